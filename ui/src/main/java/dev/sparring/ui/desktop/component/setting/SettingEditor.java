package dev.sparring.ui.desktop.component.setting;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.text.Texts;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One key: its name, where its value is typed or chosen, and what it is for. */
public final class SettingEditor extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /**
     * How much room there is.
     *
     * @param nameWidth pixels for the name
     * @param valueWidth pixels for the value
     * @param prefix of the path that goes without saying
     * @param explained whether help and legal values stand beside the value in full, instead of as much of the help as there is room for
     */
    public record Form(double nameWidth, double valueWidth, String prefix, boolean explained) {
        /** A line of its own for each key. */
        public static final Form WIDE = new Form(280, 230, "", true);

        /**
         * Two columns side by side, each for the keys of one player.
         *
         * @param prefix of all its paths
         */
        public static Form column(String prefix) {
            return new Form(150, 150, prefix, false);
        }
    }

    private final String path;
    private final boolean explained;
    private final BiConsumer<String, String> change;
    private final Label name = new Label();
    private final Label help = new Label();
    private final Hint hint;
    private final Button takeBack = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    private final ValueControl value;
    /** What the draft has, so that it is told only what is new. */
    private String known;

    /**
     * An editor.
     *
     * @param setting the key
     * @param form how much room there is
     * @param change is told a path and its new value, empty to take the change back
     */
    SettingEditor(Setting setting, Form form, BiConsumer<String, String> change) {
        this.path = setting.path();
        this.explained = form.explained();
        this.change = change;
        this.known = setting.value();
        this.value = ValueControl.of(setting, this::tell);
        name.setText(
                path.startsWith(form.prefix()) ? path.substring(form.prefix().length()) : path);
        name.setMinWidth(form.nameWidth());
        name.setPrefWidth(form.nameWidth());
        name.setLabelFor(value.node());
        value.node().setMinWidth(form.valueWidth());
        value.node().setPrefWidth(form.valueWidth());
        value.node().setAccessibleText(path);
        value.node().setId("setting-" + path.replace('.', '-'));
        help.setWrapText(form.explained());
        help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        help.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(help);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        takeBack.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Hint.on(takeBack, Texts.text("setting.take-back"));
        takeBack.setAccessibleText(Texts.text("setting.take-back.accessible", path));
        takeBack.setId("take-back-" + path.replace('.', '-'));
        takeBack.setOnAction(event -> change.accept(path, ""));
        getStyleClass().add("setting");
        getChildren().addAll(name, value.node(), takeBack, text);
        this.hint = Hint.on(value.node(), "");
        update(setting, "");
    }

    /**
     * Shows what became of the key. What a person is typing stays as it is.
     *
     * @param setting the key
     * @param problem what is wrong with it; empty if nothing
     */
    void update(Setting setting, String problem) {
        String words = setting.help() + "; " + setting.legal();
        help.setText(explained ? words : setting.help());
        hint.say(problem.isEmpty() ? words : problem);
        value.node().pseudoClassStateChanged(WRONG, !problem.isEmpty());
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
