package dev.sparring.core.optimizer;

/**
 * What becomes of an optimizer's settings when they were found for one batch size and another is used: with k the ratio of the
 * two, gradient descent's rate times k (Goyal et al. 2017, section 2.1), and for optimizers that divide by the gradient's size
 * the rate times the square root of k, each {@code 1 - beta} times k and epsilon over the square root of k (Malladi et al. 2022,
 * "On the SDEs and scaling rules for adaptive gradient algorithms", NeurIPS).
 *
 * @param ratio k, the new batch size over the one the settings are for; finite and above 0
 * @param adaptive whether the optimizer divides by the gradient's size, as Adam and its kin do
 */
public record BatchScaling(double ratio, boolean adaptive) {

    /** The same batch size. */
    public static final BatchScaling NONE = new BatchScaling(1, true);

    /** Validates. */
    public BatchScaling {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("ratio must be finite and above 0, got " + ratio);
        }
    }

    /**
     * The learning rate to use.
     *
     * @param rate the one that was found
     * @return the scaled one
     */
    public double rate(double rate) {
        return rate * (adaptive ? Math.sqrt(ratio) : ratio);
    }

    /**
     * The weight of the past to use.
     *
     * @param beta the one that was found, in [0, 1)
     * @return the scaled one; 0 where the rule would go below, which ends what it can promise
     */
    public double beta(double beta) {
        return adaptive ? Math.max(0, 1 - ratio * (1 - beta)) : beta;
    }

    /**
     * The epsilon to use.
     *
     * @param epsilon the one that was found
     * @return the scaled one
     */
    public double epsilon(double epsilon) {
        return adaptive ? epsilon / Math.sqrt(ratio) : epsilon;
    }
}
