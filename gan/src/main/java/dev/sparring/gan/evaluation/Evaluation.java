package dev.sparring.gan.evaluation;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigLayers;
import dev.sparring.gan.config.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.GaussianMixture;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.feature.ClassifierFeatures;
import dev.sparring.gan.feature.Features;
import dev.sparring.gan.metric.Modes;
import dev.sparring.gan.metric.Points;
import dev.sparring.gan.run.RunDirectory;
import dev.sparring.gan.run.Samples;
import dev.sparring.gan.run.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Measures samples of a run against its data, and beside it other data against the same data: two sets of real samples that
 * have none in common, each as many as the samples.
 *
 * @param run the run's directory
 * @param data other data than the run's own, as {@code --data} names it
 * @param count samples; empty for 2,500 points or 5,000 images, or fewer if the data holds fewer than twice as many
 * @param seed of the samples and of the choice of data
 * @param space where to compare; empty for {@link Space#usual}
 */
public record Evaluation(Path run, Optional<String> data, Optional<Integer> count, long seed, Optional<Space> space) {

    /** The fewest samples that can be measured. */
    public static final int LEAST_COUNT = 100;

    /** The most samples that can be measured; time grows with their square. */
    public static final int MOST_COUNT = 50_000;

    private static final int USUAL_POINTS = 2500;
    private static final int USUAL_IMAGES = 5000;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the count is out of its range
     */
    public Evaluation {
        if (count.isPresent() && (count.get() < LEAST_COUNT || count.get() > MOST_COUNT)) {
            throw new IllegalArgumentException(
                    "count must be in [" + LEAST_COUNT + ", " + MOST_COUNT + "], got " + count.get());
        }
    }

    /**
     * Draws, compares and reports, on the thread that calls. The data is read anew.
     *
     * @param sampling the run's generator
     * @return the report
     * @throws SparringException if the data or the feature space cannot be read or does not fit the run, the data holds too
     *     few samples, or the generator's samples are not finite
     */
    public Report report(Sampling sampling) throws SparringException {
        DataConfig config = dataConfig();
        DataSource source = config.open(seed);
        int size = size(source);
        Config.requireSmall("count", size, source.shape().length());
        List<Subset> reals = Subset.disjoint(source, seed, size, size);
        Space chosen = space.orElseGet(() -> Space.usual(source.shape()));
        try (Features features = chosen.open(source)) {
            Samples samples = sampling.drawn(size, Optional.of(seed));
            requireFinite(samples);
            List<Reading> readings = new ArrayList<>(modes(source, samples, reals.get(1)));
            readings.addAll(readings(features, samples, reals));
            return new Report(
                    samples.step(),
                    seed,
                    size,
                    source.description(),
                    chosen,
                    features.description(),
                    features.length(),
                    readings,
                    labels(features, samples, reals.get(1)));
        }
    }

    private DataConfig dataConfig() throws SparringException.Configuration {
        DataConfig own = ConfigLayers.complete(RunDirectory.config(run)).build().data();
        if (data.isEmpty()) {
            return own;
        }
        DataConfig other = withData(own.shape(), false);
        if (other.shape().isImage() && own.shape().isImage()) {
            other = withData(own.shape(), true);
        }
        if (!other.shape().equals(own.shape())) {
            throw new SparringException.Configuration(
                    "--data " + data.get() + " gives " + other.shape().toText() + ", and the run makes "
                            + own.shape().toText(),
                    "give data of the run's kind");
        }
        return other;
    }

    /** The other data, at the run's size if so wanted. */
    private DataConfig withData(SampleShape shape, boolean sized) throws SparringException.Configuration {
        ConfigLayers layers = ConfigLayers.complete(RunDirectory.config(run)).data(data.orElseThrow());
        if (sized) {
            layers.set("data.size", Integer.toString(shape.width()))
                    .set("data.channels", Integer.toString(shape.channels()));
        }
        return layers.build().data();
    }

    private int size(DataSource source) throws SparringException {
        long half = source.size().orElse(Long.MAX_VALUE) / 2;
        if (half < LEAST_COUNT) {
            throw new SparringException.Data(
                    "the data is " + source.description() + ", too few to compare two halves of them",
                    "give at least " + 2 * LEAST_COUNT + " samples by --data");
        }
        if (count.isPresent()) {
            if (count.get() > half) {
                throw new SparringException.Configuration(
                        "--count is " + count.get() + " and the data is " + source.description(),
                        "it must be at most " + half + ", half of them");
            }
            return count.get();
        }
        return (int) Math.min(half, source.shape().isImage() ? USUAL_IMAGES : USUAL_POINTS);
    }

    private static void requireFinite(Samples samples) throws SparringException.Checkpoint {
        for (float number : samples.values()) {
            if (!Float.isFinite(number)) {
                throw new SparringException.Checkpoint(
                        "the generator of step " + samples.step() + " makes numbers that are not finite",
                        "choose an earlier step by --checkpoint");
            }
        }
    }

    private static List<Reading> modes(DataSource source, Samples samples, Subset others) {
        if (!(source instanceof GaussianMixture mixture)) {
            return List.of();
        }
        Modes found = Modes.count(samples.values(), mixture.modes(), mixture.sigma());
        Modes real = Modes.count(others.samples(), mixture.modes(), mixture.sigma());
        return List.of(
                new Reading(Quantity.MODES, found.held(), real.held()),
                new Reading(Quantity.HIGH_QUALITY, found.highQuality(), real.highQuality()),
                new Reading(Quantity.REVERSE_KL, found.reverseKl(), real.reverseKl()));
    }

    private List<Reading> readings(Features features, Samples samples, List<Subset> reals) {
        Points reference = features.of(reals.get(0).samples());
        Yardstick yardstick = Yardstick.of(reference, seed);
        Map<Quantity, Double> ofSamples = yardstick.measure(features.of(samples.values()));
        Map<Quantity, Double> ofData =
                yardstick.measure(features.of(reals.get(1).samples()));
        List<Reading> readings = new ArrayList<>();
        ofSamples.forEach((quantity, value) ->
                readings.add(new Reading(quantity, value, Objects.requireNonNull(ofData.get(quantity)))));
        return readings;
    }

    private static Optional<LabelCounts> labels(Features features, Samples samples, Subset others) {
        return features instanceof ClassifierFeatures learned
                ? Optional.of(LabelCounts.of(
                        learned.classifier().labels().names(),
                        learned.classifier().classify(samples.values()),
                        learned.classifier().classify(others.samples())))
                : Optional.empty();
    }
}
