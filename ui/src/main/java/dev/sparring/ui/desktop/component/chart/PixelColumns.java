package dev.sparring.ui.desktop.component.chart;

import java.util.Arrays;

/**
 * A curve by pixel column.
 *
 * @param least value of each column, NaN where there is nothing
 * @param most value of each column
 * @param mean value of each column
 * @param place of that mean on the axis, 0 at its beginning and 1 at its end
 */
public record PixelColumns(double[] least, double[] most, double[] mean, double[] place) {

    static PixelColumns empty(int columns) {
        double[] nothing = new double[columns];
        Arrays.fill(nothing, Double.NaN);
        return new PixelColumns(nothing, nothing.clone(), nothing.clone(), new double[columns]);
    }

    /** Adds a bucket; until all are there, {@code mean} and {@code place} hold sums. */
    void add(int column, double low, double high, double sum, double weighted) {
        boolean first = Double.isNaN(mean[column]);
        least[column] = first ? low : Math.min(least[column], low);
        most[column] = first ? high : Math.max(most[column], high);
        mean[column] = first ? sum : mean[column] + sum;
        place[column] += weighted;
    }
}
