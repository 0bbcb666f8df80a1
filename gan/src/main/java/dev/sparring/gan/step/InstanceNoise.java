package dev.sparring.gan.step;

import dev.sparring.core.random.RandomStream;
import java.util.random.RandomGenerator;

/**
 * Noise on everything that the discriminator sees, less and less of it (Sonderby et al. 2017, "Amortised MAP inference for image
 * super-resolution", ICLR, section 3.3): real and generated samples then overlap while they are still far apart.
 *
 * @param deviation of the noise at the first update, above 0
 * @param updates of the discriminator until there is none, at least 1
 * @param seed of the noise
 */
public record InstanceNoise(double deviation, long updates, long seed) {

    /** Validates. */
    public InstanceNoise {
        if (!(deviation > 0) || updates < 1) {
            throw new IllegalArgumentException(
                    "deviation must be above 0 and updates at least 1, got " + deviation + " and " + updates);
        }
    }

    /**
     * The deviation at an update.
     *
     * @param update of the discriminator, 0 for its first
     * @return falling in a straight line to 0
     */
    public double at(long update) {
        return deviation * Math.max(0, 1 - (double) update / updates);
    }

    /**
     * Adds noise in place.
     *
     * @param samples all of a batch
     * @param purpose of these samples; each has noise of its own
     * @param counter number of the draw
     * @param update of the discriminator
     */
    void add(float[] samples, String purpose, long counter, long update) {
        double scale = at(update);
        RandomGenerator random = new RandomStream(seed, "instance-noise-" + purpose).at(counter);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (scale * random.nextGaussian());
        }
    }
}
