package dev.sparring.gan.sampling;

import java.util.function.Consumer;

/**
 * How steeply samples change as their latent vectors move: the Frobenius norm of the generator's derivative J, as the square root of
 * the mean of {@code d |J u|^2} over latent vectors of d numbers, each with one random direction u of length 1 (Hutchinson 1990). With
 * a linear generator of latent numbers of variance 1 it is the spread of the samples.
 *
 * <p>{@code J u} is a central difference: two vectors on both sides of each latent vector, 0.01 away in each number on average. A
 * difference is enough: single precision leaves it three digits at the least, and no backend has a tangent pass in inference mode.
 *
 * <p>Takes the samples of {@link #vectors} in, some at a time, and keeps one of them at most. One thread.
 */
final class LatentSteepness implements Consumer<float[]> {

    /** How far to each side, in units of the root of d. */
    private static final double STEP = 0.01;

    private final float[] vectors;
    private final int dimensions;
    private final float[] first;
    private int seen;
    private double squares;

    /**
     * Of no samples yet.
     *
     * @param centres latent vectors, one after the other
     * @param directions as many, of any length; one of length 0 counts as no change
     * @param dimensions numbers in a vector
     * @param length numbers in a sample
     */
    LatentSteepness(float[] centres, float[] directions, int dimensions, int length) {
        this.dimensions = dimensions;
        this.first = new float[length];
        this.vectors = new float[Math.multiplyExact(centres.length, 2)];
        for (int from = 0; from < centres.length; from += dimensions) {
            double norm = 0;
            for (int i = from; i < from + dimensions; i++) {
                norm += (double) directions[i] * directions[i];
            }
            double scale = norm == 0 ? 0 : STEP * Math.sqrt(dimensions / norm);
            for (int i = from; i < from + dimensions; i++) {
                vectors[i + from] = (float) (centres[i] + scale * directions[i]);
                vectors[i + from + dimensions] = (float) (centres[i] - scale * directions[i]);
            }
        }
    }

    /** Latent vectors, two for each centre, one after the other. */
    float[] vectors() {
        return vectors;
    }

    @Override
    public void accept(float[] samples) {
        for (int from = 0; from < samples.length; from += first.length) {
            if (seen % 2 == 0) {
                System.arraycopy(samples, from, first, 0, first.length);
            } else {
                include(samples, from);
            }
            seen++;
        }
    }

    private void include(float[] samples, int from) {
        double change = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = (double) first[i] - samples[from + i];
            change += difference * difference;
        }
        // Of the vectors as they were rounded.
        double way = 0;
        for (int i = seen * dimensions; i < (seen + 1) * dimensions; i++) {
            double difference = (double) vectors[i - dimensions] - vectors[i];
            way += difference * difference;
        }
        squares += way == 0 ? 0 : change / way;
    }

    /** What the samples so far come to, at least 0; NaN if there are none or one is not finite. */
    double value() {
        int pairs = seen / 2;
        return pairs == 0 ? Double.NaN : Math.sqrt(squares / pairs * dimensions);
    }
}
