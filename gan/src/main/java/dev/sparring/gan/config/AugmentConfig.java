package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.augment.AugmentProbability;
import dev.sparring.gan.augment.Augmentation;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.schedule.Length;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.data.SampleShape;
import java.util.EnumSet;
import java.util.Set;

/**
 * How images are changed at random before the discriminator sees them.
 *
 * @param kinds what is changed, at least one
 * @param probability of each change, or what it never exceeds
 * @param warmup updates of the discriminator until it is reached
 * @param adaptive whether it follows how sure the discriminator is of real images
 * @param target what the mean sign of their logits is held at
 * @param images real images in which it could pass from 0 to 1
 * @param seed of the run
 */
public record AugmentConfig(
        Set<Augmentation.Kind> kinds,
        double probability,
        long warmup,
        boolean adaptive,
        double target,
        long images,
        long seed) {

    /** Losses under which a logit above 0 says that an image is real. */
    private static final Set<String> WITH_ZERO = Set.of("non-saturating", "minimax", "hinge", "least-squares");

    private static final Key<Boolean> FLIP =
            Key.flag("flip", "left and right, half of the time").or(true);
    private static final Key<Boolean> TRANSLATION = Key.flag(
                    "translation", "the place, by up to an eighth of each side")
            .or(true);
    private static final Key<Boolean> CUTOUT =
            Key.flag("cutout", "a rectangle of half of each side becomes grey").or(false);
    private static final Key<Boolean> COLOUR =
            Key.flag("colour", "brightness, saturation and contrast").or(true);
    private static final Key<Double> PROBABILITY = Key.number(
                    "probability", Range.closed(0, 1), "of each change; where it is adaptive what it never exceeds")
            .or(0.8);
    private static final Key<Long> WARMUP = Key.whole(
                    "warmup",
                    0,
                    Length.MOST_UPDATES,
                    "updates of the discriminator over which the probability grows from 0, where it is not adaptive")
            .or(0L);
    private static final Key<Boolean> ADAPTIVE = Key.flag(
                    "adaptive", "whether the probability follows how sure the discriminator is of real images")
            .or(true);
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

    /** What the section may hold. */
    static final Section SECTION = Section.offUnlessGiven(
            "augment",
            "images are changed at random before the discriminator sees them, real and generated ones alike",
            FLIP,
            TRANSLATION,
            CUTOUT,
            COLOUR,
            PROBABILITY,
            WARMUP,
            ADAPTIVE,
            TARGET,
            IMAGES);

    static AugmentConfig from(ConfigReader section, long seed) throws SparringException.Configuration {
        Set<Augmentation.Kind> kinds = EnumSet.noneOf(Augmentation.Kind.class);
        add(kinds, Augmentation.Kind.FLIP, section.get(FLIP));
        add(kinds, Augmentation.Kind.TRANSLATION, section.get(TRANSLATION));
        add(kinds, Augmentation.Kind.CUTOUT, section.get(CUTOUT));
        add(kinds, Augmentation.Kind.COLOUR, section.get(COLOUR));
        if (kinds.isEmpty()) {
            throw new SparringException.Configuration(
                    "augment changes nothing",
                    "set one of augment.flip, translation, cutout or colour, or leave augment out");
        }
        return new AugmentConfig(
                kinds,
                section.get(PROBABILITY),
                section.get(WARMUP),
                section.get(ADAPTIVE),
                section.get(TARGET),
                section.get(IMAGES),
                seed);
    }

    private static void add(Set<Augmentation.Kind> kinds, Augmentation.Kind kind, boolean wanted) {
        if (wanted) {
            kinds.add(kind);
        }
    }

    /** Refuses what does not go together. */
    void check(String loss, SampleShape shape) throws SparringException.Configuration {
        if (!shape.isImage()) {
            throw new SparringException.Configuration(
                    "augment is given, and the data are " + shape.toText(), "leave augment out, it is for images");
        }
        if (adaptive && !WITH_ZERO.contains(loss)) {
            throw new SparringException.Configuration(
                    "augment.adaptive is true, and under the loss " + loss
                            + " no logit says by itself that an image is real",
                    "set augment.adaptive=false, or a loss of "
                            + String.join(", ", WITH_ZERO.stream().sorted().toList()));
        }
    }

    /** What does it, with nothing to remember yet. */
    Augmentation make(SampleShape shape) {
        AugmentProbability likely = adaptive
                ? AugmentProbability.adaptive(target, images, probability)
                : AugmentProbability.fixed(probability, warmup);
        return new Augmentation(kinds, likely, shape, seed);
    }
}
