package dev.sparring.ui.desktop.component.chart;

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
 * @param newest step in each bucket that has a value
 */
public record DecimatedSeries(
        long width, long last, double[] least, double[] most, double[] sum, long[] count, long[] newest) {

    /** No points. */
    public static final DecimatedSeries EMPTY =
            new DecimatedSeries(1, 0, new double[0], new double[0], new double[0], new long[0], new long[0]);

    /** Validates. */
    public DecimatedSeries {
        if (most.length != least.length
                || sum.length != least.length
                || count.length != least.length
                || newest.length != least.length) {
            throw new IllegalArgumentException("the arrays must be of one length");
        }
    }

    /**
     * Whether there is no point.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return last == 0;
    }

    /**
     * The mean of a bucket.
     *
     * @param bucket its index
     * @return NaN if it is empty
     */
    public double mean(int bucket) {
        return sum[bucket] / count[bucket];
    }

    /**
     * The value at a step: the mean of the newest bucket that does not lie behind it.
     *
     * @param step completed steps
     * @return NaN where there is none yet
     */
    public double at(long step) {
        for (int i = bucketOf((double) step); i >= 0; i--) {
            if (count[i] > 0 && i * width + 1 <= step) {
                return mean(i);
            }
        }
        return Double.NaN;
    }

    /** The bucket of a step, or the one that is nearest to it; -1 if there is none before it. */
    private int bucketOf(double step) {
        return (int) Math.min(least.length - 1, Math.floor((step - 1) / width));
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
        int end = Math.min(least.length, bucketOf(x.high()) + 2);
        for (int i = Math.max(0, bucketOf(x.low()) - 1); i < end; i++) {
            double position = x.position(centre(i));
            if (count[i] > 0 && position >= 0 && position <= 1) {
                int column = Math.min(columns - 1, (int) (position * columns));
                result.add(column, least[i], most[i], sum[i], count[i] * position);
                weight[column] += count[i];
            }
        }
        for (int column = 0; column < columns; column++) {
            result.mean()[column] /= weight[column];
            result.place()[column] /= weight[column];
        }
        return result;
    }

    /**
     * The nearest bucket with a value that an axis does not reach, so that a line leads on to the edge of a part that is shown.
     *
     * @param x the axis of steps
     * @param after whether behind its end instead of before its beginning
     * @return the bucket's index, -1 if there is none
     */
    public int beyond(Axis x, boolean after) {
        int direction = after ? 1 : -1;
        int from = after ? Math.max(0, bucketOf(x.high()) - 1) : bucketOf(x.low()) + 1;
        for (int i = Math.min(from, least.length - 1); i >= 0 && i < least.length; i += direction) {
            double position = x.position(centre(i));
            if (count[i] > 0 && (after ? position > 1 : position < 0)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The step at which a bucket is drawn: its own where it holds one value, else the middle of what is there.
     *
     * @param bucket its index
     * @return a step, perhaps between two
     */
    public double centre(int bucket) {
        return count[bucket] == 1 ? newest[bucket] : (bucket * width + 1 + Math.min((bucket + 1) * width, last)) / 2.0;
    }

    /**
     * Between which values a part of the curve lies.
     *
     * @param x the part
     * @return the extremes
     */
    public Extremes extremes(Axis x) {
        int from = Math.max(0, bucketOf(x.low()) - 1);
        int to = Math.min(least.length - 1, bucketOf(x.high()) + 1);
        while (from <= to && centre(from) < x.low()) {
            from++;
        }
        while (to >= from && centre(to) > x.high()) {
            to--;
        }
        double low = Double.POSITIVE_INFINITY;
        double positive = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i <= to; i++) {
            low = Math.min(low, least[i]);
            positive = least[i] > 0 ? Math.min(positive, least[i]) : positive;
            high = Math.max(high, most[i]);
        }
        return new Extremes(low, positive, high);
    }
}
