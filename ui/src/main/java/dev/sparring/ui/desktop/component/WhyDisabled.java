package dev.sparring.ui.desktop.component;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Says why controls are disabled. A disabled one gets no pointer, and so shows no tooltip; the box around it does. While there is nothing to say, the
 * controls' own tooltips are all there is. JavaFX thread only.
 */
public final class WhyDisabled extends HBox {

    private @Nullable Tooltip tooltip;

    /**
     * Puts a box around controls.
     *
     * @param why they are disabled; empty while that needs no word
     * @param controls side by side
     */
    public WhyDisabled(ObservableValue<String> why, Node... controls) {
        super(controls);
        getStyleClass().add("why-disabled");
        why.subscribe(this::say);
    }

    /** A tooltip is a small window of its own: there is none before there is something to say. */
    private void say(String text) {
        setAccessibleHelp(text);
        if (tooltip != null) {
            Tooltip.uninstall(this, tooltip);
            tooltip = null;
        }
        tooltip = Hint.tooltip(text);
        if (tooltip != null) {
            Tooltip.install(this, tooltip);
        }
    }
}
