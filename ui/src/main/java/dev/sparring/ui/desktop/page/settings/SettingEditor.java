package dev.sparring.ui.desktop.page.settings;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.catalog.Named;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One key: its name, where its value is typed or chosen, and what it is for. */
final class SettingEditor extends HBox {

    private static final double NAME_WIDTH = 280;
    private static final double VALUE_WIDTH = 230;

    private final Setting setting;
    private final BiConsumer<String, String> change;

    /**
     * An editor.
     *
     * @param setting the key
     * @param change is told a path and its new value, empty to take the change back
     */
    SettingEditor(Setting setting, BiConsumer<String, String> change) {
        this.setting = setting;
        this.change = change;
        Label name = new Label(setting.path());
        name.setMinWidth(NAME_WIDTH);
        name.setPrefWidth(NAME_WIDTH);
        if (setting.changed()) {
            name.getStyleClass().add(Styles.TEXT_BOLD);
        }
        Control value = value();
        value.setMinWidth(VALUE_WIDTH);
        value.setPrefWidth(VALUE_WIDTH);
        value.setAccessibleText(setting.path());
        value.setId("setting-" + setting.path().replace('.', '-'));
        name.setLabelFor(value);
        Label help = new Label(setting.help() + "; " + setting.legal());
        help.setWrapText(true);
        help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        help.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(help);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        getStyleClass().add("setting");
        getChildren().addAll(name, value, takeBack(), text);
    }

    private Button takeBack() {
        Button button = new Button(null, new FontIcon(Feather.ROTATE_CCW));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip("Take the change back"));
        button.setAccessibleText("Take back the change of " + setting.path());
        button.setVisible(setting.changed());
        button.setOnAction(event -> change.accept(setting.path(), ""));
        return button;
    }

    private Control value() {
        if (!setting.members().isEmpty()) {
            return choice();
        }
        return setting.flag() ? flag() : text();
    }

    private Control choice() {
        ComboBox<Named> box = new ComboBox<>();
        box.getItems().setAll(setting.members());
        setting.members().stream()
                .filter(member -> member.name().equals(setting.value()))
                .findFirst()
                .ifPresent(box::setValue);
        box.setPromptText(setting.value().isEmpty() ? setting.otherwise() : setting.value());
        box.setConverter(new Names());
        box.setOnAction(event -> {
            if (box.getValue() != null) {
                tell(box.getValue().name());
            }
        });
        return box;
    }

    private Control flag() {
        CheckBox box = new CheckBox();
        box.setSelected(
                setting.value().isEmpty()
                        ? setting.otherwise().equals("true")
                        : setting.value().equals("true"));
        box.setOnAction(event -> tell(Boolean.toString(box.isSelected())));
        return box;
    }

    /** Told when the person is done: by Enter, or by going elsewhere. */
    private Control text() {
        TextField field = new TextField(setting.value());
        field.setPromptText(setting.otherwise());
        field.setOnAction(event -> tell(field.getText()));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                tell(field.getText());
            }
        });
        return field;
    }

    private void tell(String value) {
        if (!Objects.equals(value.trim(), setting.value())) {
            change.accept(setting.path(), value.trim());
        }
    }

    private static final class Names extends StringConverter<Named> {
        @Override
        public String toString(Named member) {
            return member == null ? "" : member.name();
        }

        @Override
        public Named fromString(String name) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
