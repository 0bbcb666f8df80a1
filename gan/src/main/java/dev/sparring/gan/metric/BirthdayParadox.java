package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.DistanceQuantile;
import dev.sparring.gan.metric.geometry.PairwiseDistances;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * How many different samples a generator can make, from how often two of a batch are near-duplicates: the birthday paradox
 * test of Arora, Risteski and Zhang 2018, "Do GANs learn the distribution? Some theory and empirics", ICLR.
 *
 * <p>The paper lets a person judge what a duplicate is; here it is a pair that lies within a distance that only a small
 * share of the real pairs do. So the figure of the data itself is about one over that share, and samples are to be
 * compared with it: a support of a tenth means that pairs are near ten times as often. Immutable; safe from any thread.
 */
public final class BirthdayParadox {

    private final int length;
    private final float squaredRadius;

    private BirthdayParadox(int length, float squaredRadius) {
        this.length = length;
        this.squaredRadius = squaredRadius;
    }

    /**
     * Takes the radius from the data.
     *
     * @param reals at least 2
     * @param share of the real pairs that are to be near-duplicates, in (0, 1], rounded up to whole pairs, such as 0.001
     * @return the test
     * @throws IllegalArgumentException if there are fewer than 2 reals, share is out of its range or so many pairs have no
     *     finite distance
     */
    public static BirthdayParadox of(PointSet reals, double share) {
        float squaredRadius = DistanceQuantile.quantile(reals, share);
        if (!(squaredRadius < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "reals must have finite distances in a share of " + share + " of their pairs, got fewer");
        }
        return new BirthdayParadox(reals.length(), squaredRadius);
    }

    /**
     * The distance up to which two samples are near-duplicates.
     *
     * @return at least 0; 0 if the data hold duplicates in the share asked for
     */
    public double radius() {
        return Math.sqrt(squaredRadius);
    }

    /**
     * Counts near-duplicates.
     *
     * @param samples of the reals' length; those that are not finite are left out
     * @return the pairs and the support they imply
     * @throws IllegalArgumentException if the lengths differ
     */
    public SupportSize count(PointSet samples) {
        samples.requireLength(length);
        long[] near = new long[1];
        int[] finite = new int[1];
        new PairwiseDistances(samples).forEach(samples, (i, distances) -> {
            // A point's distance to itself is 0, or NaN.
            finite[0] += distances[i] == 0 ? 1 : 0;
            int before = 0;
            for (int j = 0; j < i; j++) {
                before += distances[j] <= squaredRadius ? 1 : 0;
            }
            near[0] += before;
        });
        return SupportSize.of(finite[0], near[0]);
    }
}
