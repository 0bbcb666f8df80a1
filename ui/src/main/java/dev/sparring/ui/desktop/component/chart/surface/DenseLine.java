package dev.sparring.ui.desktop.component.chart.surface;

import java.util.Arrays;

/**
 * A line with a point on about every pixel, as columns a pixel wide: each reaches from the lowest to the highest place of the line
 * in it. It cannot be told from a drawn line, and where there is no graphics card it takes a fraction of the time.
 *
 * @param left edge of the first column, a whole number
 * @param top of each column, above the line by half its width
 * @param bottom of each column, below the line by half its width
 */
record DenseLine(double left, double[] top, double[] bottom) {

    private static final int LEAST_POINTS = 48;
    private static final double MOST_SPACING = 2;

    /** Whether a line from left to right has so many points that it is better drawn in columns. */
    static boolean isOne(double[] x) {
        int last = x.length - 1;
        return x.length >= LEAST_POINTS && x[last] - x[0] <= MOST_SPACING * last;
    }

    /**
     * Finds the columns.
     *
     * @param x of the points, in ascending order
     * @param y of the points
     * @param width of the line
     */
    static DenseLine of(double[] x, double[] y, double width) {
        double left = Math.floor(x[0]);
        int columns = (int) (Math.floor(x[x.length - 1]) - left) + 1;
        double[] top = new double[columns];
        double[] bottom = new double[columns];
        Arrays.fill(top, Double.POSITIVE_INFINITY);
        Arrays.fill(bottom, Double.NEGATIVE_INFINITY);
        for (int i = 1; i < x.length; i++) {
            int from = (int) (Math.floor(x[i - 1]) - left);
            int to = (int) (Math.floor(x[i]) - left);
            double slope = x[i] > x[i - 1] ? (y[i] - y[i - 1]) / (x[i] - x[i - 1]) : 0;
            // A slanting line is higher than it is wide; a peak is not to be drawn much higher than it is.
            double half = Math.min(width, width / 2 * Math.hypot(1, slope));
            for (int column = from; column <= to; column++) {
                double begin = column == from ? y[i - 1] : y[i - 1] + slope * (left + column - x[i - 1]);
                double end = column == to ? y[i] : y[i - 1] + slope * (left + column + 1 - x[i - 1]);
                top[column] = Math.min(top[column], Math.min(begin, end) - half);
                bottom[column] = Math.max(bottom[column], Math.max(begin, end) + half);
            }
        }
        return new DenseLine(left, top, bottom);
    }
}
