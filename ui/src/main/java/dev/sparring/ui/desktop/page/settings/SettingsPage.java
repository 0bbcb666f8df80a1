package dev.sparring.ui.desktop.page.settings;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.model.RunDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.Node;
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
    /** By path, and by what is legal there: another model may have a key of the same name. */
    private final Map<List<String>, SettingEditor> editors = new HashMap<>();

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
        draft.answersProperty().addListener((property, before, now) -> show());
        draft.choiceProperty().addListener((property, before, now) -> clear());
        show();
    }

    /** Another choice has other keys; what was typed for the one before is not for it. */
    private void clear() {
        editors.clear();
        rows.getChildren().clear();
    }

    private SettingEditor editor(Setting setting) {
        SettingEditor editor = editors.computeIfAbsent(
                List.of(setting.path(), setting.legal()), key -> new SettingEditor(setting, draft::change));
        editor.update(setting);
        return editor;
    }

    /** A row that stays is not taken out, so that it keeps the focus. */
    private void arrange(List<SettingEditor> wanted) {
        List<Node> shown = rows.getChildren();
        Set<Node> stay = new HashSet<>(wanted);
        shown.removeIf(row -> !stay.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            if (i == shown.size() || shown.get(i) != wanted.get(i)) {
                shown.add(i, wanted.get(i));
            }
        }
    }

    /** While a change is not legal, the keys are those of the last legal configuration, with what the person typed. */
    private void show() {
        Config config = draft.configProperty().get();
        takeBack.setDisable(draft.changes().isEmpty());
        if (config == null) {
            return;
        }
        List<Setting> settings = Setting.of(config.tree(), draft.changes()).stream()
                .filter(setting -> setting.matches(search.getText()))
                .toList();
        arrange(settings.stream().map(this::editor).toList());
        summary.setText(settings.isEmpty() ? "no key has these words" : "");
    }
}
