package dev.sparring.core.kernel.layer;

import dev.sparring.core.kernel.ConvolutionGeometry;
import java.util.SplittableRandom;

/**
 * How a convolution or pooling of a large image to a small one moves, worked out by itself: position {@code p} of the small
 * one looks with cell {@code k} at the large one's {@link #at}.
 *
 * @param large height and width of the large image
 * @param small height and width of the small image
 * @param kernel height and width
 * @param stride by height and width
 * @param padding by height and width; what was found for {@code same}
 * @param dilation by height and width
 * @param same whether the padding was to be found
 */
record Geometry(int[] large, int[] small, int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same) {

    /** From a large image of some size. */
    static Geometry shrinking(SplittableRandom random, int mostKernel, int mostDilation) {
        int[][] drawn = draw(random, mostKernel, mostDilation);
        int[] large = new int[2];
        int[] small = new int[2];
        boolean same = random.nextInt(3) == 0;
        for (int axis = 0; axis < 2; axis++) {
            int reach = (drawn[0][axis] - 1) * drawn[3][axis] + 1;
            large[axis] = Math.max(1, reach - 2 * drawn[2][axis]) + random.nextInt(9);
            if (same) {
                small[axis] = (large[axis] + drawn[1][axis] - 1) / drawn[1][axis];
                drawn[2][axis] = Math.max(0, (small[axis] - 1) * drawn[1][axis] + reach - large[axis]) / 2;
            } else {
                small[axis] = (large[axis] + 2 * drawn[2][axis] - reach) / drawn[1][axis] + 1;
            }
        }
        return new Geometry(large, small, drawn[0], drawn[1], drawn[2], drawn[3], same);
    }

    /** From a small image of some size: the large one is what its positions fill. */
    static Geometry growing(SplittableRandom random, int mostKernel, int mostDilation) {
        int[][] drawn = draw(random, mostKernel, mostDilation);
        int[] large = new int[2];
        int[] small = new int[2];
        boolean same = random.nextInt(3) == 0;
        for (int axis = 0; axis < 2; axis++) {
            int reach = (drawn[0][axis] - 1) * drawn[3][axis] + 1;
            small[axis] = 2 + random.nextInt(6);
            if (same) {
                large[axis] = small[axis] * drawn[1][axis];
                drawn[2][axis] = Math.max(0, (small[axis] - 1) * drawn[1][axis] + reach - large[axis]) / 2;
            } else {
                drawn[2][axis] = Math.min(drawn[2][axis], (drawn[1][axis] * (small[axis] - 1) + reach - 1) / 2);
                large[axis] = drawn[1][axis] * (small[axis] - 1) + reach - 2 * drawn[2][axis];
            }
        }
        return new Geometry(large, small, drawn[0], drawn[1], drawn[2], drawn[3], same);
    }

    /** Kernel, stride, padding and dilation. */
    private static int[][] draw(SplittableRandom random, int mostKernel, int mostDilation) {
        int[][] drawn = new int[4][2];
        for (int axis = 0; axis < 2; axis++) {
            drawn[0][axis] = 1 + random.nextInt(mostKernel);
            drawn[1][axis] = 1 + random.nextInt(3);
            drawn[2][axis] = random.nextInt(drawn[0][axis]);
            drawn[3][axis] = 1 + random.nextInt(mostDilation);
        }
        return drawn;
    }

    /** Where cell {@code cell} of position {@code position} lies in the large image, or -1 if in its padding. */
    int at(int axis, int position, int cell) {
        int at = position * stride[axis] - padding[axis] + cell * dilation[axis];
        return at < large[axis] ? Math.max(-1, at) : -1;
    }

    ConvolutionGeometry window() {
        return ConvolutionGeometry.of(kernel, stride, padding, dilation, same);
    }

    /** Called for each pair of cells that meet. */
    interface Meeting {
        void of(int small, int large, int cell);
    }

    /** Every pair of a small image's and a large image's pixel, with the kernel's cell between them, by row-major index. */
    void each(Meeting meeting) {
        for (int row = 0; row < small[0]; row++) {
            for (int column = 0; column < small[1]; column++) {
                for (int i = 0; i < kernel[0]; i++) {
                    for (int j = 0; j < kernel[1]; j++) {
                        int y = at(0, row, i);
                        int x = at(1, column, j);
                        if (y >= 0 && x >= 0) {
                            meeting.of(row * small[1] + column, y * large[1] + x, i * kernel[1] + j);
                        }
                    }
                }
            }
        }
    }

    int smallPixels() {
        return small[0] * small[1];
    }

    int largePixels() {
        return large[0] * large[1];
    }

    int cells() {
        return kernel[0] * kernel[1];
    }

    @Override
    public String toString() {
        return large[0] + "x" + large[1] + " to " + small[0] + "x" + small[1] + ", kernel " + kernel[0] + "x"
                + kernel[1] + ", stride " + stride[0] + "x" + stride[1] + ", padding " + padding[0] + "x" + padding[1]
                + (same ? " (same)" : "") + ", dilation " + dilation[0] + "x" + dilation[1];
    }
}
