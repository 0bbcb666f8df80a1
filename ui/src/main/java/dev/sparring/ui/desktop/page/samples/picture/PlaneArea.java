package dev.sparring.ui.desktop.page.samples.picture;

import dev.sparring.ui.desktop.component.chart.Axis;

/**
 * Where points of the plane are on the screen; a unit is as long on both axes.
 *
 * @param left edge of the plot, in pixels
 * @param top edge of the plot, in pixels
 * @param width of the plot, in pixels, above 0
 * @param height of the plot, in pixels, above 0
 * @param x values from left to right
 * @param y values from bottom to top
 */
record PlaneArea(double left, double top, double width, double height, Axis x, Axis y) {

    private static final double LEFT = 40;
    private static final double RIGHT = 10;
    private static final double TOP = 6;
    private static final double BOTTOM = 22;
    /** Room around the points, as a share of theirs. */
    private static final double MARGIN = 0.15;

    /**
     * The area that shows points whole.
     *
     * @param points x, y, x, y, ..., which set the frame; those that are not finite do not
     * @param width of the room, in pixels
     * @param height of the room, in pixels
     */
    static PlaneArea of(float[] points, double width, double height) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < points.length; i++) {
            if (Float.isFinite(points[i])) {
                low[i % 2] = Math.min(low[i % 2], points[i]);
                high[i % 2] = Math.max(high[i % 2], points[i]);
            }
        }
        double plotWidth = Math.max(1, width - LEFT - RIGHT);
        double plotHeight = Math.max(1, height - TOP - BOTTOM);
        double unit =
                (1 + 2 * MARGIN) * Math.max(span(low[0], high[0]) / plotWidth, span(low[1], high[1]) / plotHeight);
        return new PlaneArea(
                LEFT,
                TOP,
                plotWidth,
                plotHeight,
                axis(low[0], high[0], unit * plotWidth),
                axis(low[1], high[1], unit * plotHeight));
    }

    /** Of no points, and of those that are all the same, an area of 2 units. */
    private static double span(double low, double high) {
        return high > low ? high - low : 2;
    }

    private static Axis axis(double low, double high, double length) {
        double middle = high >= low ? (low + high) / 2 : 0;
        return Axis.linear(middle - length / 2, middle + length / 2);
    }

    double xOf(double value) {
        return left + x.position(value) * width;
    }

    double yOf(double value) {
        return top + (1 - y.position(value)) * height;
    }

    /** Whether a point is inside. */
    boolean shows(double first, double second) {
        return first >= x.low() && first <= x.high() && second >= y.low() && second <= y.high();
    }
}
