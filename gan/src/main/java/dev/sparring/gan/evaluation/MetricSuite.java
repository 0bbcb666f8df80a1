package dev.sparring.gan.evaluation;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.metric.FrechetDistance;
import dev.sparring.gan.metric.KMeansBins;
import dev.sparring.gan.metric.KernelDistance;
import dev.sparring.gan.metric.KnnManifold;
import dev.sparring.gan.metric.NdbResult;
import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.UncoveredData;
import dev.sparring.gan.metric.VendiScore;
import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.EnumMap;
import java.util.Map;

/** Real points that other points are measured against. */
final class MetricSuite {

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
    private final KnnManifold manifold;
    private final UncoveredData neighbourhoods;
    private final KMeansBins bins;
    private final double bandwidth;

    private MetricSuite(PointSet reals, long seed) {
        this.gaussian = Gaussian.of(reals);
        this.kernel = KernelDistance.from(reals);
        this.manifold = KnnManifold.of(reals, NEIGHBOURS);
        this.neighbourhoods = UncoveredData.of(reals);
        int most = Math.max(2, Math.min(MOST_BINS, reals.count() / POINTS_A_BIN));
        this.bins = KMeansBins.of(reals, most, new RandomStream(seed, "evaluation-bins").at(0));
        this.bandwidth = BANDWIDTH * VendiScore.medianDistance(reals);
    }

    /** Measures the reals once; the seed is that of the bins' first centres. */
    static MetricSuite of(PointSet reals, long seed) {
        return new MetricSuite(reals, seed);
    }

    /** The quantities of other points of the same length, each where it has a value and NaN elsewhere. */
    Map<Metric, Double> measure(PointSet others) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.FRECHET_DISTANCE, FrechetDistance.distance(gaussian, Gaussian.of(others)));
        values.put(Metric.KERNEL_DISTANCE, kernel.to(others));
        PrecisionRecall overlap = manifold.compare(others);
        values.put(Metric.PRECISION, overlap.precision());
        values.put(Metric.RECALL, overlap.recall());
        values.put(Metric.DENSITY, overlap.density());
        values.put(Metric.COVERAGE, overlap.coverage());
        values.put(Metric.SHARE_LOST, neighbourhoods.shareLost(others));
        NdbResult comparison = bins.compare(others);
        values.put(Metric.BINS_DIFFERENT, (double) comparison.different() / comparison.total());
        values.put(Metric.BIN_DIVERGENCE, comparison.divergence());
        boolean varied = bandwidth > 0 && Double.isFinite(bandwidth);
        values.put(Metric.EFFECTIVE_NUMBER, varied ? VendiScore.ofOrderTwo(others, bandwidth) : Double.NaN);
        return values;
    }
}
