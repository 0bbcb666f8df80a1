package dev.sparring.gan.checkpoint;

import java.util.Arrays;

/**
 * A tensor as a checkpoint holds it.
 *
 * @param shape sides, each at least 0; empty for a scalar
 * @param values in row-major order, as many as the shape says
 */
public record Tensor(long[] shape, float[] values) {

    /** Validates. */
    public Tensor {
        if (length(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
    }

    /**
     * Numbers in a tensor of a shape.
     *
     * @param shape sides, each at least 0
     * @return the product
     * @throws ArithmeticException if it does not fit a long
     */
    static long length(long[] shape) {
        long length = 1;
        for (long side : shape) {
            length = Math.multiplyExact(length, side);
        }
        return length;
    }
}
