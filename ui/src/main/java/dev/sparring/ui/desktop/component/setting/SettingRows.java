package dev.sparring.ui.desktop.component.setting;

import dev.sparring.ui.desktop.model.RunDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Keys, one below the other, each with an editor. */
public final class SettingRows extends VBox {

    private final RunDraft draft;
    private final SettingEditor.Form form;
    /** By path, and by what is legal there: another model may have a key of the same name. */
    private final Map<List<String>, SettingEditor> editors = new HashMap<>();

    /**
     * No rows yet.
     *
     * @param draft what is changed
     * @param form how much room there is
     */
    public SettingRows(RunDraft draft, SettingEditor.Form form) {
        this.draft = draft;
        this.form = form;
        getStyleClass().add("settings");
        draft.choiceProperty().addListener((property, before, now) -> clear());
    }

    /** Another choice has other keys; what was typed for the one before is not for it. */
    private void clear() {
        editors.clear();
        getChildren().clear();
    }

    /**
     * Shows these and no others. A row that stays is not taken out, so that it keeps the focus.
     *
     * @param settings in this order
     */
    public void show(List<Setting> settings) {
        List<SettingEditor> wanted = settings.stream().map(this::editor).toList();
        List<Node> shown = getChildren();
        Set<Node> stay = new HashSet<>(wanted);
        shown.removeIf(row -> !stay.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            if (i == shown.size() || shown.get(i) != wanted.get(i)) {
                shown.add(i, wanted.get(i));
            }
        }
    }

    private SettingEditor editor(Setting setting) {
        SettingEditor editor = editors.computeIfAbsent(
                List.of(setting.path(), setting.legal()), key -> new SettingEditor(setting, form, draft::change));
        RunDraft.Problem problem = draft.problemProperty().get();
        editor.update(setting, problem.concerns(setting.path()) ? problem.text() : "");
        return editor;
    }
}
