package dev.sparring.ui.desktop.page.newrun;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.RunDraft;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole configuration as text. What is typed here counts once it is taken over. */
final class YamlTab extends BorderPane {

    private final RunDraft draft;
    private final TextArea text = new TextArea();
    private final Label problem = new Label();
    private final StringProperty shown = new SimpleStringProperty("");

    YamlTab(RunDraft draft) {
        this.draft = draft;
        text.setId("yaml");
        text.getStyleClass().add("yaml");
        text.setAccessibleText(Texts.text("newrun.yaml"));
        Button take = new Button(Texts.text("newrun.yaml.take"), new FontIcon(Feather.CHECK));
        take.setId("yaml-take");
        Hint.on(take, Texts.text("newrun.yaml.take.tooltip"));
        take.setOnAction(event -> take());
        Button back = new Button(Texts.text("newrun.yaml.undo"), new FontIcon(Feather.ROTATE_CCW));
        back.setOnAction(event -> show(shown.get()));
        problem.setId("yaml-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add(Styles.DANGER);
        HBox.setHgrow(problem, Priority.ALWAYS);
        take.disableProperty().bind(text.textProperty().isEqualTo(shown));
        back.disableProperty().bind(take.disableProperty());
        HBox bar = new HBox(take, back, problem);
        bar.getStyleClass().add("setting-bar");
        setTop(bar);
        setCenter(text);
        getStyleClass().add("yaml-tab");
        draft.configProperty().subscribe(this::follow);
    }

    /** What is being typed is not overwritten. Where nothing legal is known there is nothing to be shown. */
    private void follow(@Nullable Config config) {
        String now = config == null ? "" : config.yaml();
        if (text.getText().equals(shown.get())) {
            show(now);
        }
        shown.set(now);
    }

    private void show(String yaml) {
        shown.set(yaml);
        text.setText(yaml);
        problem.setText("");
    }

    private void take() {
        try {
            draft.changeTo(text.getText());
            shown.set(text.getText());
            problem.setText("");
        } catch (SparringException.Configuration e) {
            problem.setText(e.getMessage());
        }
    }
}
