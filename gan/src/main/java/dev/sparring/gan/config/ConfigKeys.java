package dev.sparring.gan.config;

import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.loss.Losses;
import java.nio.file.Path;

/** The keys of a whole configuration: those of its top level, and all of its sections. */
public final class ConfigKeys {

    static final Key<String> NAME =
            Key.text("name", "the run's name, for people and for its directory").or("run");
    static final Key<Long> SEED = Key.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, "draws everything that is random")
            .or(42L);
    static final Key<Long> STEPS = Key.whole("steps", 1, Config.MOST_STEPS, "the run's length in steps")
            .or(10_000L);
    static final Key<Double> EPOCHS = Key.number(
                    "epochs", Range.above(0, 1e6), "the run's length in passes of the discriminator through the data")
            .orElse("as steps");
    static final Key<Integer> BATCH =
            Key.integer("batch", 2, 65_536, "samples in a batch").or(64);
    static final Key<Integer> ACCUMULATE = Key.integer(
                    "accumulate",
                    1,
                    4096,
                    "batches an update, one after the other: as one so many times as large, in the memory of one")
            .or(1);
    static final Key<String> LOSS = Key.choice("loss", Losses.catalog().members(), "what the networks learn by")
            .or("non-saturating");
    static final Key<Double> LABEL_SMOOTHING = Key.number(
                    "labelSmoothing",
                    Range.closed(0, 0.5),
                    "share of a real sample's loss that is a generated one's, under cross entropy and least squares")
            .or(0.0);
    static final Key<Double> CENTRING = Key.number(
                    "centring",
                    Range.closed(0, 1e6),
                    "weight of the mean square of real and generated logits' sums, which keeps them around 0; 0.01 is usual")
            .or(0.0);
    static final Key<Double> NOISE_DEVIATION = Key.number(
                    "deviation", Range.above(0, 1e3), "standard deviation at the discriminator's first update")
            .or(0.1);
    static final Key<Long> NOISE_UPDATES = Key.whole(
                    "updates", 1, Length.MOST_UPDATES, "updates of the discriminator until there is none")
            .or(5000L);
    static final Section INSTANCE_NOISE = Section.offUnlessGiven(
            "instanceNoise",
            "noise on everything that the discriminator sees, less and less of it",
            NOISE_DEVIATION,
            NOISE_UPDATES);
    static final Key<Path> FROM = Key.path("from", "a run whose networks this one begins with")
            .orElse("fresh networks")
            .fix();

    static final Key<Integer> LATENT_DIM =
            Key.integer("dim", 1, 65_536, "numbers in a latent vector").or(64).fix();
    static final Key<String> LATENT_DISTRIBUTION = Key.choice(
                    "distribution",
                    "what its numbers are drawn from",
                    Named.of("normal", "mean 0, standard deviation 1"),
                    Named.of("uniform", "from -1 to 1"))
            .or("normal");
    static final Section LATENT =
            Section.of("latent", "what the generator begins with", LATENT_DIM, LATENT_DISTRIBUTION);

    static final Key<Long> WEIGHT_UPDATES = Key.whole(
                    "updates", 1, Length.MOST_UPDATES, "how long the weight rises, in updates of the generator")
            .or(1000L);
    static final Key<Double> WEIGHT_START = Key.number("start", Range.closed(0, 1), "the weight at the first update")
            .or(0.0);
    static final Section ADVERSARIAL_WEIGHT = Section.offUnlessGiven(
            "adversarialWeight",
            "lets the loss's gradient reach the generator gradually: its weight rises in a straight line to 1",
            WEIGHT_UPDATES,
            WEIGHT_START);

    static final Key<Integer> DISCRIMINATOR_STEPS = Key.integer(
                    "steps", 1, 1000, "updates of the discriminator in a step of the run")
            .or(1);

    static final Key<Integer> PACKING = Key.integer(
                    "packing",
                    1,
                    64,
                    "samples that it judges together, which gives samples that are alike away (Lin et al. 2018)")
            .or(1)
            .fix();

    static final Key<Boolean> NORMALIZE_GRADIENT = Key.flag(
                    "normalizeGradient", "whether the gradient that reaches its samples is divided by its running size")
            .or(false);

    static final Section GENERATOR = NetworkConfig.section(
                    "generator", "the network that makes samples, and how it learns", NORMALIZE_GRADIENT)
            .holding(ADVERSARIAL_WEIGHT);
    static final Section DISCRIMINATOR = NetworkConfig.section(
            "discriminator",
            "the network that tells them from real ones, and how it learns",
            DISCRIMINATOR_STEPS,
            PACKING);

    static final Key<Long> LOG_EVERY = Key.whole(
                    "every", 1, Config.MOST_STEPS, "steps between records in metrics.jsonl")
            .or(10L);
    static final Section LOG = Section.of("log", "what is written down while it runs", LOG_EVERY);

    static final Key<Long> SAMPLES_EVERY =
            Key.whole("every", 1, Config.MOST_STEPS, "steps between pictures").or(500L);
    static final Key<Integer> SAMPLES_COUNT =
            Key.integer("count", 1, 10_000, "samples in a picture").or(64);
    static final Section SAMPLES =
            Section.of("samples", "pictures of samples from fixed latent vectors", SAMPLES_EVERY, SAMPLES_COUNT);

    private static final Section ROOT = Section.of(
                    "",
                    "what the run is",
                    NAME,
                    SEED,
                    STEPS,
                    EPOCHS,
                    BATCH,
                    ACCUMULATE,
                    LOSS,
                    LABEL_SMOOTHING,
                    CENTRING,
                    FROM)
            .holding(
                    PenaltyConfig.SECTION,
                    DataKinds.SECTION,
                    LATENT,
                    LabelConfig.SECTION,
                    INSTANCE_NOISE,
                    AugmentConfig.SECTION,
                    GENERATOR,
                    DISCRIMINATOR,
                    MonitorConfig.SECTION,
                    LOG,
                    SAMPLES,
                    CheckpointConfig.SECTION);

    private ConfigKeys() {}

    /**
     * All keys there are, with those of jars on the class path.
     *
     * @return the section that is a whole configuration
     */
    public static Section root() {
        return ROOT;
    }
}
