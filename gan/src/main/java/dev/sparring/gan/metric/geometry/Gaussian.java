package dev.sparring.gan.metric.geometry;

import org.ejml.data.DMatrixRMaj;

/** The Gaussian with the mean and the covariance of points. Immutable. */
public final class Gaussian {

    private final double[] mean;
    private final double[] covariance;

    private Gaussian(double[] mean, double[] covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    /**
     * A Gaussian by its parameters.
     *
     * @param mean d numbers, copied
     * @param covariance {@code [d][d]}, row by row, positive semi-definite (which is not checked), copied
     * @return the Gaussian
     * @throws IllegalArgumentException if there are no numbers, or not d times d, or the covariance is not symmetric
     */
    public static Gaussian of(double[] mean, double[] covariance) {
        int length = mean.length;
        if (length == 0 || covariance.length != (long) length * length) {
            throw new IllegalArgumentException("covariance must hold the square of mean's length " + length
                    + ", at least 1, got " + covariance.length);
        }
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < i; j++) {
                if (Double.compare(covariance[i * length + j], covariance[j * length + i]) != 0) {
                    throw new IllegalArgumentException("covariance must be symmetric, got "
                            + covariance[i * length + j] + " at " + i + ", " + j + " and "
                            + covariance[j * length + i] + " across");
                }
            }
        }
        return new Gaussian(mean.clone(), covariance.clone());
    }

    /**
     * The Gaussian of points.
     *
     * @param points n of them; of one alone the covariance is 0
     * @return their mean and their covariance, the sums divided by n - 1; NaN where a number is not finite
     */
    public static Gaussian of(PointSet points) {
        int length = points.length();
        int count = points.count();
        double[] mean = new double[length];
        for (int i = 0; i < points.numbers().length; i++) {
            mean[i % length] += points.numbers()[i] / (double) count;
        }
        // An array a row: HotSpot makes vector instructions of loops over whole arrays only.
        double[][] sums = new double[length][length];
        double[] deviation = new double[length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                deviation[k] = points.numbers()[i * length + k] - mean[k];
            }
            for (int k = 0; k < length; k++) {
                addScaled(sums[k], deviation, deviation[k]);
            }
        }
        double[] covariance = new double[Math.multiplyExact(length, length)];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = sums[i / length][i % length] / Math.max(1, count - 1);
        }
        return new Gaussian(mean, covariance);
    }

    private static void addScaled(double[] sums, double[] addends, double scale) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += scale * addends[k];
        }
    }

    /**
     * How many numbers a point has.
     *
     * @return d, at least 1
     */
    public int length() {
        return mean.length;
    }

    /**
     * The mean.
     *
     * @return d numbers, a copy
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The covariance.
     *
     * @return {@code [d][d]}, row by row, symmetric, a copy
     */
    public double[] covariance() {
        return covariance.clone();
    }

    /** The covariance for EJML, a copy. */
    public DMatrixRMaj matrix() {
        return DMatrixRMaj.wrap(length(), length(), covariance());
    }
}
