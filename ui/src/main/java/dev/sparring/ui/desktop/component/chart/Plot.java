package dev.sparring.ui.desktop.component.chart;

import java.util.Objects;

/**
 * Where in a chart its curves are drawn, in pixels from the chart's upper left corner. Above it is room for a row of
 * marks, below it for the steps.
 *
 * @param left edge
 * @param top edge
 * @param width at least 0
 * @param height at least 0
 * @param x training steps
 * @param y values
 */
public record Plot(double left, double top, double width, double height, Axis x, Axis y) {

    /** Height of the row of marks, in pixels. */
    public static final double ROW = 20;

    /** Room to the right of the plot, in pixels. */
    public static final double RIGHT = 22;

    private static final double LEFT = 52;
    private static final double BOTTOM = 22;

    /** Validates. */
    public Plot {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException("width and height must be at least 0, got " + width + " and " + height);
        }
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
    }

    /**
     * The plot of a content in a chart.
     *
     * @param content what is shown
     * @param width of the chart, in pixels
     * @param height of the chart, in pixels
     * @return the plot, of no size where the chart is too small for one
     */
    public static Plot of(ChartContent content, double width, double height) {
        return new Plot(
                LEFT,
                ROW,
                Math.max(0, width - LEFT - RIGHT),
                Math.max(0, height - ROW - BOTTOM),
                content.x(),
                content.y());
    }

    /**
     * Where a step is.
     *
     * @param step any
     * @return pixels from the chart's left edge
     */
    public double xOf(double step) {
        return left + x.position(step) * width;
    }

    /**
     * The step at a place.
     *
     * @param at pixels from the chart's left edge
     * @return the step, between whole ones where the place is
     */
    public double stepAt(double at) {
        return x.value((at - left) / width);
    }

    /**
     * Whether a place lies in it.
     *
     * @param atX pixels from the chart's left edge
     * @param atY pixels from the chart's upper edge
     * @return true if so
     */
    public boolean contains(double atX, double atY) {
        return atX >= left && atX <= right() && atY >= top && atY <= bottom();
    }

    /**
     * Where a value is.
     *
     * @param value any
     * @return pixels from the chart's upper edge, NaN where a logarithmic axis cannot show it
     */
    public double yOf(double value) {
        return top + (1 - y.position(value)) * height;
    }

    /**
     * The right edge.
     *
     * @return pixels from the chart's left edge
     */
    public double right() {
        return left + width;
    }

    /**
     * The lower edge.
     *
     * @return pixels from the chart's upper edge
     */
    public double bottom() {
        return top + height;
    }

    /**
     * Whether there is room to draw in.
     *
     * @return false if a side is below 2 pixels
     */
    public boolean visible() {
        return width >= 2 && height >= 2;
    }
}
