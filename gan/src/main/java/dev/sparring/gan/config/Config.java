package dev.sparring.gan.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.train.UpdateRatio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A complete, checked configuration of a run.
 *
 * @param name of the run, for people
 * @param seed of all randomness
 * @param steps the run's length
 * @param batch samples in a batch
 * @param data the real samples
 * @param latent length of a latent vector
 * @param distribution of the latent vectors
 * @param loss by name, see {@link Losses#find}
 * @param generator one player
 * @param discriminator the other player
 * @param rounds how often the discriminator is updated
 * @param adversarialWeight the share of the loss's gradient that reaches the generator, by its own updates
 * @param monitor the balance monitor
 * @param logEvery steps between records in {@code metrics.jsonl}
 * @param samplesEvery steps between sample pictures
 * @param samplesCount samples in a picture
 * @param checkpointEvery steps between checkpoints
 * @param checkpointKeep newest checkpoints that are kept
 * @param from a run whose networks this one begins with
 * @param yaml the same as text, complete and re-runnable
 */
public record Config(
        String name,
        long seed,
        long steps,
        int batch,
        DataConfig data,
        int latent,
        LatentVectors.Distribution distribution,
        String loss,
        NetworkConfig generator,
        NetworkConfig discriminator,
        UpdateRatio rounds,
        Warmup adversarialWeight,
        MonitorConfig monitor,
        long logEvery,
        long samplesEvery,
        int samplesCount,
        long checkpointEvery,
        int checkpointKeep,
        Optional<Path> from,
        String yaml) {

    /** The most steps a run can have; update counts must fit ND4J's int. */
    public static final long MOST_STEPS = 1_000_000_000L;

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
        ConfigReader root = ConfigReader.root(tree, resolved);
        String name = root.text("name", "run");
        long seed = root.integer("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<Double> epochs = epochs(root);
        long length = epochs.isPresent() ? 0 : root.integer("steps", 10_000, 1, MOST_STEPS);
        int batch = (int) root.integer("batch", 64, 2, 65_536);
        DataConfig data = DataConfig.from(root.section("data"));
        ConfigReader latent = root.section("latent");
        int dimensions = (int) latent.integer("dim", 64, 1, 65_536);
        String distribution = latent.choice("distribution", "normal", List.of("normal", "uniform"));
        String loss = root.choice("loss", "non-saturating", Losses.names());
        root.emptyList("penalties");
        ConfigReader first = root.section("generator");
        long generatorStart = first.integer("startAt", 0, 0, MOST_STEPS);
        ConfigReader second = root.section("discriminator");
        UpdateRatio rounds = new UpdateRatio(
                (int) second.integer("steps", 1, 1, 1000), second.integer("startAt", 0, 0, MOST_STEPS), generatorStart);
        long steps =
                epochs.isPresent() ? steps(epochs.get() * opened.epoch("epochs", data, seed), batch, rounds) : length;
        if (rounds.startAt() > 0 && rounds.generatorStartAt() > 0) {
            throw new SparringException.Configuration(
                    "generator.startAt and discriminator.startAt are both above 0, so nothing trains at first",
                    "set one of them to 0");
        }
        if (rounds.discriminatorUpdates(steps) > Integer.MAX_VALUE) {
            throw new SparringException.Configuration(
                    "steps times discriminator.steps is " + rounds.discriminatorUpdates(steps),
                    "it must be at most " + Integer.MAX_VALUE);
        }
        NetworkConfig generator =
                NetworkConfig.from(first, new UpdateClock(rounds.generatorUpdates(steps), batch, data, seed, opened));
        Warmup adversarialWeight = adversarialWeight(first);
        NetworkConfig discriminator = NetworkConfig.from(
                second, new UpdateClock(rounds.discriminatorUpdates(steps), batch, data, seed, opened));
        MonitorConfig monitor =
                MonitorConfig.from(root.section("monitor"), data.shape().isImage());
        ConfigReader log = root.section("log");
        ConfigReader samples = root.section("samples");
        ConfigReader checkpoint = root.section("checkpoint");
        long logEvery = log.integer("every", 10, 1, MOST_STEPS);
        long samplesEvery = samples.integer("every", 500, 1, MOST_STEPS);
        int samplesCount = (int) samples.integer("count", 64, 1, 10_000);
        long checkpointEvery = checkpoint.integer("every", 1000, 1, MOST_STEPS);
        int checkpointKeep = (int) checkpoint.integer("keep", 3, 1, 1000);
        Optional<Path> from = from(root);
        root.refuseUnknown();
        requireSmall("batch", batch, data.shape().length());
        requireSmall("samples.count", samplesCount, data.shape().length());
        return new Config(
                name,
                seed,
                steps,
                batch,
                data,
                dimensions,
                LatentVectors.Distribution.valueOf(distribution.toUpperCase(Locale.ROOT)),
                loss,
                generator,
                discriminator,
                rounds,
                adversarialWeight,
                monitor,
                logEvery,
                samplesEvery,
                samplesCount,
                checkpointEvery,
                checkpointKeep,
                from,
                Yaml.write(resolved));
    }

    /** The run's length if it is given in epochs. */
    private static Optional<Double> epochs(ConfigReader root) throws SparringException.Configuration {
        if (!root.has("epochs")) {
            return Optional.empty();
        }
        if (root.has("steps")) {
            throw new SparringException.Configuration(
                    "steps and epochs are both given", "give the run's length in one of them");
        }
        return Optional.of(root.number("epochs", 1, Range.above(0, 1e6)));
    }

    /** Steps in which the discriminator sees as many real samples. */
    private static long steps(double samples, int batch, UpdateRatio rounds) throws SparringException.Configuration {
        double steps = rounds.startAt() + Math.max(1, Math.ceil(samples / ((double) batch * rounds.steps())));
        if (steps > MOST_STEPS) {
            throw new SparringException.Configuration(
                    "epochs make " + (long) steps + " steps", "they must make at most " + MOST_STEPS);
        }
        return (long) steps;
    }

    private static Optional<Path> from(ConfigReader root) throws SparringException.Configuration {
        if (!root.has("from")) {
            return Optional.empty();
        }
        String from = root.text("from", "");
        if (from.isBlank() || from.indexOf('\0') >= 0) {
            throw new SparringException.Configuration("from is no path", "give the directory of a run");
        }
        return Optional.of(UserPath.of(from));
    }

    private static Warmup adversarialWeight(ConfigReader generator) throws SparringException.Configuration {
        if (!generator.has("adversarialWeight")) {
            return new Warmup.None();
        }
        ConfigReader section = generator.section("adversarialWeight");
        return new Warmup.LinearFrom(
                section.integer("updates", 1000, 1, UpdateClock.MOST_UPDATES),
                section.number("start", 0, Range.closed(0, 1)));
    }

    /**
     * What is legal here and hardly meant.
     *
     * @return a sentence for each finding: what, and what to do
     */
    public List<String> warnings() {
        return warnings(List.of());
    }

    /** The same without what would be said of the decays of some networks. */
    List<String> warnings(List<String> saidElsewhere) {
        List<String> warnings = new ArrayList<>();
        if (loss.equals("wasserstein")) {
            warnings.add(
                    "loss is wasserstein with neither a penalty nor clipped weights, so nothing bounds the discriminator"
                            + " and few runs learn; choose non-saturating or hinge, or keep both networks slow, such as rmsprop at a"
                            + " learningRate of 5e-5 with discriminator.steps 5");
        }
        warn(
                "generator",
                generator,
                rounds.generatorStartAt(),
                rounds.generatorUpdates(steps),
                saidElsewhere,
                warnings);
        warnings.addAll(generator.model().warnings(latent, data.shape()));
        warn(
                "discriminator",
                discriminator,
                rounds.startAt(),
                rounds.discriminatorUpdates(steps),
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
