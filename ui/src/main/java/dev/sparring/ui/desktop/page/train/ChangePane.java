package dev.sparring.ui.desktop.page.train;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.setting.SettingList;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.RunDraft;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The keys of a run that may change while it is made. It shows itself when it is opened, and is gone once they are taken over. */
final class ChangePane extends BorderPane {

    private final DesktopModel model;
    private boolean wanted;

    ChangePane(DesktopModel model) {
        this.model = model;
        RunDraft draft = model.alteration();
        Button take = new Button(Texts.text("train.change.take"), new FontIcon(Feather.CHECK));
        take.setId("alter-take");
        take.getStyleClass().add(Styles.ACCENT);
        take.setOnAction(event -> {
            wanted = true;
            takeIfLegal();
        });
        ObservableValue<Boolean> steered = model.phaseProperty().map(Phase::canPause);
        take.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !steered.getValue() && !model.canStartProperty().getValue(),
                        steered,
                        model.canStartProperty()));
        Button leave = new Button(Texts.text("train.change.leave"));
        leave.setCancelButton(true);
        leave.setId("alter-leave");
        leave.setOnAction(event -> setVisible(false));
        Label words = new Label(Texts.text("train.change.about"));
        words.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        words.setMinWidth(0);
        Label problem = new Label();
        problem.getStyleClass().add(Styles.DANGER);
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        HBox.setHgrow(words, Priority.ALWAYS);
        SettingList list = new SettingList(draft, setting -> !setting.fixed());
        VBox.setVgrow(list, Priority.ALWAYS);
        draft.answersProperty().addListener((property, before, now) -> {
            problem.setText(draft.problemProperty().get().text());
            wanted &= problem.getText().isEmpty();
            takeIfLegal();
        });
        setCenter(new Card(Texts.text("train.change.title"), new VBox(problem, list), words, leave, take));
        setPadding(new Insets(12));
        setVisible(false);
        visibleProperty().subscribe(seen -> wanted &= seen);
        model.settingProperty().addListener((property, before, now) -> setVisible(false));
    }

    /** What was typed last may not be read yet: then its answer takes it over, unless something is wrong with it. */
    private void takeIfLegal() {
        if (wanted && model.alteration().isLegal()) {
            wanted = false;
            model.alter();
            setVisible(false);
        }
    }

    /** Shows it with the run's keys as they are. */
    void open() {
        wanted = false;
        model.beginAlteration();
        setVisible(true);
    }
}
