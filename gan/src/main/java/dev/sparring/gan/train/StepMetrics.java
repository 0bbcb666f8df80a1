package dev.sparring.gan.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one training step did. Generator and discriminator are the two whose balance is watched; where there are no logits, what
 * comes of them is NaN.
 *
 * @param step completed steps, so the first step's is 1
 * @param images real samples the discriminator has learned from so far
 * @param generator the generator's side
 * @param discriminator the discriminator's side
 * @param realLogit mean logit of this step's last real batch, before the discriminator's update
 * @param fakeLogit mean logit of this step's last fake batch, before the discriminator's update
 * @param realAccuracy share of the real batch with a logit above 0
 * @param fakeAccuracy share of the fake batch with a logit below 0
 * @param separation share of both batches on their own side of 0, or of the middle between their mean logits if that is
 *     more: what accuracy is for losses that do not care where 0 lies
 * @param sampleGradientNorm Euclidean norm of the gradient that reached the last batch of samples the generator learned from
 * @param penalty the penalties' part of the discriminator's loss, of its last update
 * @param inputGradientNorm mean Euclidean norm of the discriminator's gradient to a sample, where a gradient penalty took it; NaN
 *     where none did
 * @param others the sides of further players, by name
 * @param figures the step's own, by name
 */
public record StepMetrics(
        long step,
        long images,
        PlayerMetrics generator,
        PlayerMetrics discriminator,
        double realLogit,
        double fakeLogit,
        double realAccuracy,
        double fakeAccuracy,
        double separation,
        double sampleGradientNorm,
        double penalty,
        double inputGradientNorm,
        Map<String, PlayerMetrics> others,
        Map<String, Double> figures) {

    /** Copies the maps. */
    public StepMetrics {
        others = copy(others);
        figures = copy(figures);
    }

    /**
     * Of two players and no figures of the step's own.
     *
     * @param step as above
     * @param images as above
     * @param generator as above
     * @param discriminator as above
     * @param realLogit as above
     * @param fakeLogit as above
     * @param realAccuracy as above
     * @param fakeAccuracy as above
     * @param separation as above
     * @param sampleGradientNorm as above
     * @param penalty as above
     * @param inputGradientNorm as above
     */
    public StepMetrics(
            long step,
            long images,
            PlayerMetrics generator,
            PlayerMetrics discriminator,
            double realLogit,
            double fakeLogit,
            double realAccuracy,
            double fakeAccuracy,
            double separation,
            double sampleGradientNorm,
            double penalty,
            double inputGradientNorm) {
        this(
                step,
                images,
                generator,
                discriminator,
                realLogit,
                fakeLogit,
                realAccuracy,
                fakeAccuracy,
                separation,
                sampleGradientNorm,
                penalty,
                inputGradientNorm,
                Map.of(),
                Map.of());
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Whether the step says what the discriminator made of its samples.
     *
     * @return false if there were no logits
     */
    public boolean isJudged() {
        return !Double.isNaN(separation);
    }

    /**
     * Whether all figures are finite.
     *
     * @return false if training has diverged
     */
    public boolean finite() {
        return generator.finite()
                && discriminator.finite()
                && others.values().stream().allMatch(PlayerMetrics::finite)
                && (!isJudged() || (Double.isFinite(realLogit) && Double.isFinite(fakeLogit)));
    }
}
