package dev.sparring.gan.monitor;

import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.feature.CollectedFeatures;
import dev.sparring.gan.feature.DiscriminatorFeatures;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.metric.FrechetDistance;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.metric.TotalStandardDeviation;
import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.monitor.statistics.ReferenceStatistics;
import dev.sparring.gan.monitor.statistics.SampleStatistics;
import dev.sparring.gan.sampling.Sampler;
import dev.sparring.gan.train.Trainer;
import java.util.List;
import java.util.Optional;

/** Looks at fresh samples beside the data, in a space of features. Changes nothing of the run. */
final class SampleView implements AutoCloseable {

    private static final int REALS = 1024;
    private static final int POINTS = 1024;
    private static final int IMAGES = 256;

    /** Latent vectors at which the generator's steepness is taken, two samples each, as a part of the samples. */
    private static final int STEEPNESS_PART = 4;

    /** The Fréchet distance takes time with the cube of the features. */
    private static final int MOST_FEATURES = 2048;

    private final Sampler sampler;
    private final DataSource source;
    private final int count;
    private final FeatureSpace features;
    private final DataSource reals;
    private final long seed;
    private final double spread;
    private final Optional<FrechetDistance> data;
    private ReferenceStatistics reference;
    private Optional<PointSet> last = Optional.empty();

    private SampleView(SampleComparison comparison, FeatureSpace features, long seed) {
        this.sampler = comparison.sampler();
        this.source = comparison.source();
        this.features = features;
        this.count = source.shape().isImage() ? IMAGES : POINTS;
        this.reals = reals(source, seed);
        this.seed = seed;
        this.spread = TotalStandardDeviation.of(
                Math.toIntExact(reals.size().orElseThrow()),
                source.shape().length(),
                (sample, index) -> reals.read(index, sample, 0));
        PointSet points = features.of(reals);
        this.reference = reference(points);
        boolean comparable = !(features instanceof DiscriminatorFeatures) && features.length() <= MOST_FEATURES;
        this.data = comparable ? Optional.of(new FrechetDistance(Gaussian.of(points))) : Optional.empty();
    }

    /** Reads the monitor's part of the data, for which there may be too little memory. */
    static SampleView of(MonitorSetup setup, Trainer trainer, SampleComparison comparison) throws SparringException {
        FeatureSpace features = MonitorFeatures.of(setup.config(), trainer, comparison.source());
        boolean built = false;
        try {
            SampleView view = new SampleView(comparison, features, setup.seed());
            built = true;
            return view;
        } finally {
            if (!built) {
                features.close();
            }
        }
    }

    private ReferenceStatistics reference(PointSet points) {
        return new ReferenceStatistics(points, count, new RandomStream(seed, "monitor-bins").at(0));
    }

    /** Different ones, all of them where there are few; the only one twice. */
    static DataSource reals(DataSource source, long seed) {
        long size = source.size().orElse(REALS);
        return size == 1
                ? Subset.of(source, 0, 0)
                : Subset.disjoint(source, new RandomStream(seed, "monitor-data").wordAt(0), (int) Math.min(REALS, size))
                        .get(0);
    }

    /**
     * What was seen of the samples at a check.
     *
     * @param samples fresh ones beside the data
     * @param modes for data whose modes are known, of the networks as they would be used, averaged if they keep an average
     * @param steepness how steeply samples change with their latent vectors, over the spread of the data
     */
    record Sight(SampleStatistics samples, Optional<ModeCoverage> modes, double steepness) {}

    /** The names of labels that were lost, as of what was seen. */
    List<String> lostLabels(SampleStatistics seen) {
        return source.labelNames().isEmpty() ? List.of() : LostLabels.of(reals, seen.lost());
    }

    /** Looks at the samples as they are now. */
    Sight look() {
        if (features instanceof DiscriminatorFeatures changing) {
            // Another space at every check: nothing of the last one can be compared.
            changing.refresh();
            reference = reference(features.of(reals));
            last = Optional.empty();
        }
        CollectedFeatures collected = new CollectedFeatures(features, count);
        sampler.current("monitor", 0, count, collected);
        Optional<ModeCoverage> modes = Optional.empty();
        if (source instanceof GaussianMixture mixture) {
            float[] drawn = sampler.best("monitor", 0, count);
            modes = Optional.of(ModeCoverage.count(drawn, mixture.modes(), mixture.sigma()));
        }
        PointSet points = collected.points();
        SampleStatistics samples = reference.compare(points, last);
        last = Optional.of(points);
        return new Sight(samples, modes, steepness());
    }

    private double steepness() {
        return spread == 0 ? Double.NaN : sampler.steepness("monitor", 0, count / STEEPNESS_PART) / spread;
    }

    /**
     * How far samples are from the data, of the generator as it would be used: the squared Fréchet distance of their features.
     * Empty where features of two steps cannot be compared, or are too many.
     */
    Optional<Double> distance() {
        return data.map(reals -> {
            CollectedFeatures collected = new CollectedFeatures(features, count);
            sampler.best("monitor", 0, count, collected);
            return reals.to(Gaussian.of(collected.points()));
        });
    }

    /** Forgets the last check: what follows is another run's. */
    void forget() {
        last = Optional.empty();
    }

    /** What the last check saw, for a checkpoint. */
    Optional<Tensor> last() {
        return last.map(points -> new Tensor(new long[] {points.count(), points.length()}, points.numbers()));
    }

    /** Goes on from what {@link #last} gave. */
    void restore(Optional<Tensor> seen) {
        if (seen.isPresent() && seen.get().values().length != count * features.length()) {
            throw new IllegalArgumentException("the monitor's samples must be " + count + " of " + features.length()
                    + " numbers, got " + seen.get().values().length + " numbers");
        }
        last = seen.map(tensor -> new PointSet(tensor.values(), features.length()));
    }

    @Override
    public void close() {
        features.close();
    }
}
