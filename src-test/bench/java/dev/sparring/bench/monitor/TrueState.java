package dev.sparring.bench.monitor;

/** What is true of a run at a step, in one word. */
public enum TrueState {
    /** Samples lie at nearly all modes and mostly near them. */
    HEALTHY,
    /** Samples lie at nearly all modes, and not near them yet. */
    LEARNING,
    /** Samples lie close together, or at a quarter of the modes at most. */
    COLLAPSED,
    /** At least a quarter of the modes is lost. */
    PARTIAL,
    /** Samples stand still and are not what they should be. */
    FROZEN,
    /** Samples change modes all the time. */
    OSCILLATING,
    /** Samples have left the data, or a figure was not finite. */
    DIVERGED,
    /** None of these. */
    UNCLEAR;

    /** Looks in a row for which a state must hold. */
    public static final int LASTING = 5;

    private static final double STILL = 0.004;

    private static final double FAR = 5;

    /** The state of one evaluation by itself. */
    public static TrueState of(GroundTruth truth) {
        boolean covers = truth.lost() <= 0.125 && truth.spread() >= 0.7 && truth.spread() <= 1.4;
        if (covers && truth.quality() >= 0.5) {
            return HEALTHY;
        }
        if (truth.spread() > FAR) {
            return DIVERGED;
        }
        if (truth.moved() < STILL) {
            return FROZEN;
        }
        if (truth.hops() >= 0.4 && truth.spread() > 0.35) {
            return OSCILLATING;
        }
        if (covers) {
            return LEARNING;
        }
        if (truth.spread() <= 0.35 || truth.lost() >= 0.75) {
            return COLLAPSED;
        }
        return truth.lost() >= 0.25 ? PARTIAL : UNCLEAR;
    }

    /** Whether nothing is wrong with it. */
    public boolean well() {
        return this == HEALTHY || this == LEARNING;
    }
}
