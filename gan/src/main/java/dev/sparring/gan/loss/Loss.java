package dev.sparring.gan.loss;

/**
 * An adversarial loss on logits. Pure; safe from any thread. {@link Losses} has those there are; {@link LossProvider} says how to
 * add one.
 *
 * <p>Logits are one float a sample, above 0 where the discriminator says real. Values and gradients are those of means over
 * the batch, and 0 for an empty one: a loss that does not pair is asked for each side alone, with an empty batch of the
 * other.
 */
public interface Loss {

    /**
     * What the discriminator minimises.
     *
     * @param real logits of real samples
     * @param fake logits of fake samples
     * @return value and gradients to both
     */
    LossValue discriminator(float[] real, float[] fake);

    /**
     * What the generator minimises.
     *
     * @param real logits of real samples; empty unless {@link #needsBothBatches()}
     * @param fake logits of fake samples
     * @return value and gradient to the fake logits
     */
    LossValue generator(float[] real, float[] fake);

    /**
     * Whether a sample's loss depends on the logits of the other side, so that both must be known at once.
     *
     * @return true for relativistic losses; then both batches must be of the same size
     */
    boolean needsBothBatches();

    /**
     * Whether the loss is a mean of what single samples, or pairs of a real and a generated one, add to it, so that the gradients of
     * several batches add up to those of one large batch.
     *
     * @return true, unless a sample is held against its whole batch
     */
    default boolean isMeanOverSamples() {
        return true;
    }

    /**
     * The discriminator's loss where the game is settled: the least it can reach when fakes are spread as the real samples
     * are, so that all it can do is to give every sample the same logit.
     *
     * @return such as log 4 for cross entropy
     */
    double equilibrium();
}
