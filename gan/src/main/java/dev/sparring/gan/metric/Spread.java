package dev.sparring.gan.metric;

/** How far samples lie from their mean. */
public final class Spread {

    private Spread() {}

    /**
     * The square root of the summed variances of all dimensions.
     *
     * @param samples one after the other, each of {@code length} numbers
     * @param length numbers in a sample, at least 1
     * @return the spread, at least 0; NaN if a number is not finite
     * @throws IllegalArgumentException if there is not a whole number of samples, at least 1
     */
    public static double of(float[] samples, int length) {
        if (length < 1 || samples.length < length || samples.length % length != 0) {
            throw new IllegalArgumentException(
                    "samples must hold whole samples of length " + length + ", got " + samples.length + " numbers");
        }
        int count = samples.length / length;
        double[] sums = new double[length];
        for (int i = 0; i < samples.length; i++) {
            sums[i % length] += samples[i];
        }
        double squares = 0;
        for (int i = 0; i < samples.length; i++) {
            double deviation = samples[i] - sums[i % length] / count;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / count);
    }
}
