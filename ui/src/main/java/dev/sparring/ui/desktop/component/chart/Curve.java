package dev.sparring.ui.desktop.component.chart;

import java.util.Objects;
import java.util.function.LongToDoubleFunction;

/**
 * A player's curve.
 *
 * @param stroke whose
 * @param width of the line, in pixels
 * @param past what was, drawn solid
 * @param future what will be by step, drawn dashed from now on; NaN where nothing
 */
public record Curve(SeriesStyle stroke, double width, DecimatedSeries past, LongToDoubleFunction future) {

    private static final double MEASURED_WIDTH = 1.75;

    /** Validates. */
    public Curve {
        Objects.requireNonNull(stroke, "stroke");
        Objects.requireNonNull(past, "past");
        Objects.requireNonNull(future, "future");
    }

    /**
     * A curve whose schedule is known, of a width by which it can be seen where the other player's coincides with it.
     *
     * @param stroke whose
     * @param past what was
     * @param future what will be, NaN where nothing
     * @return the curve
     */
    public static Curve planned(SeriesStyle stroke, DecimatedSeries past, LongToDoubleFunction future) {
        return new Curve(stroke, stroke.width(), past, future);
    }

    /**
     * A curve whose future nobody knows.
     *
     * @param stroke whose
     * @param past what was
     * @return the curve
     */
    public static Curve measured(SeriesStyle stroke, DecimatedSeries past) {
        return new Curve(stroke, MEASURED_WIDTH, past, step -> Double.NaN);
    }
}
