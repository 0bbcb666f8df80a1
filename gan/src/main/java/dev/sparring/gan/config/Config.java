package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.schedule.EpochLength;
import dev.sparring.gan.config.schedule.ScheduleWarnings;
import dev.sparring.gan.config.schedule.UpdateClock;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Yaml;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.penalty.Penalties;
import dev.sparring.gan.step.UpdateRatio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A complete, checked configuration of a run.
 *
 * @param name of the run, for people
 * @param seed of all randomness
 * @param steps the run's length
 * @param batch samples in a batch
 * @param accumulate batches an update
 * @param data the real samples
 * @param latent length of a latent vector
 * @param distribution of the latent vectors
 * @param conditional how often each label comes, if both networks are told the data's labels
 * @param loss by name, see {@link dev.sparring.gan.loss.Losses#find}
 * @param penalties what the discriminator is trained by beside the loss
 * @param generator one player
 * @param discriminator the other player
 * @param updateRatio how often the discriminator is updated
 * @param practice what is done beside loss and penalties
 * @param monitor the balance monitor
 * @param logEvery steps between records in {@code metrics.jsonl}
 * @param samplesEvery steps between sample pictures
 * @param samplesCount samples in a picture
 * @param checkpoint when checkpoints are written, and which of them stay
 * @param from a run whose networks this one begins with
 * @param yaml the same as text, complete and re-runnable
 */
public record Config(
        String name,
        long seed,
        long steps,
        int batch,
        int accumulate,
        DataConfig data,
        int latent,
        LatentVectors.Distribution distribution,
        Optional<LabelConfig> conditional,
        String loss,
        List<PenaltyConfig> penalties,
        NetworkConfig generator,
        NetworkConfig discriminator,
        UpdateRatio updateRatio,
        Practice practice,
        MonitorConfig monitor,
        long logEvery,
        long samplesEvery,
        int samplesCount,
        CheckpointConfig checkpoint,
        Optional<Path> from,
        String yaml) {

    /** Copies the list. */
    public Config {
        penalties = List.copyOf(penalties);
    }

    /** The most steps a run can have; update counts must fit ND4J's int. */
    public static final long MOST_STEPS = 1_000_000_000L;

    /** No number of steps that can be given. */
    private static final long UNKNOWN = 0;

    /** The most numbers in a batch or a picture: half a gigabyte of floats. */
    private static final long MOST_NUMBERS = 1L << 27;

    /**
     * Checks a configuration.
     *
     * @param tree the merged layers
     * @param opened opens the data if a length in epochs needs it
     * @return the configuration
     * @throws SparringException.Configuration naming the key, the value and the legal range
     */
    static Config from(ObjectNode tree, OpenedData opened) throws SparringException.Configuration {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        ObjectNode written = tree.deepCopy();
        LabelConfig.writeOut(written);
        ConfigReader root = ConfigReader.root(written, resolved, ConfigKeys.root());
        String name = root.get(ConfigKeys.NAME);
        long seed = root.get(ConfigKeys.SEED);
        Optional<Double> epochs = root.find(ConfigKeys.EPOCHS);
        // In its place among the keys, though it is worked out further down.
        long length = epochs.isPresent() ? root.get(ConfigKeys.STEPS, UNKNOWN) : root.get(ConfigKeys.STEPS);
        int batch = root.get(ConfigKeys.BATCH);
        int accumulate = root.get(ConfigKeys.ACCUMULATE);
        int together = Math.multiplyExact(batch, accumulate);
        DataConfig data = DataKinds.from(root.section(DataKinds.SECTION));
        EpochLength epoch = opened.epochs(data, seed);
        ConfigReader latent = root.section(ConfigKeys.LATENT);
        int dimensions = latent.get(ConfigKeys.LATENT_DIM);
        String distribution = latent.get(ConfigKeys.LATENT_DISTRIBUTION);
        Optional<LabelConfig> conditional = LabelConfig.from(root);
        String loss = root.get(ConfigKeys.LOSS);
        List<PenaltyConfig> penalties = PenaltyConfig.from(root);
        ConfigReader first = root.section(ConfigKeys.GENERATOR);
        long generatorStart = first.get(NetworkConfig.START_AT);
        ConfigReader second = root.section(ConfigKeys.DISCRIMINATOR);
        UpdateRatio updateRatio = new UpdateRatio(
                second.get(ConfigKeys.DISCRIMINATOR_STEPS), second.get(NetworkConfig.START_AT), generatorStart);
        long steps = epochs.isPresent() ? steps(root, epochs.get(), length, epoch, together, updateRatio) : length;
        if (updateRatio.startAt() > 0 && updateRatio.generatorStartAt() > 0) {
            throw new SparringException.Configuration(
                    "generator.startAt and discriminator.startAt are both above 0, so nothing trains at first",
                    "set one of them to 0");
        }
        if (updateRatio.discriminatorUpdates(steps) > Integer.MAX_VALUE) {
            throw new SparringException.Configuration(
                    "steps times discriminator.steps is " + updateRatio.discriminatorUpdates(steps),
                    "it must be at most " + Integer.MAX_VALUE);
        }
        NetworkConfig generator =
                NetworkConfig.from(first, new UpdateClock(updateRatio.generatorUpdates(steps), together, epoch), data);
        Practice practice = Practice.from(root, first, second, loss, seed);
        practice.check(loss, data.shape(), batch, accumulate, conditional.isPresent());
        NetworkConfig discriminator = NetworkConfig.from(
                second, new UpdateClock(updateRatio.discriminatorUpdates(steps), together, epoch), data);
        MonitorConfig monitor = MonitorConfig.from(
                root.section(MonitorConfig.SECTION), data.shape().isImage());
        long logEvery = root.section(ConfigKeys.LOG).get(ConfigKeys.LOG_EVERY);
        ConfigReader samples = root.section(ConfigKeys.SAMPLES);
        long samplesEvery = samples.get(ConfigKeys.SAMPLES_EVERY);
        int samplesCount = samples.get(ConfigKeys.SAMPLES_COUNT);
        CheckpointConfig checkpoint = CheckpointConfig.from(root.section(CheckpointConfig.SECTION));
        Optional<Path> from = root.find(ConfigKeys.FROM);
        root.refuseUnknown();
        requireSmall("batch", batch, data.shape().length());
        requireSmall("samples.count", samplesCount, data.shape().length());
        return new Config(
                name,
                seed,
                steps,
                batch,
                accumulate,
                data,
                dimensions,
                LatentVectors.Distribution.valueOf(distribution.toUpperCase(Locale.ROOT)),
                conditional,
                loss,
                penalties,
                generator,
                discriminator,
                updateRatio,
                practice,
                monitor,
                logEvery,
                samplesEvery,
                samplesCount,
                checkpoint,
                from,
                Yaml.write(resolved));
    }

    /**
     * Steps in which the discriminator sees as many real samples as so many epochs hold. Once they are written down they hold, and
     * are held against the epochs where the data is at hand.
     *
     * @param written steps that are given, too, or {@link #UNKNOWN}
     * @param batch samples an update
     */
    private static long steps(
            ConfigReader root, double epochs, long written, EpochLength epoch, int batch, UpdateRatio updateRatio)
            throws SparringException.Configuration {
        String path = root.path(ConfigKeys.EPOCHS);
        OptionalLong samples = written == UNKNOWN ? OptionalLong.of(epoch.samples(path)) : epoch.samplesToCompare(path);
        if (samples.isEmpty()) {
            return written;
        }
        double steps = updateRatio.startAt()
                + Math.max(1, Math.ceil(epochs * samples.getAsLong() / ((double) batch * updateRatio.steps())));
        if (steps > MOST_STEPS) {
            throw new SparringException.Configuration(
                    "epochs make " + (long) steps + " steps", "they must make at most " + MOST_STEPS);
        }
        if (written != UNKNOWN) {
            UpdateClock.requireSame(root, ConfigKeys.EPOCHS, OptionalLong.of((long) steps), ConfigKeys.STEPS, written);
        }
        root.note(ConfigKeys.STEPS, (long) steps);
        return (long) steps;
    }

    /**
     * What is legal here and hardly meant.
     *
     * @return a sentence for each finding: what, and what to do
     */
    public List<String> warnings() {
        return warnings(List.of());
    }

    /** A penalty that fades to nothing bounds no run that goes on for long enough. */
    private void warnBounds(List<String> warnings) {
        List<Penalties.Lazy> bounds = penalties.stream()
                .map(PenaltyConfig::make)
                .filter(made -> made.penalty().boundsSlope())
                .toList();
        if (bounds.stream().noneMatch(bound -> bound.weight().rate(Long.MAX_VALUE) > 0)) {
            warnings.add((bounds.isEmpty()
                            ? "loss is wasserstein with neither a penalty nor clipped weights, so nothing"
                            : "loss is wasserstein and its penalty fades to nothing, after which nothing")
                    + " bounds the discriminator and few runs learn; set penalties=[{type: wgan-gp}], or choose"
                    + " non-saturating or hinge");
        }
    }

    /** The same without what would be said of the decays of some networks. */
    List<String> warnings(List<String> saidElsewhere) {
        List<String> warnings = new ArrayList<>();
        if (loss.equals("wasserstein")) {
            warnBounds(warnings);
        }
        if (!data.shape().isImage() && latent < data.shape().length()) {
            warnings.add("latent.dim is " + latent + " and the data has "
                    + data.shape().length() + " numbers: samples cannot fill that space; set latent.dim="
                    + data.shape().length() + " or more");
        }
        warn(
                "generator",
                generator,
                updateRatio.generatorStartAt(),
                updateRatio.generatorUpdates(steps),
                saidElsewhere,
                warnings);
        warnings.addAll(generator.model().warnings(latent, data.shape()));
        warn(
                "discriminator",
                discriminator,
                updateRatio.startAt(),
                updateRatio.discriminatorUpdates(steps),
                saidElsewhere,
                warnings);
        return warnings;
    }

    private void warn(
            String name,
            NetworkConfig network,
            long startAt,
            long updates,
            List<String> saidElsewhere,
            List<String> warnings) {
        if (startAt >= steps) {
            warnings.add(name + ".startAt is " + startAt + " and the run has " + steps
                    + " steps: this network never learns; lower it or lengthen the run");
            return;
        }
        warnings.addAll(ScheduleWarnings.of(name, network.schedule(), updates, !saidElsewhere.contains(name)));
    }

    /**
     * The configuration as a tree of plain values.
     *
     * @return a new tree, which says the same as {@link #yaml}
     */
    public ObjectNode tree() {
        try {
            return Yaml.mapping(yaml, "the configuration");
        } catch (SparringException.Configuration e) {
            throw new IllegalStateException("what was written as YAML can always be read", e);
        }
    }

    /**
     * Refuses more samples than an array can hold at their size.
     *
     * @param key what the count is called where it was given
     * @param count samples
     * @param length numbers in a sample
     * @throws SparringException.Configuration naming the most that is possible
     */
    public static void requireSmall(String key, int count, int length) throws SparringException.Configuration {
        if ((long) count * length > MOST_NUMBERS) {
            throw new SparringException.Configuration(
                    key + " is " + count + ", too many samples of " + length + " numbers",
                    "it must be at most " + MOST_NUMBERS / length + " at this data.size");
        }
    }
}
