package dev.sparring.gan.metric.geometry;

/** Quantiles of the distances of all pairs within a set. */
public final class DistanceQuantile {

    private static final int HALF = 16;

    private DistanceQuantile() {}

    /**
     * The distance that a share of the pairs do not exceed.
     *
     * <p>Floats from 0 on are ordered as their bits are. So one pass counts the upper halves of the bits, a second the lower
     * halves where the quantile lies; exact, in half a megabyte whatever the number of pairs.
     *
     * @param points at least 2
     * @param share of the pairs, in (0, 1], rounded up to whole pairs
     * @return the least squared distance that so many pairs do not exceed; NaN or infinite where too few are finite
     * @throws IllegalArgumentException if there are fewer than 2 points or share is out of its range
     */
    public static float quantile(PointSet points, double share) {
        if (points.count() < 2) {
            throw new IllegalArgumentException("points must be at least 2, got " + points.count());
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], got " + share);
        }
        PairwiseDistances neighbours = new PairwiseDistances(points);
        long pairs = points.count() * (points.count() - 1L) / 2;
        long rank = Math.max(1, (long) Math.ceil(share * pairs));

        long[] counts = new long[1 << HALF];
        neighbours.forEach(points, (i, distances) -> {
            for (int j = 0; j < i; j++) {
                counts[Float.floatToIntBits(distances[j]) >>> HALF]++;
            }
        });
        int upper = 0;
        while (rank > counts[upper]) {
            rank -= counts[upper];
            upper++;
        }
        int chosen = upper;
        long[] lowerCounts = new long[1 << HALF];
        neighbours.forEach(points, (i, distances) -> {
            for (int j = 0; j < i; j++) {
                int bits = Float.floatToIntBits(distances[j]);
                if (bits >>> HALF == chosen) {
                    lowerCounts[bits & ((1 << HALF) - 1)]++;
                }
            }
        });
        int lower = 0;
        while (rank > lowerCounts[lower]) {
            rank -= lowerCounts[lower];
            lower++;
        }
        return Float.intBitsToFloat(upper << HALF | lower);
    }
}
