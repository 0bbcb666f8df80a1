package dev.sparring.ui.desktop.marker;

import dev.sparring.ui.desktop.chart.Axis;
import dev.sparring.ui.desktop.chart.Plot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The markers of a chart where there is room for them. Those at one place share a flag; of flags too close together the newest
 * keep their icons and the others become stubs; labels are written where they hide nothing, the newest first.
 *
 * @param flags newest first
 */
record Flags(List<Flag> flags) {

    /** Markers nearer than this to a newer one stand with it. */
    private static final double TOGETHER = 4;

    /** Between what two flags show above the plot. */
    private static final double MARGIN = 5;

    /** How near one must point. */
    private static final double REACH = 6;

    static final Flags NONE = new Flags(List.of());

    Flags {
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
    static Flags of(List<Marker> markers, Axis steps, double width, ToDoubleFunction<String> labelWidth) {
        List<Flag> placed = new ArrayList<>();
        for (Flag flag : gathered(markers, steps, width)) {
            double half = flag.iconsWidth() / 2;
            Flag shown = flag.with(Flag.Room.ICONS, flag.x() - half, flag.x() + half);
            placed.add(free(placed, shown.left(), shown.right()) ? shown : flag);
        }
        for (int i = 0; i < placed.size(); i++) {
            Flag flag = placed.get(i);
            if (flag.room() == Flag.Room.ICONS) {
                placed.remove(i);
                placed.add(i, labelled(flag, placed, width, labelWidth.applyAsDouble(flag.label())));
            }
        }
        return new Flags(placed);
    }

    private static List<Flag> gathered(List<Marker> markers, Axis steps, double width) {
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
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            flags.add(new Flag(places.get(i), groups.get(i), Flag.Room.STUB, places.get(i), places.get(i)));
        }
        return flags;
    }

    private static boolean free(List<Flag> others, double left, double right) {
        return others.stream()
                .filter(other -> other.room() != Flag.Room.STUB)
                .allMatch(other -> right + MARGIN <= other.left() || left - MARGIN >= other.right());
    }

    private static Flag labelled(Flag flag, List<Flag> others, double width, double label) {
        double end = flag.right() + Flag.SPACE + label;
        if (end <= width + Plot.RIGHT && free(others, flag.left(), end)) {
            return flag.with(Flag.Room.LABEL_RIGHT, flag.left(), end);
        }
        double begin = flag.left() - Flag.SPACE - label;
        if (begin >= 0 && free(others, begin, flag.right())) {
            return flag.with(Flag.Room.LABEL_LEFT, begin, flag.right());
        }
        return flag;
    }

    /**
     * The flag that is pointed at in the plot: the nearest line.
     *
     * @param x pixels from the plot's left edge
     */
    Optional<Flag> near(double x) {
        return flags.stream()
                .filter(flag -> Math.abs(flag.x() - x) <= REACH)
                .min(Comparator.comparingDouble(flag -> Math.abs(flag.x() - x)));
    }

    /**
     * The flag that is pointed at above the plot: the one whose icons or label stand there, or else the nearest line.
     *
     * @param x pixels from the plot's left edge
     */
    Optional<Flag> above(double x) {
        return flags.stream()
                .filter(flag -> flag.room() != Flag.Room.STUB && flag.left() <= x && x <= flag.right())
                .findFirst()
                .or(() -> near(x));
    }
}
