package dev.sparring.gan.metric.geometry;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** First centres for k-means: each drawn with a probability that grows with its squared distance to those before. */
public final class KMeansPlusPlus {

    private KMeansPlusPlus() {}

    /**
     * Draws centres.
     *
     * @param data points
     * @param most centres wanted, at least 1
     * @param random a number a centre
     * @return distinct points of the data, fewer than wanted where fewer are distinct
     * @throws IllegalArgumentException if no point is finite
     */
    public static PointSet draw(PointSet data, int most, RandomGenerator random) {
        int length = data.length();
        // The first is drawn evenly from the finite points: a point's distance to itself is 0, or NaN.
        double[] weights = new double[data.count()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = data.squaredDistance(i, data, i) == 0 ? 1 : 0;
        }
        int chosen = pick(weights, random);
        if (chosen < 0) {
            throw new IllegalArgumentException("data must have a finite point, got none of " + data.count());
        }
        Arrays.fill(weights, Double.POSITIVE_INFINITY);
        float[] centres = new float[0];
        while (chosen >= 0) {
            int held = centres.length;
            centres = Arrays.copyOf(centres, held + length);
            System.arraycopy(data.numbers(), chosen * length, centres, held, length);
            if (centres.length / length == most) {
                break;
            }
            for (int i = 0; i < weights.length; i++) {
                float distance = data.squaredDistance(i, data, chosen);
                weights[i] = distance < Float.POSITIVE_INFINITY ? Math.min(weights[i], distance) : 0;
            }
            chosen = pick(weights, random);
        }
        return new PointSet(centres, length);
    }

    /** An index by weight, or -1 if all are 0. */
    private static int pick(double[] weights, RandomGenerator random) {
        double sum = 0;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
        }
        double target = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            target -= weights[i];
            if (target < 0) {
                return i;
            }
        }
        return last;
    }
}
