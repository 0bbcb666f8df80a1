package dev.sparring.gan.metric.geometry;

import java.util.Arrays;

/**
 * Means of the kernel {@code (x·y/d + 1)³} between the points of one set and others.
 *
 * <p>An array a coordinate, as in {@link PairwiseDistances}, but of doubles: the means cancel almost wholly in a distance.
 */
public final class CubicKernel {

    private final PointSet points;
    private final double[][] coordinates;

    /**
     * Lays the set out.
     *
     * @param points at least 2
     * @throws IllegalArgumentException if there are fewer
     */
    public CubicKernel(PointSet points) {
        if (points.count() < 2) {
            throw new IllegalArgumentException("points must be at least 2, got " + points.count());
        }
        this.points = points;
        this.coordinates = new double[points.length()][points.count()];
        for (int i = 0; i < points.count(); i++) {
            for (int k = 0; k < points.length(); k++) {
                coordinates[k][i] = points.numbers()[i * points.length() + k];
            }
        }
    }

    /**
     * The mean over the pairs of different points within the set.
     *
     * @return NaN or infinite if a number is not finite
     */
    public double meanOfPairs() {
        double[] values = new double[points.count()];
        double sum = 0;
        for (int i = 0; i < points.count(); i++) {
            fill(values, points, i);
            values[i] = 0;
            sum += sum(values);
        }
        return sum / points.count() / (points.count() - 1);
    }

    /**
     * The mean over the pairs with the points of another set.
     *
     * @param others of the same length
     * @return NaN or infinite if a number is not finite
     * @throws IllegalArgumentException if the lengths differ
     */
    public double mean(PointSet others) {
        others.requireLength(points.length());
        double[] values = new double[points.count()];
        double sum = 0;
        for (int i = 0; i < others.count(); i++) {
            fill(values, others, i);
            sum += sum(values);
        }
        return sum / points.count() / others.count();
    }

    private void fill(double[] values, PointSet others, int i) {
        Arrays.fill(values, 0);
        int length = coordinates.length;
        for (int k = 0; k < length; k++) {
            addScaled(values, coordinates[k], others.numbers()[i * length + k]);
        }
        for (int j = 0; j < values.length; j++) {
            double base = values[j] / length + 1;
            values[j] = base * base * base;
        }
    }

    private static void addScaled(double[] sums, double[] addends, double scale) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += scale * addends[j];
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
