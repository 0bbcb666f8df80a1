package dev.sparring.ui.desktop.chart;

import java.util.Objects;
import java.util.function.LongToDoubleFunction;

/**
 * A player's curve.
 *
 * @param stroke whose
 * @param past what was, drawn solid
 * @param future what will be by step, drawn dashed from now on; NaN where nothing
 */
public record Curve(Stroke stroke, Buckets past, LongToDoubleFunction future) {

    /** Validates. */
    public Curve {
        Objects.requireNonNull(stroke, "stroke");
        Objects.requireNonNull(past, "past");
        Objects.requireNonNull(future, "future");
    }

    /**
     * A curve whose future nobody knows.
     *
     * @param stroke whose
     * @param past what was
     * @return the curve
     */
    public static Curve measured(Stroke stroke, Buckets past) {
        return new Curve(stroke, past, step -> Double.NaN);
    }
}
