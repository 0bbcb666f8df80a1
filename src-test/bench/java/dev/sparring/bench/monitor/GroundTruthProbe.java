package dev.sparring.bench.monitor;

/** Knows what is true of a run's samples. */
interface GroundTruthProbe {

    /**
     * Compares samples of the same latent vectors with those of the time before.
     *
     * @param step completed steps
     * @param samples one after the other
     * @return the truth
     */
    GroundTruth of(long step, float[] samples);
}
