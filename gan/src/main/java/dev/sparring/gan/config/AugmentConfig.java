package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.augment.AugmentProbability;
import dev.sparring.gan.augment.Augmentation;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.data.SampleShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How images are changed at random before the discriminator sees them.
 *
 * @param policy what is changed; empty if nothing
 * @param probability of each change; empty to follow how sure the discriminator is of real images
 * @param warmup updates of the discriminator until a given probability is reached
 * @param target what the mean sign of real logits is held at
 * @param images real images in which the probability could pass from 0 to 1
 * @param limit what the probability never exceeds where it follows
 * @param seed of the run
 */
public record AugmentConfig(
        Set<Augmentation.Kind> policy,
        OptionalDouble probability,
        long warmup,
        double target,
        long images,
        double limit,
        long seed) {

    /** Losses under which a logit above 0 says that an image is real. */
    private static final Set<String> WITH_ZERO = Set.of("non-saturating", "minimax", "hinge", "least-squares");

    private static final String ADAPTIVE = "adaptive";

    private static final Key<List<String>> POLICY = Key.choices(
                    "policy",
                    "what is changed",
                    Named.of("flip", "left and right, half of the time"),
                    Named.of("translation", "the place, by up to an eighth of each side"),
                    Named.of("cutout", "a rectangle of half of each side becomes grey"),
                    Named.of("colour", "brightness, saturation and contrast"))
            .or(List.of());
    private static final Key<OptionalDouble> PROBABILITY = Key.numberOr(
                    "probability",
                    Range.closed(0, 1),
                    ADAPTIVE,
                    "of each change; adaptive follows how sure the discriminator is of real images")
            .or(OptionalDouble.empty());
    private static final Key<Long> WARMUP = Key.whole(
                    "warmup",
                    0,
                    Length.MOST_UPDATES,
                    "updates of the discriminator over which a given probability grows from 0")
            .or(0L);
    private static final Key<Double> TARGET = Key.number(
                    "target",
                    Range.closed(0.01, 0.99),
                    "what the mean sign of real logits is held at, where it is adaptive")
            .or(0.6);
    private static final Key<Long> IMAGES = Key.whole(
                    "images",
                    1,
                    Length.MOST_UPDATES,
                    "real images in which the probability could pass from 0 to 1, where it is adaptive")
            .or(500_000L);
    private static final Key<Double> LIMIT = Key.number(
                    "limit", Range.closed(0, 1), "what the probability never exceeds, where it is adaptive")
            .or(0.8);

    /** What the section may hold. */
    static final Section SECTION = Section.offUnlessGiven(
            "augment",
            "images are changed at random before the discriminator sees them, real and generated ones alike",
            POLICY,
            PROBABILITY,
            WARMUP,
            TARGET,
            IMAGES,
            LIMIT);

    static AugmentConfig from(ConfigReader section, long seed) throws SparringException.Configuration {
        Set<Augmentation.Kind> policy = EnumSet.noneOf(Augmentation.Kind.class);
        for (String name : section.get(POLICY)) {
            policy.add(Augmentation.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return new AugmentConfig(
                policy,
                section.get(PROBABILITY),
                section.get(WARMUP),
                section.get(TARGET),
                section.get(IMAGES),
                section.get(LIMIT),
                seed);
    }

    /** Refuses what does not go together. */
    void check(String loss, SampleShape shape) throws SparringException.Configuration {
        if (policy.isEmpty()) {
            return;
        }
        if (!shape.isImage()) {
            throw new SparringException.Configuration(
                    "augment.policy is given, and the data are " + shape.toText(),
                    "leave augment out, it is for images");
        }
        if (probability.isEmpty() && !WITH_ZERO.contains(loss)) {
            throw new SparringException.Configuration(
                    "augment.probability is adaptive, and under the loss " + loss
                            + " no logit says by itself that an image is real",
                    "set augment.probability to a number, or a loss of "
                            + String.join(", ", WITH_ZERO.stream().sorted().toList()));
        }
    }

    /** What does it, with nothing to remember yet; empty if nothing is changed. */
    Optional<Augmentation> make(SampleShape shape) {
        AugmentProbability likely = probability.isPresent()
                ? AugmentProbability.fixed(probability.getAsDouble(), warmup)
                : AugmentProbability.adaptive(target, images, limit);
        return policy.isEmpty() ? Optional.empty() : Optional.of(new Augmentation(policy, likely, shape, seed));
    }
}
