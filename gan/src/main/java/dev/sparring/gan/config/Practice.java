package dev.sparring.gan.config;

import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.loss.CentredLogits;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.loss.SmoothedLabels;
import dev.sparring.gan.step.GanStep;
import dev.sparring.gan.step.InstanceNoise;
import java.util.Optional;
import java.util.Set;

/**
 * What is done to a GAN's step beside loss and penalties.
 *
 * @param labelSmoothing share of a real sample's loss that is a generated one's
 * @param centring weight of what keeps the logits around 0
 * @param instanceNoise on what the discriminator sees
 * @param augment changes of what it sees
 * @param adversarialWeight the share of the loss's gradient that reaches the generator, by its own updates
 * @param packing samples that the discriminator judges together
 * @param normalizeGradient whether the gradient to the generator's samples is kept of one size
 */
public record Practice(
        double labelSmoothing,
        double centring,
        Optional<InstanceNoise> instanceNoise,
        Optional<AugmentConfig> augment,
        Warmup adversarialWeight,
        int packing,
        boolean normalizeGradient) {

    /** Losses with labels. */
    private static final Set<String> LABELLED = Set.of("non-saturating", "minimax", "least-squares");

    static Practice from(ConfigReader root, ConfigReader generator, ConfigReader discriminator, String loss, long seed)
            throws SparringException.Configuration {
        double smoothing = root.get(ConfigKeys.LABEL_SMOOTHING);
        if (smoothing > 0 && !LABELLED.contains(loss)) {
            throw new SparringException.Configuration(
                    "labelSmoothing is " + smoothing + ", and the loss " + loss + " has no labels",
                    "set labelSmoothing=0, or a loss of "
                            + String.join(", ", LABELLED.stream().sorted().toList()));
        }
        Optional<InstanceNoise> noise = Optional.empty();
        if (root.has(ConfigKeys.INSTANCE_NOISE)) {
            ConfigReader section = root.section(ConfigKeys.INSTANCE_NOISE);
            noise = Optional.of(new InstanceNoise(
                    section.get(ConfigKeys.NOISE_DEVIATION), section.get(ConfigKeys.NOISE_UPDATES), seed));
        }
        return new Practice(
                smoothing,
                root.get(ConfigKeys.CENTRING),
                noise,
                root.has(AugmentConfig.SECTION)
                        ? Optional.of(AugmentConfig.from(root.section(AugmentConfig.SECTION), seed))
                        : Optional.empty(),
                adversarialWeight(generator),
                discriminator.get(ConfigKeys.PACKING),
                generator.get(ConfigKeys.NORMALIZE_GRADIENT));
    }

    /** Refuses what does not go together. */
    void check(String lossName, SampleShape shape, int batch, int accumulate, boolean isConditional)
            throws SparringException.Configuration {
        if (augment.isPresent()) {
            augment.get().check(lossName, shape);
        }
        if (accumulate > 1 && !loss(lossName).isMeanOverSamples()) {
            throw new SparringException.Configuration(
                    "accumulate is " + accumulate + ", and the loss " + lossName
                            + " holds each sample against its whole batch, so batches cannot be added up",
                    "set accumulate=1 and a larger batch, or another loss such as relativistic-pairing");
        }
        if (packing > 1 && isConditional) {
            throw new SparringException.Configuration(
                    "discriminator.packing is " + packing
                            + " and conditional is true: samples that are judged together may have several labels",
                    "set discriminator.packing=1 or conditional=false");
        }
        if (batch % packing != 0) {
            throw new SparringException.Configuration(
                    "discriminator.packing is " + packing + ", which does not divide the batch of " + batch,
                    "set batch to a multiple of it");
        }
    }

    private static Warmup adversarialWeight(ConfigReader generator) throws SparringException.Configuration {
        if (!generator.has(ConfigKeys.ADVERSARIAL_WEIGHT)) {
            return new Warmup.None();
        }
        ConfigReader section = generator.section(ConfigKeys.ADVERSARIAL_WEIGHT);
        return new Warmup.LinearFrom(section.get(ConfigKeys.WEIGHT_UPDATES), section.get(ConfigKeys.WEIGHT_START));
    }

    /**
     * A loss as it is trained by.
     *
     * @param name of the loss
     * @return with smoothed labels and centred, as far as that is wanted
     */
    public Loss loss(String name) {
        Loss loss = Losses.find(name).orElseThrow();
        if (labelSmoothing > 0) {
            loss = new SmoothedLabels(loss, labelSmoothing);
        }
        return centring > 0 ? new CentredLogits(loss, centring) : loss;
    }

    /**
     * Applies the rest.
     *
     * @param step of a GAN at its start
     */
    public void applyTo(GanStep step) {
        step.withAdversarialWeight(adversarialWeight);
        instanceNoise.ifPresent(step::withInstanceNoise);
        augment.flatMap(changes -> changes.make(step.loader().source().shape())).ifPresent(step::withAugmentation);
        if (normalizeGradient) {
            step.withGradientNormalization();
        }
    }
}
