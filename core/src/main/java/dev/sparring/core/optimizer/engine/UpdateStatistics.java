package dev.sparring.core.optimizer.engine;

/**
 * What one update of a player did.
 *
 * @param learningRate the rate it used, at least 0
 * @param gradientNorm Euclidean norm of the gradient before clipping
 * @param ratio norm of the parameters' change over the norm of the parameters, 0 where nothing changed
 */
public record UpdateStatistics(double learningRate, double gradientNorm, double ratio) {

    /** What is reported of a player that has made no update. */
    public static final UpdateStatistics NONE = new UpdateStatistics(0, 0, 0);

    /**
     * Whether all figures are finite.
     *
     * @return false if training has diverged
     */
    public boolean finite() {
        return Double.isFinite(gradientNorm) && Double.isFinite(ratio);
    }
}
