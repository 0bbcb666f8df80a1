package dev.sparring.gan.metric;

import java.util.function.ObjIntConsumer;

/** How far samples lie from their mean. */
public final class TotalStandardDeviation {

    private TotalStandardDeviation() {}

    /**
     * The same of samples that are too many to hold at once.
     *
     * @param count how many, at least 1
     * @param length numbers in a sample, at least 1
     * @param reader writes sample number i into the array it is given
     * @return the spread, at least 0; NaN if a number is not finite
     */
    public static double of(int count, int length, ObjIntConsumer<float[]> reader) {
        float[] sample = new float[length];
        double[] means = new double[length];
        double squares = 0;
        for (int i = 0; i < count; i++) {
            reader.accept(sample, i);
            for (int k = 0; k < length; k++) {
                // Welford 1962: mean and squared deviations in one pass.
                double before = sample[k] - means[k];
                means[k] += before / (i + 1);
                squares += before * (sample[k] - means[k]);
            }
        }
        return Math.sqrt(squares / count);
    }

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
