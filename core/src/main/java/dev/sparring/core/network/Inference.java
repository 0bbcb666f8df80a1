package dev.sparring.core.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a network as it is used, not trained, over any number of samples. */
public final class Inference {

    private static final int CHUNK = 256;

    /** Numbers that 256 colour images of 64x64 have: what a network can hold of these it can hold of larger ones in smaller parts. */
    private static final int MOST_NUMBERS = 256 * 3 * 64 * 64;

    private Inference() {}

    /**
     * How many samples should go through a network, and be held, at a time.
     *
     * @param length numbers in a sample, at least 1
     * @return a power of two in [1, 256]: 256 for samples up to the size of a colour image of 64x64, 4 for one of 512x512
     */
    public static int block(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, got " + length);
        }
        int most = MOST_NUMBERS / length;
        return Math.max(1, Math.min(CHUNK, Integer.highestOneBit(most)));
    }

    /**
     * The outputs for samples, in parts of as many as a {@link #block}, layers in inference mode. On the network's thread.
     *
     * <p>Each smaller number of samples compiles a plan of its own, so whoever calls often should use few different ones.
     *
     * @param network runs them
     * @param samples whole samples, one after the other in row-major order; at least one
     * @param shape of a sample, without the batch
     * @return whole outputs, one after the other in row-major order; a new array
     * @throws IllegalArgumentException if there is not a whole number of samples, at least 1
     */
    public static float[] outputs(Network network, float[] samples, long... shape) {
        int length = length(shape);
        if (samples.length < length || samples.length % length != 0) {
            throw new IllegalArgumentException(
                    "samples must be whole samples of " + length + " numbers, got " + samples.length + " numbers");
        }
        int count = samples.length / length;
        int block = block(length);
        float[] outputs = new float[0];
        for (int from = 0; from < count; from += block) {
            int size = Math.min(block, count - from);
            float[] part = new float[size * length];
            System.arraycopy(samples, from * length, part, 0, part.length);
            float[] values = values(network, part, batch(size, shape));
            int each = values.length / size;
            if (from == 0) {
                outputs = new float[Math.multiplyExact(count, each)];
            }
            System.arraycopy(values, 0, outputs, from * each, values.length);
        }
        return outputs;
    }

    private static float[] values(Network network, float[] part, long[] shape) {
        try (INDArray input = Floats.of(part, shape)) {
            return Floats.numbers(network.forward(input, false));
        }
    }

    private static long[] batch(int size, long[] shape) {
        long[] batch = new long[shape.length + 1];
        batch[0] = size;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return batch;
    }

    private static int length(long[] shape) {
        long length = 1;
        for (long side : shape) {
            length = Math.multiplyExact(length, side);
        }
        return Math.toIntExact(length);
    }
}
