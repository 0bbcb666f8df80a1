package dev.sparring.gan.data.image;

/**
 * Crops an image to its middle of the wanted proportions and resamples that: area average when it shrinks, bicubic when it grows.
 *
 * <p>Both are separable and done axis by axis in single precision. The cubic is Keys, "Cubic convolution interpolation for
 * digital image processing", IEEE Transactions on Acoustics, Speech, and Signal Processing 1981, with a = -1/2; beyond the
 * edge the outermost pixel goes on.
 */
final class ImageResize {

    private ImageResize() {}

    /**
     * The largest part of an image around its middle that has the proportions of the result, resampled.
     *
     * @param pixels unsigned bytes {@code [channels, height, width]}
     * @param channels at least 1
     * @param height rows, at least 1
     * @param width columns, at least 1
     * @param toHeight rows of the result, at least 1
     * @param toWidth columns of the result, at least 1
     * @return unsigned bytes {@code [channels, toHeight, toWidth]}; the given array itself if nothing changes
     */
    static byte[] toFill(byte[] pixels, int channels, int height, int width, int toHeight, int toWidth) {
        if (height == toHeight && width == toWidth) {
            return pixels;
        }
        int cropHeight = Math.min(height, inProportion(width, toHeight, toWidth));
        int cropWidth = Math.min(width, inProportion(height, toWidth, toHeight));
        int top = (height - cropHeight) / 2;
        int left = (width - cropWidth) / 2;
        Taps alongRow = Taps.of(cropWidth, toWidth);
        Taps alongColumn = Taps.of(cropHeight, toHeight);
        byte[] result = new byte[channels * toHeight * toWidth];
        float[] narrow = new float[cropHeight * toWidth];
        for (int channel = 0; channel < channels; channel++) {
            int origin = (channel * height + top) * width + left;
            for (int row = 0; row < cropHeight; row++) {
                alongRow.alongRow(pixels, origin + row * width, narrow, row * toWidth);
            }
            alongColumn.alongColumns(narrow, toWidth, result, channel * toHeight * toWidth);
        }
        return result;
    }

    /** The side that is to another one as two numbers are to each other, rounded, at least 1. */
    private static int inProportion(int side, int number, int to) {
        return (int) Math.max(1, ((long) side * number + to / 2) / to);
    }

    /** Which pixels of a line make each pixel of the resampled line, and with what weights, which sum to 1. */
    private static final class Taps {
        private final int[] first;
        private final float[][] weights;

        private Taps(int size) {
            this.first = new int[size];
            this.weights = new float[size][];
        }

        static Taps of(int side, int size) {
            Taps taps = new Taps(size);
            for (int i = 0; i < size; i++) {
                if (size <= side) {
                    taps.average(i, side);
                } else {
                    taps.interpolate(i, side);
                }
            }
            return taps;
        }

        /** In units of 1/size of a pixel: pixel k lies on [k size, (k + 1) size), result i on [i side, (i + 1) side). */
        private void average(int i, int side) {
            long size = first.length;
            long from = (long) i * side;
            long to = from + side;
            int last = (int) ((to - 1) / size);
            first[i] = (int) (from / size);
            weights[i] = new float[last - first[i] + 1];
            for (int k = first[i]; k <= last; k++) {
                long overlap = Math.min(to, (k + 1) * size) - Math.max(from, k * size);
                weights[i][k - first[i]] = (float) overlap / side;
            }
        }

        private void interpolate(int i, int side) {
            double centre = (i + 0.5) * side / first.length - 0.5;
            int below = (int) Math.floor(centre);
            first[i] = Math.max(0, below - 1);
            weights[i] = new float[Math.min(side - 1, below + 2) - first[i] + 1];
            for (int k = below - 1; k <= below + 2; k++) {
                int inside = Math.min(side - 1, Math.max(0, k));
                weights[i][inside - first[i]] += (float) cubic(Math.abs(centre - k));
            }
        }

        /** Keys 1981, eq. 15. */
        private static double cubic(double s) {
            if (s < 1) {
                return (1.5 * s - 2.5) * s * s + 1;
            }
            return s < 2 ? ((-0.5 * s + 2.5) * s - 4) * s + 2 : 0;
        }

        void alongRow(byte[] source, int origin, float[] target, int offset) {
            for (int i = 0; i < first.length; i++) {
                float sum = 0;
                for (int k = 0; k < weights[i].length; k++) {
                    sum += weights[i][k] * (source[origin + first[i] + k] & 0xFF);
                }
                target[offset + i] = sum;
            }
        }

        void alongColumns(float[] source, int columns, byte[] target, int offset) {
            for (int i = 0; i < first.length; i++) {
                for (int column = 0; column < columns; column++) {
                    float sum = 0;
                    for (int k = 0; k < weights[i].length; k++) {
                        sum += weights[i][k] * source[(first[i] + k) * columns + column];
                    }
                    target[offset + i * columns + column] = (byte) Math.min(255, Math.max(0, Math.round(sum)));
                }
            }
        }
    }
}
