package dev.sparring.ui.desktop.view;

import dev.sparring.gan.balance.Event;
import dev.sparring.ui.desktop.marker.MarkedChart;
import dev.sparring.ui.desktop.marker.Marker;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Events as marks on charts. */
final class Markers {

    private Markers() {}

    /** The mark of each event, in the same order. */
    static List<Marker> of(List<Event> events) {
        return events.stream().map(Markers::of).toList();
    }

    private static Marker of(Event event) {
        Appearance appearance = Appearance.of(event);
        return new Marker(
                event.step(),
                appearance.tone(),
                appearance.icon(),
                EventWords.label(event),
                EventWords.title(event),
                EventWords.details(event),
                EventWords.back(event));
    }

    /** Keeps a chart marked with what is in a list, newest first. */
    static void follow(ObservableList<Event> events, MarkedChart chart) {
        events.addListener((ListChangeListener<Event>) change -> chart.mark(of(events)));
        chart.mark(of(events));
    }
}
