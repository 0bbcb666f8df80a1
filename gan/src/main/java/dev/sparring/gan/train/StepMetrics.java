package dev.sparring.gan.train;

/**
 * What one training step did.
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
        double inputGradientNorm) {

    /**
     * Whether all figures are finite.
     *
     * @return false if training has diverged
     */
    public boolean finite() {
        return generator.finite() && discriminator.finite() && Double.isFinite(realLogit) && Double.isFinite(fakeLogit);
    }
}
