package dev.sparring.ui.desktop.session;

import dev.sparring.ui.desktop.chart.Buckets;

/**
 * The curves of a run so far.
 *
 * @param generatorRate learning rates by step
 * @param discriminatorRate learning rates by step
 * @param generatorLoss losses by step
 * @param discriminatorLoss losses by step
 */
public record Curves(
        Buckets generatorRate, Buckets discriminatorRate, Buckets generatorLoss, Buckets discriminatorLoss) {

    /** Before the first step. */
    public static final Curves EMPTY = new Curves(Buckets.EMPTY, Buckets.EMPTY, Buckets.EMPTY, Buckets.EMPTY);
}
