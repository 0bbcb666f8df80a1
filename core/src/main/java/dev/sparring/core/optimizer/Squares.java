package dev.sparring.core.optimizer;

import java.util.Arrays;

/** A sum of squares. It adds side by side, so that the loop is compiled to vector instructions and errors stay small. */
final class Squares {

    private final float[] sums;

    /**
     * A sum of 0.
     *
     * @param most numbers that are added at a time
     */
    Squares(int most) {
        this.sums = new float[most];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    void add(float[] numbers, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += numbers[i] * numbers[i];
        }
    }

    /** The square root of the sum. */
    double norm() {
        double sum = 0;
        for (float part : sums) {
            sum += part;
        }
        return Math.sqrt(sum);
    }
}
