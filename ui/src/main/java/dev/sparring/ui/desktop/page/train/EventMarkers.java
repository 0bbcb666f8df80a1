package dev.sparring.ui.desktop.page.train;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.EventStyle;
import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.marker.Marker;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Events as marks on charts. Charts are drawn many times a second and a mark is many words, so marks are kept as long as their events are
 * shown. Mutable; one thread.
 */
final class EventMarkers {

    /** By identity: to compare events by what they say would take as long as to say it. */
    private IdentityHashMap<RunEvent, Marker> kept = new IdentityHashMap<>();

    /** The mark of each event, in the same order. */
    List<Marker> of(List<RunEvent> events) {
        IdentityHashMap<RunEvent, Marker> shown = new IdentityHashMap<>();
        List<Marker> marks = new ArrayList<>();
        for (RunEvent event : events) {
            Marker known = kept.get(event);
            Marker mark = known == null ? marker(event) : known;
            shown.put(event, mark);
            marks.add(mark);
        }
        kept = shown;
        return marks;
    }

    private static Marker marker(RunEvent event) {
        EventStyle appearance = EventStyle.of(event);
        return new Marker(
                event.step(),
                appearance.tone(),
                appearance.icon(),
                EventText.label(event),
                () -> EventText.title(event),
                () -> EventText.details(event),
                EventText.back(event));
    }
}
