package dev.sparring.gan.evaluation;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.metric.BinComparison;
import dev.sparring.gan.metric.Bins;
import dev.sparring.gan.metric.Frechet;
import dev.sparring.gan.metric.Gaussian;
import dev.sparring.gan.metric.KernelDistance;
import dev.sparring.gan.metric.Manifold;
import dev.sparring.gan.metric.Neighbourhoods;
import dev.sparring.gan.metric.Overlap;
import dev.sparring.gan.metric.Points;
import dev.sparring.gan.metric.Vendi;
import java.util.EnumMap;
import java.util.Map;

/** Real points that other points are measured against. */
final class Yardstick {

    /** As in Naeem et al. 2020. */
    static final int NEIGHBOURS = 5;

    static final int MOST_BINS = 100;

    /**
     * Of the median distance of the data. At the whole of it, the effective number ends near e however diverse the samples
     * are; at half, the eight Gaussians of a ring count as five, and MNIST's digits as 15 to 20.
     */
    static final double BANDWIDTH = 0.5;

    /** Of so few points a bin the test of its share still holds. */
    private static final int POINTS_A_BIN = 20;

    private final Gaussian gaussian;
    private final KernelDistance kernel;
    private final Manifold manifold;
    private final Neighbourhoods neighbourhoods;
    private final Bins bins;
    private final double bandwidth;

    private Yardstick(Points reals, long seed) {
        this.gaussian = Gaussian.of(reals);
        this.kernel = KernelDistance.from(reals);
        this.manifold = Manifold.of(reals, NEIGHBOURS);
        this.neighbourhoods = Neighbourhoods.of(reals);
        int most = Math.max(2, Math.min(MOST_BINS, reals.count() / POINTS_A_BIN));
        this.bins = Bins.of(reals, most, new RandomStream(seed, "evaluation-bins").at(0));
        this.bandwidth = BANDWIDTH * Vendi.medianDistance(reals);
    }

    /** Measures the reals once; the seed is that of the bins' first centres. */
    static Yardstick of(Points reals, long seed) {
        return new Yardstick(reals, seed);
    }

    /** The quantities of other points of the same length, each where it has a value and NaN elsewhere. */
    Map<Quantity, Double> measure(Points others) {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        values.put(Quantity.FRECHET_DISTANCE, Frechet.distance(gaussian, Gaussian.of(others)));
        values.put(Quantity.KERNEL_DISTANCE, kernel.to(others));
        Overlap overlap = manifold.compare(others);
        values.put(Quantity.PRECISION, overlap.precision());
        values.put(Quantity.RECALL, overlap.recall());
        values.put(Quantity.DENSITY, overlap.density());
        values.put(Quantity.COVERAGE, overlap.coverage());
        values.put(Quantity.SHARE_LOST, neighbourhoods.shareLost(others));
        BinComparison comparison = bins.compare(others);
        values.put(Quantity.BINS_DIFFERENT, (double) comparison.different() / comparison.total());
        values.put(Quantity.BIN_DIVERGENCE, comparison.divergence());
        boolean varied = bandwidth > 0 && Double.isFinite(bandwidth);
        values.put(Quantity.EFFECTIVE_NUMBER, varied ? Vendi.ofOrderTwo(others, bandwidth) : Double.NaN);
        return values;
    }
}
