package dev.sparring.gan.penalty;

import dev.sparring.core.network.Pass;
import dev.sparring.core.player.Player;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the discriminator is trained by beside its loss. Most do one of these things and leave the others as they are. Training thread.
 */
public interface Penalty {

    /**
     * Adds the penalty's own gradients to the discriminator's, after those of the loss.
     *
     * @param discriminator whose gradients
     * @param real the real batch, {@code [batch, ...]}; not to be changed
     * @param fake the generated batch, {@code [batch, ...]}; not to be changed
     * @param scale factor of the gradients
     * @param random for this update alone
     * @return the penalty and the mean norm of the gradients to the samples; NONE if there are no such gradients
     */
    default PenaltyValue addGradients(
            Critic discriminator, INDArray real, INDArray fake, double scale, RandomGenerator random) {
        return PenaltyValue.NONE;
    }

    /**
     * Where it takes the discriminator's gradient, if that is exactly at the samples of the loss, so that both can share a pass.
     *
     * @return {@code REAL}, {@code FAKE} or empty
     */
    default Optional<GradientPenalty.Points> samplesOfTheLoss() {
        return Optional.empty();
    }

    /**
     * What {@link #addGradients} adds, together with the gradients of the loss.
     *
     * @param pass for gradients, of the discriminator over these samples
     * @param lossGradient to each logit
     * @param scale factor of the penalty's gradients
     * @return the penalty and the mean norm of the gradients to the samples
     * @throws UnsupportedOperationException if {@link #samplesOfTheLoss} is empty
     */
    default PenaltyValue addWithLoss(Pass pass, float[] lossGradient, double scale) {
        throw new UnsupportedOperationException("it takes no gradient at the samples of the loss");
    }

    /**
     * Adds to the gradient to the logits of the real batch.
     *
     * @param logits one for each sample
     * @param gradient of the mean loss to them; changed in place
     * @param scale factor of what is added
     * @return the penalty
     */
    default double addToReal(float[] logits, float[] gradient, double scale) {
        return 0;
    }

    /**
     * Adds to the gradient to the logits of the generated batch.
     *
     * @param logits one for each sample
     * @param gradient of the mean loss to them; changed in place
     * @param scale factor of what is added
     * @return the penalty
     */
    default double addToFake(float[] logits, float[] gradient, double scale) {
        return 0;
    }

    /**
     * Does what there is to do after each of the discriminator's updates.
     *
     * @param discriminator which has just been updated
     */
    default void afterUpdate(Player discriminator) {}

    /**
     * Whether it needs the discriminator's gradient to its samples and the derivative of that.
     *
     * @return true for gradient penalties
     */
    default boolean needsTangent() {
        return false;
    }

    /**
     * Whether it keeps the discriminator's slope within bounds, as a Wasserstein loss wants it.
     *
     * @return true for gradient penalties and clipped weights
     */
    default boolean boundsSlope() {
        return needsTangent();
    }

    /**
     * What it remembers from update to update.
     *
     * @return numbers for a checkpoint; of a fixed length, empty if it remembers nothing
     */
    default double[] state() {
        return new double[0];
    }

    /**
     * Goes on from what was remembered.
     *
     * @param state as {@link #state} gave it
     */
    default void restore(double[] state) {}
}
