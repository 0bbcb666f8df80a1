package dev.sparring.ui.desktop.component.chart;

import java.util.Objects;
import java.util.function.LongToDoubleFunction;

/**
 * A curve of a chart.
 *
 * @param key of its series, as in {@code metrics.jsonl}
 * @param text what it is called beside the other curves of its chart
 * @param style how it is drawn
 * @param width of the line, in pixels
 * @param past what was, drawn solid
 * @param future what will be by step, drawn dashed from now on; NaN where nothing
 * @param planned whether there is a future
 */
public record Curve(
        String key,
        String text,
        SeriesStyle style,
        double width,
        DecimatedSeries past,
        LongToDoubleFunction future,
        boolean planned) {

    private static final double MEASURED_WIDTH = 1.75;

    /** Validates. */
    public Curve {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(past, "past");
        Objects.requireNonNull(future, "future");
    }

    /**
     * A curve whose schedule is known, of a width by which it can be seen where another one coincides with it.
     *
     * @param key of its series
     * @param text what it is called
     * @param style how it is drawn
     * @param past what was
     * @param future what will be, NaN where nothing
     * @return the curve
     */
    public static Curve planned(
            String key, String text, SeriesStyle style, DecimatedSeries past, LongToDoubleFunction future) {
        return new Curve(key, text, style, style.width(), past, future, true);
    }

    /**
     * A curve whose future nobody knows.
     *
     * @param key of its series
     * @param text what it is called
     * @param style how it is drawn
     * @param past what was
     * @return the curve
     */
    public static Curve measured(String key, String text, SeriesStyle style, DecimatedSeries past) {
        return new Curve(key, text, style, MEASURED_WIDTH, past, step -> Double.NaN, false);
    }

    /**
     * The value at a step: what was, or behind that what will be.
     *
     * @param step completed steps
     * @return NaN where there is none
     */
    public double at(long step) {
        return step <= past.last() || !planned ? past.at(step) : future.applyAsDouble(Math.max(1, step));
    }
}
