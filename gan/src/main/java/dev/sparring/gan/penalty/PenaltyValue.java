package dev.sparring.gan.penalty;

/**
 * What a penalty came to.
 *
 * @param penalty its value, a mean over the batch
 * @param gradientNorm mean Euclidean norm of the discriminator's gradient to a sample, NaN if it was not needed
 */
public record PenaltyValue(double penalty, double gradientNorm) {

    /** Nothing was added. */
    public static final PenaltyValue NONE = new PenaltyValue(0, Double.NaN);
}
