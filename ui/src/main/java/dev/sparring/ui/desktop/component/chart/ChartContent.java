package dev.sparring.ui.desktop.component.chart;

import java.util.List;
import java.util.Objects;

/**
 * What a chart shows.
 *
 * @param curves drawn in this order
 * @param x training steps
 * @param y values
 * @param unit of the values, a word or two; empty where the title says it
 * @param now completed steps, 0 for none
 * @param smoothing weight of what was before in the line in front, in [0, 1); 0 for none
 * @param empty what is said where there is no curve yet
 */
public record ChartContent(List<Curve> curves, Axis x, Axis y, String unit, long now, double smoothing, String empty) {

    /** Validates and copies the curves. */
    public ChartContent {
        curves = List.copyOf(curves);
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(empty, "empty");
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing must be in [0, 1), got " + smoothing);
        }
    }

    /**
     * A chart without curves.
     *
     * @param text what is said instead
     * @return the content
     */
    public static ChartContent nothing(String text) {
        return new ChartContent(List.of(), Axis.linear(0, 1), Axis.linear(0, 1), "", 0, 0, text);
    }

    /**
     * Whether the run's step has a line of its own, which parts what was from what is planned.
     *
     * @return true if there is a plan
     */
    public boolean showsNow() {
        return now > 0 && curves.stream().anyMatch(Curve::planned);
    }
}
