package dev.sparring.core.kernel;

/** What kernels are compiled for. */
public enum Purpose {
    /** Running statistics, no dropout, no way back. */
    INFERENCE,

    /** Batch statistics, dropout, a way back. */
    TRAINING,

    /**
     * As for training, and with a tangent pass, which exact gradient penalties need: how the output changes as the input moves
     * along a direction, and the way back from there. What the way back computes is kept for it.
     */
    TANGENT
}
