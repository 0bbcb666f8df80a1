package dev.sparring.ui.desktop.page.newrun;

import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.setting.Setting;
import dev.sparring.ui.desktop.component.setting.SettingEditor;
import dev.sparring.ui.desktop.component.setting.SettingRows;
import dev.sparring.ui.desktop.model.RunDraft;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/** One player's optimizer and learning rate. */
final class PlayerColumn extends BorderPane {

    /** What a player's game depends on most, in the order in which one sets it. */
    private static final List<String> PARTS =
            List.of("learningRate", "warmup", "decay", "optimizer", "steps", "startAt", "clipNorm", "ema");

    private final RunDraft draft;
    private final String prefix;
    private final SettingRows rows;

    /**
     * A column.
     *
     * @param title of the player
     * @param player its key in the configuration
     */
    PlayerColumn(String title, String player, RunDraft draft) {
        this.draft = draft;
        this.prefix = player + ".";
        this.rows = new SettingRows(draft, SettingEditor.Form.column(prefix));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        setCenter(new Card(title, scroll));
        setMinWidth(0);
        draft.answersProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        Config config = draft.configProperty().get();
        if (config != null) {
            List<Setting> all = Setting.of(config.tree(), draft.changes());
            rows.show(PARTS.stream()
                    .flatMap(part -> all.stream().filter(setting -> isOf(setting.path(), prefix + part)))
                    .toList());
        }
    }

    private static boolean isOf(String path, String part) {
        return path.equals(part) || path.startsWith(part + ".");
    }
}
