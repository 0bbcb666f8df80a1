package dev.sparring.core.optimizer.engine;

/**
 * A weight of the past that moves from one value to another along half a cosine, by the network's own updates (Huang et al. 2024, R3GAN,
 * where beta2 goes from 0.9 to 0.99), and then stays.
 *
 * @param start at the first update, in [0, 1)
 * @param end from the given update on, in [0, 1)
 * @param updates until the end is reached, at least 0; with 0 it is reached from the first on
 */
public record MovingBeta(double start, double end, long updates) {

    /** Validates. */
    public MovingBeta {
        OptimizerSettings.decay("beta2Start", start);
        OptimizerSettings.decay("beta2", end);
        if (updates < 0) {
            throw new IllegalArgumentException("beta2Updates must be at least 0, got " + updates);
        }
    }

    /**
     * The value at an update.
     *
     * @param update 0-based index of the network's own update
     * @return between start and end
     */
    public double at(long update) {
        return update >= updates ? end : start + (end - start) * (1 - Math.cos(Math.PI * update / updates)) / 2;
    }
}
