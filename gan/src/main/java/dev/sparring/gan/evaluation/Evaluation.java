package dev.sparring.gan.evaluation;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.data.image.StackedImages;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.LabellingSpace;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.RunDiscriminator;
import dev.sparring.gan.sampling.RunSampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Measures samples of a run against its data, and beside it other data against the same data: two sets of real samples that
 * have none in common, each as many as the samples.
 *
 * <pre>{@code
 * RunSampler samples = new RunSampler(Path.of("runs/mine"), Optional.empty(), System.err::println);
 * Report report = new Evaluation(Path.of("runs/mine"), Optional.empty(), Optional.of(2500), 1, Optional.empty())
 *         .report(samples);
 * System.out.println(report.toJson("mine"));
 * }</pre>
 *
 * @param run the run's directory
 * @param data other data than the run's own, as {@code --data} names it
 * @param count samples; empty for 2,500 points or 5,000 images, or fewer if the data holds fewer than twice as many
 * @param seed of the samples and of the choice of data
 * @param space where to compare; empty for {@link SpaceChoice#usual}
 */
public record Evaluation(
        Path run, Optional<String> data, Optional<Integer> count, long seed, Optional<SpaceChoice> space) {

    /** The fewest samples that can be measured. */
    public static final int LEAST_COUNT = 100;

    /**
     * The most samples that can be measured. Time grows with their square; memory with their number times that of the features:
     * samples pass a few at a time, and of n samples with d features some 40 n d bytes are kept, 130 MB for 50,000 with 64.
     */
    public static final int MOST_COUNT = 50_000;

    /** How far it is when each part is done, about. */
    private static final double DATA_READ = 0.05;

    private static final double SAMPLES_DRAWN = 0.4;
    private static final double REFERENCE_READ = 0.55;
    private static final double OTHERS_READ = 0.7;
    private static final double MEASURED = 0.95;

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
    public Report report(RunSampler sampling) throws SparringException {
        return report(sampling, share -> {});
    }

    /**
     * The same, with somebody told how far it is.
     *
     * @param sampling the run's generator
     * @param progress is told the share that is done, about, in [0, 1] and never less than before; may throw, which ends it
     * @return the report
     * @throws SparringException as above
     */
    public Report report(RunSampler sampling, DoubleConsumer progress) throws SparringException {
        progress.accept(0);
        DataConfig config = dataConfig();
        Reals compared = reals(config);
        DataSource source = compared.source();
        int size = size(source);
        List<Subset> reals = Subset.disjoint(source, seed, size, size);
        SpaceChoice chosen = space.orElseGet(() -> SpaceChoice.usual(source.shape()));
        try (FeatureSpace features = chosen.open(source)) {
            Config.requireSmall("count", size, features.length());
            progress.accept(DATA_READ);
            MeasuredSet samples = new MeasuredSet(features, size);
            int[] asked = sampling.labels()
                    .map(known -> known.draw(seed, "samples", 0, size))
                    .orElse(new int[0]);
            Consumer<float[]> drawn =
                    watched(samples, (long) size * source.shape().length(), progress);
            List<MetricResult> readings = new ArrayList<>(samples(sampling, source, asked, drawn, reals.get(1)));
            if (!samples.finite()) {
                throw new SparringException.Checkpoint(
                        "the generator of step " + sampling.step() + " makes numbers that are not finite",
                        "choose an earlier step by --checkpoint");
            }
            PointSet reference = features.of(reals.get(0));
            progress.accept(REFERENCE_READ);
            MeasuredSet others = MeasuredSet.of(features, reals.get(1));
            progress.accept(OTHERS_READ);
            readings.addAll(stacks(source, features, samples.labels(), others.labels()));
            Optional<LabelAgreement> agreement =
                    agreement(sampling, asked, features, samples, others.labels(), reals.get(1));
            agreement.ifPresent(
                    told -> readings.add(new MetricResult(Metric.LABEL_AGREEMENT, told.share(), told.accuracy())));
            readings.addAll(readings(reference, samples.points(), others.points()));
            progress.accept(MEASURED);
            Report report = new Report(
                    sampling.step(),
                    seed,
                    size,
                    compared.description(),
                    chosen,
                    features.description(),
                    features.length(),
                    readings,
                    labels(features, samples, others),
                    agreement,
                    distances(sampling, asked, samples.points(), reals, reference, others.points()),
                    overfitting(sampling, config, compared, size));
            progress.accept(1);
            return report;
        } catch (UncheckedDataException e) {
            throw e.data();
        } catch (OutOfMemoryError e) {
            throw new SparringException.Configuration(
                    "memory ran out comparing " + size + " samples",
                    "lower --count, or give Java more by SPARRING_JAVA_OPTS=-Xmx...",
                    e);
        }
    }

    /** Tells, of samples that come a few at a time, how many have. */
    private static Consumer<float[]> watched(Consumer<float[]> target, long numbers, DoubleConsumer progress) {
        long[] seen = new long[1];
        return samples -> {
            target.accept(samples);
            seen[0] += samples.length;
            progress.accept(DATA_READ + (SAMPLES_DRAWN - DATA_READ) * seen[0] / numbers);
        };
    }

    /**
     * Real samples to compare with.
     *
     * @param source all of them
     * @param description of them, and which part of the data they are where it has parts
     * @param heldOut whether the run saw others of the same data
     */
    private record Reals(DataSource source, String description, boolean heldOut) {}

    /** What the run did not see where the data has such a part and it is large enough, else what it saw. */
    private Reals reals(DataConfig config) throws SparringException.Data {
        Optional<DataSource> heldOut = config.openHeldOut(seed);
        if (heldOut.isPresent() && heldOut.get().size().orElseThrow() >= 2 * LEAST_COUNT) {
            return new Reals(heldOut.get(), heldOut.get().description() + ", the part held out", data.isEmpty());
        }
        DataSource source = config.open(seed);
        return new Reals(
                source,
                source.description() + (heldOut.isPresent() ? ", the training part, for too little is held out" : ""),
                false);
    }

    private Optional<Overfitting> overfitting(RunSampler sampling, DataConfig config, Reals compared, int size)
            throws SparringException {
        if (!compared.heldOut()) {
            return Optional.empty();
        }
        Optional<RunDiscriminator> discriminator = RunDiscriminator.open(run, sampling.step());
        if (discriminator.isEmpty()) {
            return Optional.empty();
        }
        try (RunDiscriminator asked = discriminator.get()) {
            DataSource trained = config.lenient().open(seed);
            return Optional.of(Overfitting.of(asked, trained, compared.source(), sampling, size, seed));
        }
    }

    /** Draws the samples; only of points, which are small, all are held at once, to count modes. */
    private List<MetricResult> samples(
            RunSampler sampling, DataSource source, int[] asked, Consumer<float[]> target, Subset others)
            throws SparringException {
        if (!(source instanceof GaussianMixture mixture)) {
            sampling.drawn(size(source), Optional.of(seed), asked, target);
            return List.of();
        }
        float[] samples = sampling.drawn(size(source), Optional.of(seed), asked).values();
        target.accept(samples);
        ModeCoverage found = ModeCoverage.count(samples, mixture.modes(), mixture.sigma());
        ModeCoverage real = ModeCoverage.count(others.samples(), mixture.modes(), mixture.sigma());
        return List.of(
                new MetricResult(Metric.MODES, found.held(), real.held()),
                new MetricResult(Metric.HIGH_QUALITY, found.highQuality(), real.highQuality()),
                new MetricResult(Metric.REVERSE_KL, found.reverseKl(), real.reverseKl()));
    }

    /** How many kinds of stacks there are, by the labels that were found. */
    private static List<MetricResult> stacks(DataSource source, FeatureSpace features, int[] samples, int[] others) {
        if (!(source instanceof StackedImages) || !(features instanceof LabellingSpace learned)) {
            return List.of();
        }
        ModeCoverage found = ModeCoverage.ofLabels(samples, learned.labels().count());
        ModeCoverage real = ModeCoverage.ofLabels(others, learned.labels().count());
        return List.of(
                new MetricResult(Metric.MODES, found.held(), real.held()),
                new MetricResult(Metric.REVERSE_KL, found.reverseKl(), real.reverseKl()));
    }

    private DataConfig dataConfig() throws SparringException.Configuration {
        DataConfig own = RunReader.open(run).layers().dataAlone();
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
        ConfigBuilder layers = RunReader.open(run).layers().dataOfThisShape(data.orElseThrow());
        if (sized && layers.hasSizedData()) {
            layers.set("data.size", new ImageSize(shape.height(), shape.width()).toString())
                    .set("data.channels", Integer.toString(shape.channels()));
        }
        return layers.dataAlone();
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

    private List<MetricResult> readings(PointSet reference, PointSet samples, PointSet others) {
        MetricSuite yardstick = MetricSuite.of(reference, seed);
        Map<Metric, Double> ofSamples = yardstick.measure(samples);
        Map<Metric, Double> ofData = yardstick.measure(others);
        List<MetricResult> readings = new ArrayList<>();
        ofSamples.forEach((quantity, value) ->
                readings.add(new MetricResult(quantity, value, Objects.requireNonNull(ofData.get(quantity)))));
        return readings;
    }

    private static Optional<LabelAgreement> agreement(
            RunSampler sampling,
            int[] asked,
            FeatureSpace features,
            MeasuredSet samples,
            int[] foundInData,
            DataSource data) {
        if (sampling.labels().isEmpty() || !(features instanceof LabellingSpace learned)) {
            return Optional.empty();
        }
        Labels classes = learned.labels();
        return Optional.of(LabelAgreement.of(
                sampling.labels().get().labels(),
                asked,
                classes,
                samples.labels(),
                accuracy(data, classes, foundInData)));
    }

    /** By each label that was asked for; the data may call some of them otherwise. */
    private static Optional<LabelDistances> distances(
            RunSampler sampling,
            int[] asked,
            PointSet samples,
            List<Subset> reals,
            PointSet reference,
            PointSet others) {
        return sampling.labels().map(known -> {
            List<String> names = known.labels().names();
            return LabelDistances.of(
                    names,
                    LabelDistances.Labelled.of(reference, reals.get(0), names),
                    new LabelDistances.Labelled(samples, asked),
                    LabelDistances.Labelled.of(others, reals.get(1), names));
        });
    }

    /** The share of real images in which a classifier finds their label. */
    private static double accuracy(DataSource data, Labels classes, int[] found) {
        int labelled = 0;
        int right = 0;
        for (int i = 0; i < found.length; i++) {
            OptionalInt label = data.label(i);
            if (label.isPresent()) {
                labelled++;
                right += data.labelNames()
                                .get(label.getAsInt())
                                .equals(classes.names().get(found[i]))
                        ? 1
                        : 0;
            }
        }
        return (double) right / labelled;
    }

    private static Optional<LabelCounts> labels(FeatureSpace features, MeasuredSet samples, MeasuredSet others) {
        return features instanceof LabellingSpace learned
                ? Optional.of(LabelCounts.of(learned.labels().names(), samples.labels(), others.labels()))
                : Optional.empty();
    }
}
