package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.KMeansPlusPlus;
import dev.sparring.gan.metric.geometry.PairwiseDistances;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Bins that divide a space by its nearest centres: k-means of the data.
 *
 * <p>Centres are seeded as in k-means++ (Arthur and Vassilvitskii 2007, SODA, section 2.2) and moved by Lloyd's rounds
 * (Lloyd 1982) until no point changes its bin, 100 times at most. The same data and random numbers give the same bins.
 * Immutable; safe from any thread.
 */
public final class KMeansBins {

    private static final int ROUNDS = 100;
    private static final int NOWHERE = -1;

    private final PointSet centres;
    private final BinHistogram reference;

    private KMeansBins(PointSet centres, BinHistogram reference) {
        this.centres = centres;
        this.reference = reference;
    }

    /**
     * Divides the data.
     *
     * @param data points, of which at least one is finite; the others lie in no bin
     * @param most bins to make, at least 1; fewer are made where fewer points are distinct
     * @param random for the seeding
     * @return the bins
     * @throws IllegalArgumentException if most is below 1 or no point is finite
     */
    public static KMeansBins of(PointSet data, int most, RandomGenerator random) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, got " + most);
        }
        PointSet centres = KMeansPlusPlus.draw(data, most, random);
        int[] bins = assign(data, centres);
        for (int round = 0; round < ROUNDS; round++) {
            centres = means(data, bins, centres);
            int[] moved = assign(data, centres);
            if (Arrays.equals(moved, bins)) {
                break;
            }
            bins = moved;
        }
        return new KMeansBins(centres, histogram(bins, centres.count()));
    }

    /**
     * How many bins there are.
     *
     * @return at least 1
     */
    public int count() {
        return centres.count();
    }

    /**
     * The histogram of the data that the bins were made of.
     *
     * @return the reference of {@link #compare}
     */
    public BinHistogram reference() {
        return reference;
    }

    /**
     * Counts samples.
     *
     * @param samples of the data's length; one that is not finite lies in no bin
     * @return how many lie nearest to each centre, the first of them if several are as near
     * @throws IllegalArgumentException if the lengths differ
     */
    public BinHistogram histogram(PointSet samples) {
        return histogram(assign(samples, centres), count());
    }

    /**
     * Compares samples with the data that the bins were made of.
     *
     * @param samples of the data's length
     * @return the comparison
     * @throws IllegalArgumentException if the lengths differ
     */
    public NdbResult compare(PointSet samples) {
        return NdbResult.of(reference, histogram(samples));
    }

    private static BinHistogram histogram(int[] bins, int count) {
        int[] counts = new int[count];
        for (int bin : bins) {
            if (bin != NOWHERE) {
                counts[bin]++;
            }
        }
        return BinHistogram.of(counts, bins.length);
    }

    private static int[] assign(PointSet points, PointSet centres) {
        int[] bins = new int[points.count()];
        new PairwiseDistances(centres).forEach(points, (i, distances) -> {
            int nearest = NOWHERE;
            float least = Float.POSITIVE_INFINITY;
            for (int j = 0; j < distances.length; j++) {
                if (distances[j] < least) {
                    least = distances[j];
                    nearest = j;
                }
            }
            bins[i] = nearest;
        });
        return bins;
    }

    /** The means of the bins' points; an empty bin stays where it is. */
    private static PointSet means(PointSet points, int[] bins, PointSet centres) {
        int length = points.length();
        double[] sums = new double[centres.numbers().length];
        int[] counts = new int[centres.count()];
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] != NOWHERE) {
                counts[bins[i]]++;
                for (int k = 0; k < length; k++) {
                    sums[bins[i] * length + k] += points.numbers()[i * length + k];
                }
            }
        }
        float[] means = centres.numbers().clone();
        for (int i = 0; i < means.length; i++) {
            int count = counts[i / length];
            means[i] = count == 0 ? means[i] : (float) (sums[i] / count);
        }
        return new PointSet(means, length);
    }
}
