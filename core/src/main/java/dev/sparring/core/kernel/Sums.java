package dev.sparring.core.kernel;

import java.nio.FloatBuffer;

/**
 * Sums over neighbouring numbers, in double precision. Each is kept in four parts that do not wait for each other, which is three times as
 * fast as one; the order is always the same.
 */
public final class Sums {

    private Sums() {}

    /**
     * Of numbers.
     *
     * @param from place of the first
     * @param to the place after the last
     */
    public static double of(FloatBuffer numbers, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            a += numbers.get(i);
            b += numbers.get(i + 1);
            c += numbers.get(i + 2);
            d += numbers.get(i + 3);
        }
        for (; i < to; i++) {
            a += numbers.get(i);
        }
        return a + b + (c + d);
    }

    /**
     * Of products, after a centre is taken from each side.
     *
     * @param ofLeft the centre of the left numbers
     * @param ofRight the centre of the right numbers
     * @param from place of the first in both
     * @param to the place after the last
     */
    public static double products(FloatBuffer left, float ofLeft, FloatBuffer right, float ofRight, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            a += (double) (left.get(i) - ofLeft) * (right.get(i) - ofRight);
            b += (double) (left.get(i + 1) - ofLeft) * (right.get(i + 1) - ofRight);
            c += (double) (left.get(i + 2) - ofLeft) * (right.get(i + 2) - ofRight);
            d += (double) (left.get(i + 3) - ofLeft) * (right.get(i + 3) - ofRight);
        }
        for (; i < to; i++) {
            a += (double) (left.get(i) - ofLeft) * (right.get(i) - ofRight);
        }
        return a + b + (c + d);
    }
}
