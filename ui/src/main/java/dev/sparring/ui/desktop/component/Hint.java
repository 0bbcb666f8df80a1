package dev.sparring.ui.desktop.component;

import java.util.Objects;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A tooltip that is made when the pointer comes for the first time. Each tooltip is a small window of its own, and a page has dozens that nobody
 * will ever see. What it says is read to who does not see it, too. JavaFX thread only.
 *
 * <pre>{@code
 * Hint.on(button, Texts.text("setting.take-back"));
 * }</pre>
 */
public final class Hint {

    private static final double WIDTH = 420;

    private final Control control;
    private String text;
    private @Nullable Tooltip tooltip;

    private Hint(Control control, String text) {
        this.control = control;
        this.text = text;
        control.setAccessibleHelp(text);
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> show());
    }

    /**
     * Gives a control a tooltip.
     *
     * @param control has none yet
     * @param text what it says
     * @return it, to say something else later
     */
    public static Hint on(Control control, String text) {
        return new Hint(control, Objects.requireNonNull(text, "text"));
    }

    /**
     * Says something else.
     *
     * @param next what
     */
    public void say(String next) {
        text = Objects.requireNonNull(next, "text");
        control.setAccessibleHelp(next);
        if (tooltip != null) {
            tooltip.setText(next);
        }
    }

    /**
     * A tooltip as all look, for what is no control or shares it with others.
     *
     * @param text what it says
     * @return the tooltip; null if it has nothing to say
     */
    public static @Nullable Tooltip tooltip(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Tooltip made = new Tooltip(text);
        made.setWrapText(true);
        made.setMaxWidth(WIDTH);
        return made;
    }

    private void show() {
        if (tooltip == null && !text.isEmpty()) {
            tooltip = tooltip(text);
            control.setTooltip(tooltip);
        }
    }
}
