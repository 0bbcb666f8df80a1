package dev.sparring.core.kernel;

/**
 * A window that moves over an image, by height and width.
 *
 * @param kernel its sides, at least 1
 * @param stride how far it moves, at least 1
 * @param padding zeros before the image's edge, at least 0; not used if {@code same}
 * @param dilation distance of its cells, at least 1
 * @param same whether it pads as much as it needs for {@code ceil(size / stride)} positions, the odd one at the end
 */
public record ConvolutionGeometry(long[] kernel, long[] stride, long[] padding, long[] dilation, boolean same) {

    /** From DL4J's numbers. */
    public static ConvolutionGeometry of(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same) {
        return new ConvolutionGeometry(longs(kernel), longs(stride), longs(padding), longs(dilation), same);
    }

    private static long[] longs(int[] numbers) {
        return new long[] {numbers[0], numbers[1]};
    }

    /**
     * Positions over an image of this size.
     *
     * @param axis 0 for the height, 1 for the width
     * @param size of the image along it
     * @return at least 1
     * @throws IllegalArgumentException if the window does not fit
     */
    public long positions(int axis, long size) {
        if (same) {
            return (size + stride[axis] - 1) / stride[axis];
        }
        long positions = (size + 2 * padding[axis] - reach(axis)) / stride[axis] + 1;
        if (size + 2 * padding[axis] < reach(axis)) {
            throw new IllegalArgumentException(
                    "a window that reaches over " + reach(axis) + " does not fit into " + size);
        }
        return positions;
    }

    /** The size of an image from the positions, where the window is used to enlarge. */
    public long enlarged(int axis, long positions) {
        return same ? positions * stride[axis] : stride[axis] * (positions - 1) + reach(axis) - 2 * padding[axis];
    }

    /**
     * Zeros before the image.
     *
     * @param size height and width of the image
     * @param positions the window's along both
     */
    public long[] before(long[] size, long[] positions) {
        return same ? new long[] {total(0, size, positions) / 2, total(1, size, positions) / 2} : padding.clone();
    }

    /**
     * Zeros after the image, as many as the last position reaches.
     *
     * @param size height and width of the image
     * @param positions the window's along both
     */
    public long[] after(long[] size, long[] positions) {
        long[] before = before(size, positions);
        long[] after = new long[2];
        for (int axis = 0; axis < 2; axis++) {
            after[axis] = Math.max(0, total(axis, size, positions) - before[axis]);
        }
        return after;
    }

    private long total(int axis, long[] size, long[] positions) {
        long total = (positions[axis] - 1) * stride[axis] + reach(axis) - size[axis];
        return same ? Math.max(0, total) : total;
    }

    /** How many of the image's cells lie between its first and its last, both included. */
    private long reach(int axis) {
        return (kernel[axis] - 1) * dilation[axis] + 1;
    }

    /** How many of the image's cells it looks at. */
    public long cells() {
        return kernel[0] * kernel[1];
    }

    /** The distance of cells as oneDNN counts it. */
    public long[] gaps() {
        return new long[] {dilation[0] - 1, dilation[1] - 1};
    }
}
