package dev.sparring.gan.balance;

import java.util.Objects;

/**
 * Where a network stands at a look.
 *
 * @param sketch its parameters, projected onto a few random directions; always {@link #DIRECTIONS} of them; not copied
 * @param slowestLayer common logarithm of the smallest change over parameters among its layers
 * @param fastestLayer the same of the largest
 * @param pace how fast it is driven: its lasting learning rate ({@link dev.sparring.core.schedule.Schedule#lasting}) times its
 *     updates in a step; NaN while that is not known
 */
@SuppressWarnings("ArrayRecordComponent") // Made by one class for another and never written to.
public record Position(double[] sketch, double slowestLayer, double fastestLayer, double pace) {

    /** Directions of a sketch. */
    public static final int DIRECTIONS = 32;

    /** Validates. */
    public Position {
        Objects.requireNonNull(sketch, "sketch");
        if (sketch.length != DIRECTIONS) {
            throw new IllegalArgumentException("sketch must be " + DIRECTIONS + " numbers, got " + sketch.length);
        }
    }
}
