package dev.sparring.gan.export.onnx;

import java.util.Arrays;

/**
 * What flows between two nodes: a batch of samples, or of labels' indices.
 *
 * @param name in the graph
 * @param sides of one sample: {@code [numbers]} or {@code [channels, height, width]}; empty for an index
 */
record Value(String name, long... sides) {

    boolean isIndex() {
        return sides.length == 0;
    }

    boolean isImage() {
        return sides.length == 3;
    }

    /** Channels of an image, numbers of a row. */
    long channels() {
        return sides[0];
    }

    long height() {
        return sides[1];
    }

    long width() {
        return sides[2];
    }

    /** Numbers in one sample. */
    long length() {
        return Arrays.stream(sides).reduce(1, Math::multiplyExact);
    }

    /** A batch of any size of such samples, as {@code Reshape} takes it. */
    long[] batch() {
        return batchOf(sides);
    }

    static long[] batchOf(long... sides) {
        long[] batch = new long[sides.length + 1];
        batch[0] = -1;
        System.arraycopy(sides, 0, batch, 1, sides.length);
        return batch;
    }
}
