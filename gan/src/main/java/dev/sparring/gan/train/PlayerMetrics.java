package dev.sparring.gan.train;

/**
 * One player's side of a step.
 *
 * @param updates updates made so far
 * @param learningRate of its latest update; 0 before the first
 * @param loss its loss on this step's last batch
 * @param gradientNorm Euclidean norm of its latest gradient, before clipping
 * @param updateRatio norm of its latest change over the norm of its parameters
 */
public record PlayerMetrics(long updates, double learningRate, double loss, double gradientNorm, double updateRatio) {

    /**
     * Whether all figures are finite.
     *
     * @return false if training has diverged
     */
    public boolean finite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm) && Double.isFinite(updateRatio);
    }
}
