package dev.sparring.core.network;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers into ND4J's arrays and out of them, as one block and without memory in between: ND4J's own ways go number by number.
 *
 * <pre>{@code
 * INDArray noise = Floats.array(64, 128);
 * Floats.fill(noise, numbers);
 * float[] logits = Floats.numbers(network.forward(noise, true));
 * }</pre>
 */
public final class Floats {

    private Floats() {}

    /**
     * An array of zeros.
     *
     * @param shape such as batch and numbers a sample
     * @return of type FLOAT, in row-major order; the caller's to close
     */
    public static INDArray array(long... shape) {
        return Nd4j.create(DataType.FLOAT, shape, 'c');
    }

    /**
     * An array of these numbers.
     *
     * @param numbers in row-major order
     * @param shape of as many numbers
     * @return a copy, the caller's to close
     * @throws IllegalArgumentException if the shape has not as many numbers
     */
    public static INDArray of(float[] numbers, long... shape) {
        INDArray array = array(shape);
        fill(array, numbers);
        return array;
    }

    /**
     * Replaces an array's numbers.
     *
     * @param array as {@link #array} made it
     * @param numbers as many, in row-major order
     * @throws IllegalArgumentException if they are not as many
     */
    public static void fill(INDArray array, float[] numbers) {
        if (array.length() != numbers.length) {
            throw new IllegalArgumentException(
                    "numbers must be as many as the array's " + array.length() + ", got " + numbers.length);
        }
        array.data().asNioFloat().put(numbers);
    }

    /**
     * An array's numbers, such as those of a network's output.
     *
     * @param array of any order and type
     * @return a copy in row-major order
     */
    public static float[] numbers(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            try (INDArray plain = array.dup('c')) {
                return plain.data().asFloat();
            }
        }
        float[] numbers = new float[Math.toIntExact(array.length())];
        FloatBuffer source = array.data().asNioFloat();
        int from = Math.toIntExact(array.offset());
        if (isOneBlock(array)) {
            source.get(from, numbers);
        } else if (numbers.length > 0) {
            gather(source, from, array, 0, numbers, 0);
        }
        return numbers;
    }

    /**
     * Puts what an array's last sides hold, from one side on, into row-major order.
     *
     * @param from where the first of them stands in the source
     * @param to where it goes
     * @return where the next number goes
     */
    private static int gather(FloatBuffer source, int from, INDArray array, int side, float[] target, int to) {
        int next = to;
        if (side == array.rank()) {
            target[next] = source.get(from);
            return next + 1;
        }
        int count = Math.toIntExact(array.size(side));
        int stride = Math.toIntExact(array.stride(side));
        if (side == array.rank() - 1) {
            for (int i = 0; i < count; i++) {
                target[next + i] = source.get(from + i * stride);
            }
            return next + count;
        }
        for (int i = 0; i < count; i++) {
            next = gather(source, from + i * stride, array, side + 1, target, next);
        }
        return next;
    }

    /** Whether the numbers stand one after the other in row-major order; a column does in any. */
    private static boolean isOneBlock(INDArray array) {
        boolean column = array.rank() == 2 && array.size(1) == 1 && array.stride(0) == 1;
        return column || (array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array));
    }
}
