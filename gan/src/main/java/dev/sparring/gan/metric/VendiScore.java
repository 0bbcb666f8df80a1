package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.DistanceQuantile;
import dev.sparring.gan.metric.geometry.PairwiseDistances;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.metric.geometry.SymmetricEigen;
import org.ejml.data.DMatrixRMaj;

/**
 * The effective number of samples: how many that have nothing in common would be as diverse.
 *
 * <p>The eigenvalues of the kernel matrix over the number of samples sum to 1; the Vendi score is the Hill number of these
 * shares. Order 1 is that of Friedman and Dieng 2023, "The Vendi score: a diversity evaluation metric for machine
 * learning", TMLR: the exponential of their entropy. Order 2 is that of Pasarkar and Dieng 2024, "Cousins of the Vendi
 * score", AISTATS: one over the sum of their squares, which is the squared Frobenius norm and needs no eigenvalues; it
 * gives common samples more weight and never exceeds order 1. The kernel is {@code exp(-distance²/(2 bandwidth²))}.
 *
 * <p>The score is one of the samples alone. To judge it, take the bandwidth from the data and divide by the data's score.
 */
public final class VendiScore {

    private VendiScore() {}

    /**
     * The score of order 1; the eigenvalues take time with the cube of n: 0.1 s for 512 samples, 7 s for 2,048.
     *
     * @param samples n points; memory is 16 n² bytes
     * @param bandwidth distance at which samples begin to count as different, finite and above 0
     * @return in [1, n]; NaN if a number is not finite
     * @throws IllegalArgumentException if bandwidth is out of its range
     */
    public static double ofOrderOne(PointSet samples, double bandwidth) {
        double factor = factor(bandwidth);
        int count = samples.count();
        DMatrixRMaj kernel = new DMatrixRMaj(count, count);
        new PairwiseDistances(samples).forEach(samples, (i, distances) -> {
            kernel.set(i, i, distances[i] == 0 ? 1 : Double.NaN);
            for (int j = 0; j < i; j++) {
                double value = Math.exp(factor * distances[j]);
                kernel.set(i, j, value);
                kernel.set(j, i, value);
            }
        });
        return Entropy.effectiveNumber(SymmetricEigen.eigenvalues(kernel));
    }

    /**
     * The score of order 2, in time with the square of the number of samples and no memory to speak of.
     *
     * @param samples n points
     * @param bandwidth distance at which samples begin to count as different, finite and above 0
     * @return in [1, n]; NaN if a number is not finite
     * @throws IllegalArgumentException if bandwidth is out of its range
     */
    public static double ofOrderTwo(PointSet samples, double bandwidth) {
        double factor = factor(bandwidth);
        double[] squares = new double[1];
        new PairwiseDistances(samples).forEach(samples, (i, distances) -> {
            squares[0] += distances[i] == 0 ? 1 : Double.NaN;
            double sum = 0;
            for (int j = 0; j < i; j++) {
                sum += Math.exp(2 * factor * distances[j]);
            }
            squares[0] += 2 * sum;
        });
        double count = samples.count();
        return count * count / squares[0];
    }

    /**
     * A bandwidth from the data: the median distance of all pairs, as is usual for kernels (Gretton et al. 2012, JMLR).
     *
     * @param data at least 2 points
     * @return at least 0, and 0 if half of the pairs lie on one spot; NaN or infinite if so many are not finite
     * @throws IllegalArgumentException if there are fewer than 2 points
     */
    public static double medianDistance(PointSet data) {
        return Math.sqrt(DistanceQuantile.quantile(data, 0.5));
    }

    private static double factor(double bandwidth) {
        if (!(bandwidth > 0) || Double.isInfinite(bandwidth)) {
            throw new IllegalArgumentException("bandwidth must be finite and above 0, got " + bandwidth);
        }
        return -0.5 / (bandwidth * bandwidth);
    }
}
