package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.model.DesktopModel;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that steer a run, wherever the focus is. Space is an ordinary key while there is no run. */
final class Shortcuts {

    private Shortcuts() {}

    static void install(Scene scene, DesktopModel model) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (handle(event, scene, model)) {
                event.consume();
            }
        });
    }

    private static boolean handle(KeyEvent event, Scene scene, DesktopModel model) {
        if (event.getCode() == KeyCode.SPACE && model.phaseProperty().get().canPause()) {
            model.pauseOrResume();
        } else if (event.getCode() == KeyCode.F10) {
            model.stepOnce();
        } else if (event.getCode() == KeyCode.F5 && event.isShiftDown()) {
            model.stop();
        } else if (event.getCode() == KeyCode.F5) {
            finishTyping(scene);
            model.start();
        } else {
            return false;
        }
        return true;
    }

    /** What a person types counts once its field is left, and a run begins with what it says. */
    private static void finishTyping(Scene scene) {
        if (scene.getFocusOwner() instanceof TextInputControl) {
            scene.getRoot().requestFocus();
        }
    }
}
