package dev.sparring.ui.desktop.component.action;

import dev.sparring.ui.desktop.model.Page;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
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
                finishTyping(scene);
                meant.get().perform();
                event.consume();
            }
        });
    }

    /** On the page of samples, Space plays them. */
    private static boolean isOfPage(Page page, KeyEvent event) {
        return page == Page.SAMPLES && event.getCode() == KeyCode.SPACE;
    }

    /** A space in a text is a space, and what is undone there is what was typed. */
    private static boolean isTyping(Scene scene, KeyEvent event) {
        return scene.getFocusOwner() instanceof TextInputControl
                && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.Z);
    }

    /** What a person types counts once its field is left, and an action works with what it says. */
    private static void finishTyping(Scene scene) {
        if (scene.getFocusOwner() instanceof TextInputControl) {
            scene.getRoot().requestFocus();
        }
    }
}
