package dev.sparring.ui.desktop.page.train;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.EventStyle;
import dev.sparring.ui.desktop.component.EventText;
import dev.sparring.ui.desktop.component.marker.Marker;
import java.util.List;

/** Events as marks on charts. */
final class EventMarkers {

    private EventMarkers() {}

    /** The mark of each event, in the same order. */
    static List<Marker> of(List<RunEvent> events) {
        return events.stream().map(EventMarkers::of).toList();
    }

    private static Marker of(RunEvent event) {
        EventStyle appearance = EventStyle.of(event);
        return new Marker(
                event.step(),
                appearance.tone(),
                appearance.icon(),
                EventText.label(event),
                EventText.title(event),
                EventText.details(event),
                EventText.back(event));
    }
}
