package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sums in double precision, each with the sum of its terms' sizes: rounding in single precision errs in proportion to the
 * second, however much of the first cancels, while a term that is missing or twice there shows.
 */
public final class Expected {

    /** In units of the sum of sizes; a float's half unit is 6e-8, and sums here have up to some hundred terms. */
    private static final double TOLERANCE = 2e-6;

    public final double[] values;
    public final double[] sizes;

    public Expected(long length) {
        this.values = new double[(int) length];
        this.sizes = new double[(int) length];
    }

    public void add(int index, double term) {
        add(index, term, Math.abs(term));
    }

    /** A term whose own error may be larger than its value tells. */
    public void add(int index, double term, double size) {
        values[index] += term;
        sizes[index] += size;
    }

    public void assertEquals(String what, float[] numbers) {
        assertEquals(what, numbers, TOLERANCE);
    }

    public void assertEquals(String what, float[] numbers, double tolerance) {
        assertThat(numbers).as(what).hasSize(values.length);
        for (int i = 0; i < numbers.length; i++) {
            double error = Math.abs(numbers[i] - values[i]);
            if (!(error <= tolerance * sizes[i] + Float.MIN_NORMAL)) {
                throw new AssertionError(what + " must be " + values[i] + " at " + i + " of " + numbers.length
                        + ", got " + numbers[i] + "; its terms' sizes sum up to " + sizes[i]);
            }
        }
    }
}
