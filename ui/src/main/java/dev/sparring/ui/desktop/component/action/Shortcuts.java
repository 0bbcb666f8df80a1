package dev.sparring.ui.desktop.component.action;

import dev.sparring.ui.desktop.model.Page;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Ties the keys of actions to a window, wherever the focus is. A key whose action cannot be done now is an ordinary key. */
public final class Shortcuts {

    private Shortcuts() {}

    /**
     * Listens to a window's keys.
     *
     * @param scene of the window
     * @param actions what there is to do
     * @param page that is shown
     */
    public static void install(Scene scene, Actions actions, ObservableValue<Page> page) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Optional<Action> meant = actions.all().stream()
                    .filter(action ->
                            action.keys().filter(keys -> keys.match(event)).isPresent())
                    .filter(Action::isEnabled)
                    .findFirst();
            if (meant.isPresent() && !isTyping(scene, event) && !isOfPage(page.getValue(), event)) {
                // The palette gives the focus back to where it was.
                if (!meant.get().id().equals("palette")) {
                    finishTyping(scene);
                }
                meant.get().perform();
                event.consume();
            }
        });
    }

    /** On the page of samples, Space plays them; where runs are compared, it ticks one. */
    private static boolean isOfPage(Page page, KeyEvent event) {
        return (page == Page.SAMPLES || page == Page.COMPARE) && event.getCode() == KeyCode.SPACE;
    }

    /** A space in a text is a space, on a box it ticks or opens it, and what is undone in a text is what was typed. */
    private static boolean isTyping(Scene scene, KeyEvent event) {
        boolean space = event.getCode() == KeyCode.SPACE;
        return (takesText(scene) && (space || event.getCode() == KeyCode.Z))
                || (space
                        && (scene.getFocusOwner() instanceof CheckBox
                                || scene.getFocusOwner() instanceof ComboBoxBase));
    }

    /** What a person types counts once its field is left, and an action works with what it says. */
    private static void finishTyping(Scene scene) {
        if (takesText(scene)) {
            scene.getRoot().requestFocus();
        }
    }

    private static boolean takesText(Scene scene) {
        Node focused = scene.getFocusOwner();
        return focused instanceof TextInputControl || (focused instanceof ComboBoxBase<?> box && box.isEditable());
    }
}
