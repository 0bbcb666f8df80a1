package dev.sparring.gan.checkpoint;

import dev.sparring.core.network.Floats;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
     * What an array holds.
     *
     * @param array of floats, in any order
     * @return a copy
     */
    public static Tensor of(INDArray array) {
        return new Tensor(array.shape(), Floats.numbers(array));
    }

    /**
     * Copies the values into an array.
     *
     * @param target of this shape, in any order
     */
    public void copyTo(INDArray target) {
        try (INDArray numbers = Nd4j.createFromArray(values)) {
            target.assign(numbers.reshape('c', target.shape()));
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
