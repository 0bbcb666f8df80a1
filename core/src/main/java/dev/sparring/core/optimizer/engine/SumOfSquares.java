package dev.sparring.core.optimizer.engine;

import java.util.Arrays;

/** A sum of squares. It adds side by side, so that the loops are compiled to vector instructions and errors stay small. */
final class SumOfSquares {

    private static final int FOLDED = 32;

    private final float[] sums;
    private int used;

    /**
     * A sum of 0.
     *
     * @param most numbers that are added at a time, a power of 2 and at least 32
     */
    SumOfSquares(int most) {
        this.sums = new float[most];
    }

    void clear() {
        Arrays.fill(sums, 0, used, 0);
        used = 0;
    }

    void add(float[] numbers, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += numbers[i] * numbers[i];
        }
        used = Math.max(used, length);
    }

    /** The sum; nothing can be added to it any more but after {@link #clear()}. */
    double sum() {
        int half = sums.length / 2;
        while (half >= used && half > FOLDED) {
            half /= 2;
        }
        for (; half >= FOLDED; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        double sum = 0;
        for (int i = 0; i < FOLDED; i++) {
            sum += sums[i];
        }
        return sum;
    }
}
