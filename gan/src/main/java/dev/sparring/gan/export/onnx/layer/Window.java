package dev.sparring.gan.export.onnx.layer;

import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.Value;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * What of an image a convolution or a pooling sees at a time. Each array has two numbers, for height and width.
 *
 * @param kernel its sides
 * @param stride how far it moves
 * @param padding on each side, where the mode does not decide on it
 * @param dilation how far apart it takes its numbers
 * @param same whether the size stays but for the stride
 */
record Window(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean same) {

    static Window of(int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode)
            throws UntranslatedException {
        if (mode == ConvolutionMode.Causal) {
            throw new UntranslatedException("the convolution mode Causal");
        }
        return new Window(kernel, stride, padding, dilation, mode == ConvolutionMode.Same);
    }

    static Window square(int kernel, int stride, int padding) {
        return new Window(
                new int[] {kernel, kernel},
                new int[] {stride, stride},
                new int[] {padding, padding},
                new int[] {1, 1},
                false);
    }

    /** How many numbers it reaches over, holes included. */
    private long reach(int side) {
        return (long) dilation[side] * (kernel[side] - 1) + 1;
    }

    /** The side of what comes of an image. */
    private long reduced(int side, long length) {
        return same
                ? (length + stride[side] - 1) / stride[side]
                : (length + 2L * padding[side] - reach(side)) / stride[side] + 1;
    }

    /** The sides of what comes of an image, with other channels. */
    long[] reduced(long channels, Value image) {
        return new long[] {channels, reduced(0, image.height()), reduced(1, image.width())};
    }

    /** The sides of the image that such a convolution would make an image of. */
    long[] enlarged(long channels, Value image) {
        return new long[] {channels, enlarged(0, image.height()), enlarged(1, image.width())};
    }

    private long enlarged(int side, long length) {
        return same ? length * stride[side] : stride[side] * (length - 1) + reach(side) - 2L * padding[side];
    }

    /** What is put around an image of these sides: above, left, below, right. */
    private long[] border(long[] large, long[] small) {
        long[] border = new long[4];
        for (int side = 0; side < 2; side++) {
            long missing = Math.max(0, (small[side + 1] - 1) * stride[side] + reach(side) - large[side + 1]);
            border[side] = same ? missing / 2 : padding[side];
            border[side + 2] = same ? missing - missing / 2 : padding[side];
        }
        return border;
    }

    /** The attributes that convolutions and poolings have in common. */
    Attribute[] attributes(long[] large, long[] small) {
        return new Attribute[] {
            Attribute.of("kernel_shape", longs(kernel)),
            Attribute.of("strides", longs(stride)),
            Attribute.of("pads", border(large, small))
        };
    }

    /** How far apart numbers are taken, which not every pooling knows. */
    Attribute dilations() {
        return Attribute.of("dilations", longs(dilation));
    }

    boolean isDilated() {
        return dilation[0] != 1 || dilation[1] != 1;
    }

    /** Rows and columns at the far edges of a larger image that no window reaches. */
    Attribute beyond(long[] large, long[] small) {
        long[] beyond = new long[2];
        for (int side = 0; side < 2; side++) {
            beyond[side] = same ? Math.max(0, large[side + 1] - (small[side + 1] - 1) * stride[side] - reach(side)) : 0;
        }
        return Attribute.of("output_padding", beyond);
    }

    private static long[] longs(int[] values) {
        return new long[] {values[0], values[1]};
    }
}
