package dev.sparring.ui.desktop.component.chart;

import java.util.Arrays;

/**
 * A curve of any length in bounded memory: the least, the greatest and the mean value of equally wide buckets of steps.
 *
 * <p>When the buckets are used up, neighbours are merged and the width doubles, so extremes survive: with 4096 buckets, ten
 * million steps end in buckets of 4096 steps. Not thread-safe.
 */
public final class Decimator {

    private final double[] least;
    private final double[] most;
    private final double[] sum;
    private final long[] count;
    private long width = 1;
    private int used;
    private long last;

    /**
     * An empty curve.
     *
     * @param capacity the most buckets, even, at least 2
     */
    public Decimator(int capacity) {
        if (capacity < 2 || capacity % 2 != 0) {
            throw new IllegalArgumentException("capacity must be even and at least 2, got " + capacity);
        }
        this.least = new double[capacity];
        this.most = new double[capacity];
        this.sum = new double[capacity];
        this.count = new long[capacity];
        empty(0);
    }

    private void empty(int from) {
        Arrays.fill(least, from, least.length, Double.POSITIVE_INFINITY);
        Arrays.fill(most, from, most.length, Double.NEGATIVE_INFINITY);
        Arrays.fill(sum, from, sum.length, 0);
        Arrays.fill(count, from, count.length, 0);
    }

    /**
     * Adds a point.
     *
     * @param step completed steps, at least 1
     * @param value left out unless finite
     */
    public void add(long step, double value) {
        if (step < 1) {
            throw new IllegalArgumentException("step must be at least 1, got " + step);
        }
        if (!Double.isFinite(value)) {
            return;
        }
        while ((step - 1) / width >= least.length) {
            fold();
        }
        int index = (int) ((step - 1) / width);
        least[index] = Math.min(least[index], value);
        most[index] = Math.max(most[index], value);
        sum[index] += value;
        count[index]++;
        used = Math.max(used, index + 1);
        last = Math.max(last, step);
    }

    private void fold() {
        int half = least.length / 2;
        for (int i = 0; i < half; i++) {
            least[i] = Math.min(least[2 * i], least[2 * i + 1]);
            most[i] = Math.max(most[2 * i], most[2 * i + 1]);
            sum[i] = sum[2 * i] + sum[2 * i + 1];
            count[i] = count[2 * i] + count[2 * i + 1];
        }
        empty(half);
        width *= 2;
        used = (used + 1) / 2;
    }

    /**
     * What there is so far.
     *
     * @return a copy
     */
    public DecimatedSeries snapshot() {
        return new DecimatedSeries(
                width,
                last,
                Arrays.copyOf(least, used),
                Arrays.copyOf(most, used),
                Arrays.copyOf(sum, used),
                Arrays.copyOf(count, used));
    }
}
