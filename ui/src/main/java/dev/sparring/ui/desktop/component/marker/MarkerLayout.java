package dev.sparring.ui.desktop.component.marker;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.Plot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The markers of a chart where there is room for them. Those at one place share a flag; of flags too close together those keep
 * their icons where something went wrong, and of equal ones the newest, and the others become stubs; labels are written where they hide nothing, the newest first.
 *
 * @param flags newest first
 */
record MarkerLayout(List<MarkerGroup> flags) {

    /** Markers nearer than this to a newer one stand with it. */
    private static final double TOGETHER = 4;

    /** Between what two flags show above the plot. */
    private static final double MARGIN = 5;

    /** How near one must point. */
    private static final double REACH = 6;

    static final MarkerLayout NONE = new MarkerLayout(List.of());

    MarkerLayout {
        flags = List.copyOf(flags);
    }

    /**
     * Finds places.
     *
     * @param markers newest first
     * @param steps the axis
     * @param width of the plot, in pixels
     * @param labelWidth the width of a label, in pixels
     */
    static MarkerLayout of(List<Marker> markers, Axis steps, double width, ToDoubleFunction<String> labelWidth) {
        List<MarkerGroup> placed = new ArrayList<>(gathered(markers, steps, width));
        // What went wrong is not hidden by what was done about it a little later.
        for (boolean causes : new boolean[] {true, false}) {
            for (int i = 0; i < placed.size(); i++) {
                MarkerGroup flag = placed.get(i);
                if (flag.hasCause() == causes) {
                    double half = flag.iconsWidth() / 2;
                    if (free(placed, flag.x() - half, flag.x() + half)) {
                        placed.set(i, flag.with(MarkerGroup.Room.ICONS, flag.x() - half, flag.x() + half));
                    }
                }
            }
        }
        for (int i = 0; i < placed.size(); i++) {
            MarkerGroup flag = placed.get(i);
            if (flag.room() == MarkerGroup.Room.ICONS) {
                placed.remove(i);
                placed.add(i, labelled(flag, placed, width, labelWidth.applyAsDouble(flag.label())));
            }
        }
        return new MarkerLayout(placed);
    }

    private static List<MarkerGroup> gathered(List<Marker> markers, Axis steps, double width) {
        List<Double> places = new ArrayList<>();
        List<List<Marker>> groups = new ArrayList<>();
        for (Marker marker : markers) {
            double position = steps.position((double) marker.step());
            if (position >= 0 && position <= 1) {
                double x = position * width;
                int group = 0;
                while (group < places.size() && Math.abs(places.get(group) - x) >= TOGETHER) {
                    group++;
                }
                if (group == places.size()) {
                    places.add(x);
                    groups.add(new ArrayList<>());
                }
                groups.get(group).add(marker);
            }
        }
        List<MarkerGroup> flags = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            flags.add(
                    new MarkerGroup(places.get(i), groups.get(i), MarkerGroup.Room.STUB, places.get(i), places.get(i)));
        }
        return flags;
    }

    private static boolean free(List<MarkerGroup> others, double left, double right) {
        return others.stream()
                .filter(other -> other.room() != MarkerGroup.Room.STUB)
                .allMatch(other -> right + MARGIN <= other.left() || left - MARGIN >= other.right());
    }

    private static MarkerGroup labelled(MarkerGroup flag, List<MarkerGroup> others, double width, double label) {
        double end = flag.right() + MarkerGroup.SPACE + label;
        if (end <= width + Plot.RIGHT && free(others, flag.left(), end)) {
            return flag.with(MarkerGroup.Room.LABEL_RIGHT, flag.left(), end);
        }
        double begin = flag.left() - MarkerGroup.SPACE - label;
        if (begin >= 0 && free(others, begin, flag.right())) {
            return flag.with(MarkerGroup.Room.LABEL_LEFT, begin, flag.right());
        }
        return flag;
    }

    /**
     * The flag that is pointed at in the plot: the nearest line.
     *
     * @param x pixels from the plot's left edge
     */
    Optional<MarkerGroup> near(double x) {
        return flags.stream()
                .filter(flag -> Math.abs(flag.x() - x) <= REACH)
                .min(Comparator.comparingDouble(flag -> Math.abs(flag.x() - x)));
    }

    /**
     * The flag that is pointed at above the plot: the one whose icons or label stand there, or else the nearest line.
     *
     * @param x pixels from the plot's left edge
     */
    Optional<MarkerGroup> above(double x) {
        return flags.stream()
                .filter(flag -> flag.room() != MarkerGroup.Room.STUB && flag.left() <= x && x <= flag.right())
                .findFirst()
                .or(() -> near(x));
    }
}
