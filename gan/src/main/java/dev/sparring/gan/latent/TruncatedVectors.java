package dev.sparring.gan.latent;

import dev.sparring.core.random.RandomStream;
import java.util.random.RandomGenerator;

/**
 * Latent vectors of normally distributed numbers, each drawn again until it is near enough to 0 (Brock et al. 2019, "Large scale GAN
 * training for high fidelity natural image synthesis", ICLR, section 3.1): samples become more typical and less varied.
 *
 * @param dimensions numbers a vector, at least 1
 * @param threshold the largest size of a number, above 0; at 2 or more hardly anything changes
 * @param seed any value
 */
public record TruncatedVectors(int dimensions, double threshold, long seed) implements LatentSource {

    /** Validates. */
    public TruncatedVectors {
        if (dimensions < 1 || !(threshold >= LEAST)) {
            throw new IllegalArgumentException("dimensions must be at least 1 and threshold at least " + LEAST
                    + ", got " + dimensions + " and " + threshold);
        }
    }

    /** Below this nearly all draws would be thrown away. */
    public static final double LEAST = 0.01;

    @Override
    public void draw(String purpose, long counter, int count, float[] target) {
        RandomGenerator random = new RandomStream(seed, "truncated-" + purpose).at(counter);
        for (int i = 0; i < count * dimensions; i++) {
            double number = random.nextGaussian();
            while (Math.abs(number) > threshold) {
                number = random.nextGaussian();
            }
            target[i] = (float) number;
        }
    }
}
