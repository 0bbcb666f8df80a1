package dev.sparring.ui.desktop.view;

import dev.sparring.gan.balance.Event;
import dev.sparring.ui.desktop.marker.Tone;
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
record Appearance(Tone tone, Ikon icon, String name) {

    private static final Map<String, Ikon> ACTIONS = Map.of(
            "rewarm", Feather.THERMOMETER,
            "reduce", Feather.TRENDING_DOWN,
            "slow", Feather.CLOCK,
            "skip", Feather.SKIP_FORWARD,
            "rollback", Feather.ROTATE_CCW,
            "stopped", Feather.STOP_CIRCLE);

    static Appearance of(Event event) {
        String name = event.kind().replace('-', ' ');
        Ikon action = ACTIONS.get(event.kind());
        if (action != null) {
            return new Appearance(Tone.ACTION, action, name);
        }
        if (event.kind().equals("recovered")) {
            return new Appearance(Tone.RECOVERED, Feather.CHECK_CIRCLE, name);
        }
        return switch (event.severity()) {
            case INFO -> new Appearance(Tone.NOTE, Feather.INFO, name);
            case WARNING -> new Appearance(Tone.WARNING, Feather.ALERT_TRIANGLE, name);
            case CRITICAL -> new Appearance(Tone.CRITICAL, Feather.ALERT_OCTAGON, name);
        };
    }

    /** Whether it says that something goes wrong, and how badly. */
    boolean verdict() {
        return tone == Tone.WARNING || tone == Tone.CRITICAL;
    }
}
