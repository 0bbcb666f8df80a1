package dev.sparring.gan.monitor.statistics;

import java.util.Objects;

/**
 * Where a network stands at a check.
 *
 * @param sketch its parameters, projected onto a few random directions; always {@link #DIRECTIONS} of them; not copied
 * @param slowestLayer common logarithm of the smallest change over parameters among its layers
 * @param fastestLayer the same of the largest
 * @param pace how fast it is driven: its lasting learning rate ({@link dev.sparring.core.schedule.Schedule#lasting}) times its
 *     updates in a step; NaN while that is not known
 */
@SuppressWarnings("ArrayRecordComponent") // Made by one class for another and never written to.
public record ParameterSketch(double[] sketch, double slowestLayer, double fastestLayer, double pace) {

    /** Directions of a sketch. */
    public static final int DIRECTIONS = 32;

    /** Validates. */
    public ParameterSketch {
        Objects.requireNonNull(sketch, "sketch");
        if (sketch.length != DIRECTIONS) {
            throw new IllegalArgumentException("sketch must be " + DIRECTIONS + " numbers, got " + sketch.length);
        }
    }
}
