package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.metric.geometry.SymmetricEigen;

/**
 * How many directions points effectively vary in: the effective rank (Roy and Vetterli 2007, "The effective rank: a measure
 * of effective dimensionality", EUSIPCO) of their covariance, the exponential of the entropy of its eigenvalues' shares.
 */
public final class EffectiveRank {

    private EffectiveRank() {}

    /**
     * The effective rank of a set's covariance.
     *
     * @param points n points of d numbers; time grows with n d² + d³
     * @return in [1, min(d, n - 1)]; 0 if all points lie on one spot; NaN if a number is not finite
     */
    public static double of(PointSet points) {
        return Entropy.effectiveNumber(
                SymmetricEigen.eigenvalues(Gaussian.of(points).matrix()));
    }
}
