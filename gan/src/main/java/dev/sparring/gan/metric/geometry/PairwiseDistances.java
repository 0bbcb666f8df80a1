package dev.sparring.gan.metric.geometry;

import java.util.Arrays;

/**
 * Squared distances to all points of one set, and how far its points' nearest neighbours lie; brute force.
 *
 * <p>The set is kept a second time, an array a coordinate, so that the inner loop runs over points and holds no sum. HotSpot
 * turns that into vector instructions, which it never does to a sum of floats: 512 by 512 points of 64 numbers take about
 * 1 ms, a tenth of one pair after the other. Offsets into one array instead of arrays of their own undo it. The distances
 * are those of {@link PointSet#squaredDistance} to the bit, so a pair has the same one from both sides. Immutable; safe from
 * any thread.
 */
public final class PairwiseDistances {

    private final PointSet points;
    private final float[][] coordinates;

    /**
     * Lays the set out.
     *
     * @param points of which distances will be asked
     */
    public PairwiseDistances(PointSet points) {
        this.points = points;
        this.coordinates = new float[points.length()][points.count()];
        for (int i = 0; i < points.count(); i++) {
            for (int k = 0; k < points.length(); k++) {
                coordinates[k][i] = points.numbers()[i * points.length() + k];
            }
        }
    }

    /** What is done with the distances of one point. */
    public interface Row {

        /**
         * Takes a point's distances.
         *
         * @param i index of the point
         * @param distances squared, to each point of the set, NaN or infinite where a number is; the array may be changed
         *     and is overwritten afterwards
         */
        void take(int i, float[] distances);
    }

    /**
     * Goes through the distances of other points to this set.
     *
     * @param others points of the same length
     * @param row called once a point, in their order
     * @throws IllegalArgumentException if the lengths differ
     */
    public void forEach(PointSet others, Row row) {
        others.requireLength(points.length());
        float[] distances = new float[points.count()];
        for (int i = 0; i < others.count(); i++) {
            Arrays.fill(distances, 0);
            addAll(distances, others.numbers(), i * points.length());
            row.take(i, distances);
        }
    }

    private void addAll(float[] sums, float[] numbers, int first) {
        int k = 0;
        for (; k + 4 <= coordinates.length; k += 4) {
            addFour(
                    sums,
                    k,
                    numbers[first + k],
                    numbers[first + k + 1],
                    numbers[first + k + 2],
                    numbers[first + k + 3]);
        }
        for (; k < coordinates.length; k++) {
            addOne(sums, coordinates[k], numbers[first + k]);
        }
    }

    /** Four coordinates at a time, so that sums are loaded and stored a quarter as often. */
    private void addFour(float[] sums, int k, float a, float b, float c, float d) {
        float[] first = coordinates[k];
        float[] second = coordinates[k + 1];
        float[] third = coordinates[k + 2];
        float[] fourth = coordinates[k + 3];
        for (int j = 0; j < sums.length; j++) {
            float sum = sums[j];
            float difference = a - first[j];
            sum += difference * difference;
            difference = b - second[j];
            sum += difference * difference;
            difference = c - third[j];
            sum += difference * difference;
            difference = d - fourth[j];
            sum += difference * difference;
            sums[j] = sum;
        }
    }

    private static void addOne(float[] sums, float[] coordinate, float number) {
        for (int j = 0; j < sums.length; j++) {
            float difference = number - coordinate[j];
            sums[j] += difference * difference;
        }
    }

    /**
     * How far each point's k-th nearest neighbour within the set lies.
     *
     * @param k rank of the neighbour, the point itself not counted, in [1, points - 1]
     * @return a squared distance a point, at least 0; NaN where fewer than k others lie at a finite distance, so that
     *     nothing is within it
     * @throws IllegalArgumentException if k is out of its range
     */
    public float[] radii(int k) {
        if (k < 1 || k >= points.count()) {
            throw new IllegalArgumentException(
                    "k must be in [1, points - 1] of " + points.count() + " points, got " + k);
        }
        float[] radii = new float[points.count()];
        float[] nearest = new float[k];
        forEach(points, (i, distances) -> {
            distances[i] = Float.POSITIVE_INFINITY;
            radii[i] = smallest(distances, nearest);
        });
        return radii;
    }

    /** The last of the smallest values that the scratch array has room for; NaN unless it is finite. */
    private static float smallest(float[] values, float[] sorted) {
        Arrays.fill(sorted, Float.POSITIVE_INFINITY);
        int last = sorted.length - 1;
        float bound = Float.POSITIVE_INFINITY;
        for (float value : values) {
            if (value < bound) {
                int found = Arrays.binarySearch(sorted, value);
                int place = found < 0 ? -found - 1 : found;
                System.arraycopy(sorted, place, sorted, place + 1, last - place);
                sorted[place] = value;
                bound = sorted[last];
            }
        }
        return bound < Float.POSITIVE_INFINITY ? bound : Float.NaN;
    }
}
