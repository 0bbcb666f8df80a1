package dev.sparring.ui.desktop.component.marker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kordamp.ikonli.Ikon;

/**
 * Markers at one place of an axis, and how much of them there is room for.
 *
 * @param x the place, in pixels from the plot's left edge
 * @param markers what happened there, newest first, at least one
 * @param room how much is drawn
 * @param left edge of what stands above the plot, in pixels from the plot's left edge
 * @param right edge of what stands above the plot
 */
record MarkerGroup(double x, List<Marker> markers, Room room, double left, double right) {

    /** Side of an icon, in pixels. */
    static final double ICON = 13;

    /** Between two icons, in pixels. */
    static final double GAP = 2;

    /** Between icons and label, in pixels. */
    static final double SPACE = 4;

    private static final int MOST_ICONS = 3;

    /** How much of a flag is drawn. */
    enum Room {
        /** Line and icons, and the label right of them. */
        LABEL_RIGHT,
        /** Line and icons, and the label left of them. */
        LABEL_LEFT,
        /** Line and icons. */
        ICONS,
        /** A stub on the plot's upper edge. */
        STUB
    }

    MarkerGroup {
        markers = List.copyOf(markers);
        Objects.requireNonNull(room, "room");
        if (markers.isEmpty()) {
            throw new IllegalArgumentException("markers must not be empty");
        }
    }

    /** What went wrong first, the worst before the others, since it is why the rest was done; the rest newest first. */
    List<Marker> causeFirst() {
        return causeFirst(markers);
    }

    private static List<Marker> causeFirst(List<Marker> of) {
        return of.stream()
                .sorted(Comparator.comparing(marker -> marker.tone().isCause() ? marker.tone() : EventTone.NOTE))
                .toList();
    }

    /** Whether something went wrong here. */
    boolean hasCause() {
        return markers.stream().anyMatch(marker -> marker.tone().isCause());
    }

    /**
     * The icons, without repetition: what went wrong, then the others in the order in which they happened; of too many the worst
     * and the newest.
     */
    List<Marker> icons() {
        Set<Ikon> kept = new HashSet<>(Set.of(worst().icon()));
        for (Marker marker : markers) {
            if (kept.size() < MOST_ICONS) {
                kept.add(marker.icon());
            }
        }
        List<Marker> shown = new ArrayList<>();
        for (Marker marker : markers) {
            if (kept.remove(marker.icon())) {
                shown.add(0, marker);
            }
        }
        return causeFirst(shown);
    }

    /** Of equally bad ones the newest. */
    private Marker worst() {
        return Collections.min(markers, Comparator.comparing(Marker::tone));
    }

    /** The width of the icons, in pixels. */
    double iconsWidth() {
        int count = icons().size();
        return count * ICON + (count - 1) * GAP;
    }

    /** Its tones, without repetition, the worst first. */
    List<EventTone> tones() {
        return markers.stream().map(Marker::tone).distinct().sorted().toList();
    }

    /**
     * What is written beside the icons: what went wrong and what followed, or of many the worst, which is why the others are
     * there, and how many there are besides; of equally bad ones the newest.
     */
    String label() {
        List<String> labels = markers.stream().map(Marker::label).distinct().toList();
        if (labels.size() == 1) {
            return labels.get(0);
        }
        if (labels.size() > 2) {
            return worst().label() + " +" + (labels.size() - 1);
        }
        boolean causeLast = markers.get(0).tone().isCause()
                && !markers.get(markers.size() - 1).tone().isCause();
        boolean atOnce =
                markers.get(0).step() == markers.get(markers.size() - 1).step();
        return causeLast && atOnce ? labels.get(0) + " → " + labels.get(1) : labels.get(1) + " → " + labels.get(0);
    }

    MarkerGroup with(Room next, double nextLeft, double nextRight) {
        return new MarkerGroup(x, markers, next, nextLeft, nextRight);
    }
}
