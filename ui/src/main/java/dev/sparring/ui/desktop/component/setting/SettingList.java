package dev.sparring.ui.desktop.component.setting;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.RunDraft;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Keys of a run, with a field to look for some. A change is checked at once, and the planned rates bend with it. */
public final class SettingList extends BorderPane {

    private final RunDraft draft;
    private final Predicate<Setting> wanted;
    private final TextField search = new TextField();
    private final SettingRows rows;
    private final Label summary = new Label();
    private final Button takeBack = new Button(Texts.text("setting.take-all-back"), new FontIcon(Feather.ROTATE_CCW));

    /**
     * A list.
     *
     * @param draft what it shows and changes
     * @param wanted which of the keys
     */
    public SettingList(RunDraft draft, Predicate<Setting> wanted) {
        this.wanted = wanted;
        this.draft = draft;
        this.rows = new SettingRows(draft, SettingEditor.Form.WIDE);
        search.setPromptText(Texts.text("setting.search"));
        search.setId("setting-search");
        search.setPrefColumnCount(28);
        search.textProperty().addListener((property, before, now) -> show());
        summary.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Hint.on(takeBack, Texts.text("setting.take-all-back.tooltip"));
        takeBack.setOnAction(event -> draft.takeBack());
        takeBack.setId("settings-take-back");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        HBox bar = new HBox(search, takeBack, summary);
        bar.getStyleClass().add("setting-bar");
        setTop(bar);
        setCenter(scroll);
        draft.answersProperty().addListener((property, before, now) -> show());
        show();
    }

    /** While a change is not legal, the keys are those of the last legal configuration, with what the person typed. */
    private void show() {
        Config config = draft.configProperty().get();
        takeBack.setDisable(draft.changes().isEmpty());
        if (config == null) {
            return;
        }
        List<Setting> settings = Setting.of(config.tree(), draft.changes()).stream()
                .filter(wanted)
                .filter(setting -> setting.matches(search.getText()))
                .toList();
        rows.show(settings);
        summary.setText(settings.isEmpty() ? Texts.text("setting.none") : "");
    }
}
