package dev.sparring.gan.data.image.decode;

/**
 * Which numbers of a line make each number of the resampled line, and with what weights, which sum to 1: area average when it shrinks, bicubic when
 * it grows. The cubic is Keys, "Cubic convolution interpolation for digital image processing", IEEE Transactions on Acoustics, Speech,
 * and Signal Processing 1981, with a = -1/2; beyond the edge the outermost number goes on.
 */
final class Taps {

    private final int[] first;
    private final float[][] weights;

    private Taps(int size) {
        this.first = new int[size];
        this.weights = new float[size][];
    }

    /**
     * From one length to another.
     *
     * @param side numbers of the line, at least 1
     * @param size numbers of the resampled line, at least 1
     * @return the taps
     */
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

    /** In units of 1/size of a number: number k lies on [k size, (k + 1) size), result i on [i side, (i + 1) side). */
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

    /**
     * Resamples a line.
     *
     * @param line of the first length
     * @param target where to, of the other length from the offset on
     * @param offset index of the first number
     */
    void alongRow(float[] line, float[] target, int offset) {
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            for (int k = 0; k < weights[i].length; k++) {
                sum += weights[i][k] * line[first[i] + k];
            }
            target[offset + i] = sum;
        }
    }

    /**
     * Resamples all columns.
     *
     * @param source rows of the first length
     * @param columns numbers in a row
     * @param target where to, rows of the other length
     */
    void alongColumns(float[] source, int columns, float[] target) {
        for (int i = 0; i < first.length; i++) {
            for (int column = 0; column < columns; column++) {
                float sum = 0;
                for (int k = 0; k < weights[i].length; k++) {
                    sum += weights[i][k] * source[(first[i] + k) * columns + column];
                }
                target[i * columns + column] = sum;
            }
        }
    }
}
