package dev.sparring.gan.metric;

import dev.sparring.gan.metric.geometry.CubicKernel;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * The squared maximum mean discrepancy of fakes from reals with the kernel {@code (x·y/d + 1)³}, which is the KID where the
 * points are Inception features (Bińkowski et al. 2018, "Demystifying MMD GANs", ICLR).
 *
 * <p>The estimate is the unbiased one (Gretton et al. 2012, "A kernel two-sample test", JMLR, eq. 3): its mean does not depend
 * on the number of samples, and it may be below 0 where the distributions are alike. It sees the first three moments. The
 * kernel is not free of scale: features of a mean square far from 1 weigh one moment over the others. The reals' own part
 * is computed once. Immutable; safe from any thread.
 */
public final class KernelDistance {

    private final CubicKernel reals;
    private final double amongReals;

    private KernelDistance(CubicKernel reals, double amongReals) {
        this.reals = reals;
        this.amongReals = amongReals;
    }

    /**
     * Takes the reals.
     *
     * @param reals n points of d numbers, at least 2; kept in 8 n d bytes
     * @return the distance from them
     * @throws IllegalArgumentException if there are fewer than 2
     */
    public static KernelDistance from(PointSet reals) {
        CubicKernel kernel = new CubicKernel(reals);
        return new KernelDistance(kernel, kernel.meanOfPairs());
    }

    /**
     * The squared distance of fakes.
     *
     * @param fakes at least 2, of the reals' length
     * @return the unbiased estimate, of any sign; NaN or infinite if a number is not finite
     * @throws IllegalArgumentException if there are fewer than 2 or the lengths differ
     */
    public double to(PointSet fakes) {
        return amongReals + new CubicKernel(fakes).meanOfPairs() - 2 * reals.mean(fakes);
    }

    /**
     * A squared distance and how sure it is.
     *
     * @param value the mean over subsets, of any sign
     * @param standardError of that mean, at least 0
     */
    public record Estimate(double value, double standardError) {}

    /**
     * The mean squared distance over subsets, in a fraction of the time of the whole sets.
     *
     * @param reals in random order
     * @param fakes in random order, of the same length
     * @param subsets how many parts both sets are cut into, at least 2; each needs 2 points, those that are left over are
     *     not used
     * @return the mean over the parts, which share no point, and its standard error
     * @throws IllegalArgumentException if the lengths differ or a part would have fewer than 2 points
     */
    public static Estimate overSubsets(PointSet reals, PointSet fakes, int subsets) {
        if (subsets < 2) {
            throw new IllegalArgumentException("subsets must be at least 2, got " + subsets);
        }
        double[] distances = new double[subsets];
        double mean = 0;
        for (int i = 0; i < subsets; i++) {
            distances[i] = from(part(reals, i, subsets)).to(part(fakes, i, subsets));
            mean += distances[i] / subsets;
        }
        double squares = 0;
        for (double distance : distances) {
            squares += (distance - mean) * (distance - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (subsets - 1) / subsets));
    }

    private static PointSet part(PointSet points, int index, int parts) {
        int size = points.count() / parts;
        if (size < 2) {
            throw new IllegalArgumentException(
                    "subsets must be in [2, half of the " + points.count() + " points], got " + parts);
        }
        return points.slice(index * size, size);
    }
}
