package dev.sparring.ui.desktop.component.chart;

import java.util.Arrays;

/**
 * A decimated curve; nobody changes the arrays any more. Bucket i holds the steps {@code i * width + 1} to
 * {@code (i + 1) * width}.
 *
 * @param width steps in a bucket
 * @param last the newest step, 0 if there is none
 * @param least value in each bucket, infinite where it is empty
 * @param most value in each bucket
 * @param sum of the values in each bucket
 * @param count of the values in each bucket
 */
public record DecimatedSeries(long width, long last, double[] least, double[] most, double[] sum, long[] count) {

    /** No points. */
    public static final DecimatedSeries EMPTY =
            new DecimatedSeries(1, 0, new double[0], new double[0], new double[0], new long[0]);

    /** Validates. */
    public DecimatedSeries {
        if (most.length != least.length || sum.length != least.length || count.length != least.length) {
            throw new IllegalArgumentException("the arrays must be of one length");
        }
    }

    /**
     * The same values by pixel column, each column holding the extremes and the mean of all buckets that fall on it.
     *
     * @param x the axis of steps
     * @param columns how many
     * @return the columns, NaN where there is nothing
     */
    public PixelColumns columns(Axis x, int columns) {
        PixelColumns result = PixelColumns.empty(columns);
        long[] weight = new long[columns];
        for (int i = 0; i < least.length; i++) {
            double position = x.position(centre(i));
            if (count[i] > 0 && position >= 0 && position <= 1) {
                int column = Math.min(columns - 1, (int) (position * columns));
                result.add(column, least[i], most[i], sum[i]);
                weight[column] += count[i];
            }
        }
        for (int column = 0; column < columns; column++) {
            result.mean()[column] /= weight[column];
        }
        return result;
    }

    /** The bucket's middle step; of the newest bucket, which is filling, the middle of what is there. */
    private double centre(int index) {
        return (index * width + 1 + Math.min((index + 1) * width, last)) / 2.0;
    }

    /**
     * The smallest value above a bound.
     *
     * @param bound such as 0, for a logarithmic axis
     * @return infinite if there is none
     */
    public double leastAbove(double bound) {
        return Arrays.stream(least).filter(value -> value > bound).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The greatest value.
     *
     * @return negative infinity if there is none
     */
    public double greatest() {
        return Arrays.stream(most).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * The mean of the newest bucket.
     *
     * @return NaN if there is none
     */
    public double newest() {
        int index = least.length - 1;
        return index < 0 ? Double.NaN : sum[index] / count[index];
    }
}
