package dev.sparring.ui.desktop.page.settings;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.model.RunDraft;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All keys of the next run, with a field to look for some. A change is checked at once, and the planned rates bend with it. */
public final class SettingsPage extends BorderPane {

    private final RunDraft draft;
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final Label summary = new Label();
    private final Button takeBack = new Button("Take all back", new FontIcon(Feather.ROTATE_CCW));

    /**
     * A page.
     *
     * @param draft what it shows and changes
     */
    public SettingsPage(RunDraft draft) {
        this.draft = draft;
        search.setPromptText("Look for a key: rate, warmup, loss, …");
        search.setId("setting-search");
        search.setPrefColumnCount(28);
        search.textProperty().addListener((property, before, now) -> show());
        summary.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        takeBack.setTooltip(new Tooltip("Every key as the choice of data has it"));
        takeBack.setOnAction(event -> draft.takeBack());
        takeBack.setId("settings-take-back");
        rows.getStyleClass().add("settings");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        setCenter(new Card("Settings of the next run", scroll, summary, search, takeBack));
        setPadding(new Insets(12));
        draft.configProperty().addListener((property, before, now) -> show());
        show();
    }

    /** While a change is not legal, the configuration stays as it was, and so do the rows, with what the person typed. */
    private void show() {
        Config config = draft.configProperty().get();
        takeBack.setDisable(draft.changes().isEmpty());
        if (config == null) {
            return;
        }
        List<Setting> settings = Setting.of(config.tree(), draft.changes()).stream()
                .filter(setting -> setting.matches(search.getText()))
                .toList();
        rows.getChildren()
                .setAll(settings.stream()
                        .map(setting -> new SettingEditor(setting, draft::change))
                        .toList());
        summary.setText(settings.isEmpty() ? "no key has these words" : "");
    }
}
