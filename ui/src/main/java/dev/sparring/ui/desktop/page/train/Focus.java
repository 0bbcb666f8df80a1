package dev.sparring.ui.desktop.page.train;

import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Where the focus goes when a run begins and ends. Left to itself it wanders from a button that is disabled to the next one
 * that is not, and a Space that was meant to pause would press that.
 */
final class Focus {

    private Focus() {}

    /**
     * Keeps the focus from wandering.
     *
     * @param bar the buttons
     * @param rest a node on which keys do nothing
     */
    static void follow(DesktopModel model, RunBar bar, Node rest) {
        model.phaseProperty().addListener((property, before, now) -> {
            Scene scene = bar.getScene();
            if (before == Phase.PREPARING && now == Phase.RUNNING) {
                bar.pause().requestFocus();
            } else if (scene != null
                    && scene.getFocusOwner() != null
                    && bar.controls().equals(scene.getFocusOwner().getParent())
                    && (now == Phase.PREPARING || (before.canPause() && !now.canPause()))) {
                rest.requestFocus();
            }
        });
    }
}
