package dev.sparring.ui.desktop.page.settings;

import atlantafx.base.theme.Styles;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One key: its name, where its value is typed or chosen, and what it is for. */
final class SettingEditor extends HBox {

    private static final double NAME_WIDTH = 280;
    private static final double VALUE_WIDTH = 230;

    private final String path;
    private final BiConsumer<String, String> change;
    private final Label name = new Label();
    private final Label help = new Label();
    private final Button takeBack = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    private final ValueControl value;
    /** What the draft has, so that it is told only what is new. */
    private String known;

    /**
     * An editor.
     *
     * @param setting the key
     * @param change is told a path and its new value, empty to take the change back
     */
    SettingEditor(Setting setting, BiConsumer<String, String> change) {
        this.path = setting.path();
        this.change = change;
        this.known = setting.value();
        this.value = ValueControl.of(setting, this::tell);
        name.setText(path);
        name.setMinWidth(NAME_WIDTH);
        name.setPrefWidth(NAME_WIDTH);
        name.setLabelFor(value.node());
        value.node().setMinWidth(VALUE_WIDTH);
        value.node().setPrefWidth(VALUE_WIDTH);
        value.node().setAccessibleText(path);
        value.node().setId("setting-" + path.replace('.', '-'));
        help.setWrapText(true);
        help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        help.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(help);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        takeBack.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        takeBack.setTooltip(new Tooltip("Take the change back"));
        takeBack.setAccessibleText("Take back the change of " + path);
        takeBack.setId("take-back-" + path.replace('.', '-'));
        takeBack.setOnAction(event -> change.accept(path, ""));
        getStyleClass().add("setting");
        getChildren().addAll(name, value.node(), takeBack, text);
        update(setting);
    }

    /** Shows what became of the key. What a person is typing stays as it is. */
    void update(Setting setting) {
        help.setText(setting.help() + "; " + setting.legal());
        takeBack.setVisible(setting.changed());
        name.getStyleClass().remove(Styles.TEXT_BOLD);
        if (setting.changed()) {
            name.getStyleClass().add(Styles.TEXT_BOLD);
        }
        if (!setting.value().equals(known) || !value.node().isFocused()) {
            known = setting.value();
            value.show(setting);
        }
    }

    private void tell(String told) {
        if (!told.equals(known)) {
            known = told;
            change.accept(path, told);
        }
    }
}
