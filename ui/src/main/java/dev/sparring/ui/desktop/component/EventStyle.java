package dev.sparring.ui.desktop.component;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.marker.EventTone;
import java.util.Map;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * How an event looks, the same in the list and on the charts.
 *
 * @param tone what kind of news it is
 * @param icon which news
 * @param name the event's kind as a person writes it, lower case
 */
public record EventStyle(EventTone tone, Ikon icon, String name) {

    private static final Map<String, Ikon> ACTIONS = Map.of(
            "rewarm", Feather.THERMOMETER,
            "reduce", Feather.TRENDING_DOWN,
            "slow", Feather.CLOCK,
            "skip", Feather.SKIP_FORWARD,
            "rollback", Feather.ROTATE_CCW,
            "stopped", Feather.STOP_CIRCLE);

    public static EventStyle of(RunEvent event) {
        String name = EventText.word(event.kind());
        Ikon action = ACTIONS.get(event.kind());
        if (action != null) {
            return new EventStyle(EventTone.ACTION, action, name);
        }
        if (event.kind().equals("recovered")) {
            return new EventStyle(EventTone.RECOVERED, Feather.CHECK_CIRCLE, name);
        }
        return switch (event.severity()) {
            case INFO -> new EventStyle(EventTone.NOTE, Feather.INFO, name);
            case WARNING -> new EventStyle(EventTone.WARNING, Feather.ALERT_TRIANGLE, name);
            case CRITICAL -> new EventStyle(EventTone.CRITICAL, Feather.ALERT_OCTAGON, name);
        };
    }

    /** Whether it says that something goes wrong, and how badly. */
    public boolean diagnosis() {
        return tone == EventTone.WARNING || tone == EventTone.CRITICAL;
    }
}
