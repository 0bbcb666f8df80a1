package dev.sparring.gan.export.onnx.graph;

import java.util.Arrays;

/**
 * What flows between two nodes: a batch of samples, or of labels' indices.
 *
 * @param name in the graph
 * @param sides of one sample: {@code [numbers]} or {@code [channels, height, width]}; empty for an index
 */
public record Value(String name, long... sides) {

    /** Whether it is an index for each sample. */
    public boolean isIndex() {
        return sides.length == 0;
    }

    /** Whether samples are images. */
    public boolean isImage() {
        return sides.length == 3;
    }

    /** Channels of an image, numbers of a row. */
    public long channels() {
        return sides[0];
    }

    /** Rows of an image. */
    public long height() {
        return sides[1];
    }

    /** Columns of an image. */
    public long width() {
        return sides[2];
    }

    /** Numbers in one sample. */
    public long length() {
        return Arrays.stream(sides).reduce(1, Math::multiplyExact);
    }

    /** A batch of any size of samples of such sides, as {@code Reshape} takes it. */
    public static long[] batchOf(long... sides) {
        long[] batch = new long[sides.length + 1];
        batch[0] = -1;
        System.arraycopy(sides, 0, batch, 1, sides.length);
        return batch;
    }
}
