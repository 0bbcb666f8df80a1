package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.metric.geometry.SymmetricEigen;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The squared Fréchet distance of Gaussians, which is the FID where the points are Inception features.
 *
 * <p>{@code |m - n|² + tr A + tr B - 2 tr (A B)^(1/2)} for means m, n and covariances A, B (Dowson and Landau 1982, J.
 * Multivariate Analysis 12; Heusel et al. 2017, "GANs trained by a two time-scale update rule", NeurIPS, eq. 6). With a root
 * {@code A = R Rᵀ} the last trace is that of the root of {@code Rᵀ B R}, which is symmetric; its eigenvalues are those of
 * A B. So nothing is inverted and no root is complex: covariances may be singular, as those of fewer samples than numbers
 * and of samples that are all alike are.
 *
 * <p>The estimate from samples is too high by an amount that falls with their number (Bińkowski et al. 2018, "Demystifying MMD GANs");
 * compare only figures of as many samples.
 */
public final class FrechetDistance {

    private final Gaussian first;
    private final DMatrixRMaj root;

    /**
     * Distances from one Gaussian to others: half of the work is done once.
     *
     * @param first of any length
     */
    public FrechetDistance(Gaussian first) {
        this.first = first;
        this.root = SymmetricEigen.root(first.matrix());
    }

    /**
     * The squared distance of the Gaussians of two sets.
     *
     * @param reals points of d numbers
     * @param fakes of the same length; time grows with points times d² + d³
     * @return at least 0; NaN if a number is not finite
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double distance(PointSet reals, PointSet fakes) {
        return distance(Gaussian.of(reals), Gaussian.of(fakes));
    }

    /**
     * The squared distance of two Gaussians.
     *
     * @param first of any length
     * @param second of the same
     * @return at least 0; NaN if a number is not finite
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double distance(Gaussian first, Gaussian second) {
        return new FrechetDistance(first).to(second);
    }

    /**
     * The squared distance to another Gaussian.
     *
     * @param second of the same length
     * @return at least 0; NaN if a number is not finite
     * @throws IllegalArgumentException if the lengths differ
     */
    public double to(Gaussian second) {
        int length = first.length();
        if (second.length() != length) {
            throw new IllegalArgumentException(
                    "second must be of the first's length " + length + ", got " + second.length());
        }
        DMatrixRMaj a = first.matrix();
        DMatrixRMaj b = second.matrix();
        double means = 0;
        double[] m = first.mean();
        double[] n = second.mean();
        for (int k = 0; k < length; k++) {
            double difference = m[k] - n[k];
            means += difference * difference;
        }
        return means + Math.max(0, CommonOps_DDRM.trace(a) + CommonOps_DDRM.trace(b) - 2 * traceOfRoot(b));
    }

    private double traceOfRoot(DMatrixRMaj b) {
        int length = b.getNumRows();
        DMatrixRMaj half = new DMatrixRMaj(length, length);
        DMatrixRMaj product = new DMatrixRMaj(length, length);
        CommonOps_DDRM.mult(b, root, half);
        CommonOps_DDRM.multTransA(root, half, product);
        symmetrize(product);
        return DoubleStream.of(SymmetricEigen.eigenvalues(product))
                .map(Math::sqrt)
                .sum();
    }

    /** Takes the mean of both sides of the diagonal, which differ by rounding. */
    private static void symmetrize(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.getNumRows(); i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix.get(i, j) + matrix.get(j, i)) / 2;
                matrix.set(i, j, mean);
                matrix.set(j, i, mean);
            }
        }
    }
}
