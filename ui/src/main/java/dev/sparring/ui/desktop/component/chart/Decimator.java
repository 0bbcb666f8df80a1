package dev.sparring.ui.desktop.component.chart;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A curve of any length in bounded memory: the least, the greatest and the mean value of equally wide buckets of steps.
 *
 * <p>When the buckets are used up, neighbours are merged and the width doubles, so extremes survive: with 4096 buckets, ten
 * million steps end in buckets of 4096 steps. Takes 40 bytes a bucket, of which there are at first few. Not thread-safe.
 */
public final class Decimator {

    private static final int FIRST = 64;

    private final int capacity;
    private double[] least = new double[0];
    private double[] most = new double[0];
    private double[] sum = new double[0];
    private long[] count = new long[0];
    private long[] newest = new long[0];
    private long width = 1;
    private int used;
    private long last;
    private @Nullable DecimatedSeries copy;

    /**
     * An empty curve.
     *
     * @param capacity the most buckets, even, at least 2
     */
    public Decimator(int capacity) {
        if (capacity < 2 || capacity % 2 != 0) {
            throw new IllegalArgumentException("capacity must be even and at least 2, got " + capacity);
        }
        this.capacity = capacity;
        grow(Math.min(FIRST, capacity));
    }

    private void grow(int length) {
        int from = least.length;
        least = Arrays.copyOf(least, length);
        most = Arrays.copyOf(most, length);
        sum = Arrays.copyOf(sum, length);
        count = Arrays.copyOf(count, length);
        newest = Arrays.copyOf(newest, length);
        empty(from);
    }

    private void empty(int from) {
        Arrays.fill(least, from, least.length, Double.POSITIVE_INFINITY);
        Arrays.fill(most, from, most.length, Double.NEGATIVE_INFINITY);
        Arrays.fill(sum, from, sum.length, 0);
        Arrays.fill(count, from, count.length, 0);
        Arrays.fill(newest, from, newest.length, 0);
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
        while ((step - 1) / width >= capacity) {
            fold();
        }
        int index = (int) ((step - 1) / width);
        if (index >= least.length) {
            grow(Math.min(capacity, Math.max(2 * least.length, Integer.highestOneBit(index) * 2)));
        }
        least[index] = Math.min(least[index], value);
        most[index] = Math.max(most[index], value);
        sum[index] += value;
        count[index]++;
        newest[index] = Math.max(newest[index], step);
        used = Math.max(used, index + 1);
        last = Math.max(last, step);
        copy = null;
    }

    private void fold() {
        grow(capacity);
        int half = capacity / 2;
        for (int i = 0; i < half; i++) {
            least[i] = Math.min(least[2 * i], least[2 * i + 1]);
            most[i] = Math.max(most[2 * i], most[2 * i + 1]);
            sum[i] = sum[2 * i] + sum[2 * i + 1];
            count[i] = count[2 * i] + count[2 * i + 1];
            newest[i] = Math.max(newest[2 * i], newest[2 * i + 1]);
        }
        empty(half);
        width *= 2;
        used = (used + 1) / 2;
    }

    /**
     * What there is so far.
     *
     * @return a copy; the same one as before if nothing was added since
     */
    public DecimatedSeries snapshot() {
        DecimatedSeries made = copy;
        if (made == null) {
            made = new DecimatedSeries(
                    width,
                    last,
                    Arrays.copyOf(least, used),
                    Arrays.copyOf(most, used),
                    Arrays.copyOf(sum, used),
                    Arrays.copyOf(count, used),
                    Arrays.copyOf(newest, used));
            copy = made;
        }
        return made;
    }
}
