package dev.sparring.ui.desktop.component.chart;

import java.util.List;
import java.util.Objects;

/**
 * What a chart shows.
 *
 * @param curves drawn in this order
 * @param x training steps
 * @param y values
 * @param now completed steps, 0 for no marker
 * @param empty what is said where there is no curve yet
 */
public record ChartContent(List<Curve> curves, Axis x, Axis y, long now, String empty) {

    /** Copies the curves. */
    public ChartContent {
        curves = List.copyOf(curves);
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(empty, "empty");
    }

    /**
     * A chart without curves.
     *
     * @param text what is said instead
     * @return the content
     */
    public static ChartContent nothing(String text) {
        return new ChartContent(List.of(), Axis.linear(0, 1), Axis.linear(0, 1), 0, text);
    }
}
