package dev.sparring.core.network.compiled;

import dev.sparring.core.onednn.OpenMp;

/**
 * How many threads a plan runs on: all, or one where its calls are so small that to share them out costs more than it saves.
 *
 * <p>A rule and not a measurement, so that the same network runs on the same number of threads, and computes the same bits,
 * every time.
 */
final class ThreadPolicy {

    /**
     * Multiplications in an average call from which on all threads are used, if waiting threads look before they sleep.
     * Measured with two threads: a product of 256x128 by 128x128, 4.2 million, takes 0.050 ms on one; on two it takes 0.033
     * ms where nothing else runs, and a whole step of such products twice as long as on one where something does. A
     * convolution of 12.8 million takes 0.18 ms on one and 0.10 to 0.14 on two.
     */
    private static final double WORTH_SHARING = 5e6;

    /**
     * The same if they sleep at once: the convolution of 12.8 million then takes 0.24 ms on two, a product of 40 million 0.65
     * ms on one and 0.49 on two.
     */
    private static final double WORTH_WAKING = 20e6;

    private final int most;
    private final boolean fixed;

    private ThreadPolicy(int most, boolean fixed) {
        this.most = most;
        this.fixed = fixed;
    }

    /** As many as OpenMP began with, or fewer by the rule. */
    static ThreadPolicy byWork() {
        return new ThreadPolicy(OpenMp.most(), false);
    }

    /** So many, whatever the work. */
    static ThreadPolicy fixed(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        return new ThreadPolicy(threads, true);
    }

    /** The most that will be used. */
    int most() {
        return most;
    }

    /** For calls of so many multiplications on average. */
    int forWork(double multiplications) {
        double threshold = OpenMp.spinsBeforeSleeping() ? WORTH_SHARING : WORTH_WAKING;
        return !fixed && multiplications < threshold ? 1 : most;
    }
}
