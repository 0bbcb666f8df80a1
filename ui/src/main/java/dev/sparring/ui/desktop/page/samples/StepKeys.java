package dev.sparring.ui.desktop.page.samples;

import dev.sparring.ui.desktop.model.samples.SampleTimeline;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The keys that move through saved steps, wherever on the page the focus is, unless what has it needs them itself. */
final class StepKeys {

    private StepKeys() {}

    /**
     * Gives a page its keys.
     *
     * @param page where they work
     * @param timeline what they move
     * @param own the slider of that timeline, for which they work, too
     */
    static void install(Node page, SampleTimeline timeline, Slider own) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && handle(event, timeline, own)) {
                event.consume();
            }
        });
    }

    private static boolean handle(KeyEvent event, SampleTimeline timeline, Slider own) {
        EventTarget target = event.getTarget();
        if (target instanceof TextInputControl
                || target instanceof ComboBoxBase
                || target instanceof Spinner
                || (target instanceof Slider && target != own)) {
            return false;
        }
        switch (event.getCode()) {
            case LEFT -> timeline.previous();
            case RIGHT -> timeline.next();
            case HOME -> timeline.first();
            case END -> timeline.last();
            case SPACE -> {
                // A button is pressed by it, a choice opened.
                if (target instanceof ButtonBase || target instanceof ChoiceBox) {
                    return false;
                }
                timeline.playOrRest();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
