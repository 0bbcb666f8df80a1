package dev.sparring.gan.latent;

import dev.sparring.core.random.RandomStream;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a generator starts from: vectors of independent numbers of one distribution.
 *
 * @param dimensions numbers a vector, in [1, 65536]
 * @param distribution of each number
 * @param seed the run's seed, any value
 */
public record LatentVectors(int dimensions, Distribution distribution, long seed) implements LatentSource {

    private static final int MOST_DIMENSIONS = 65_536;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if dimensions is out of its range
     */
    public LatentVectors {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("dimensions must be in [1, " + MOST_DIMENSIONS + "], got " + dimensions);
        }
        Objects.requireNonNull(distribution, "distribution");
    }

    /**
     * Draws vectors from the stream {@code (seed, "latent-" + purpose)} at a counter; safe from any thread.
     *
     * @param purpose who uses them, such as {@code "train"}; each has a stream of its own
     * @param counter the number of the use, at least 0
     * @param count vectors, at least 0
     * @param target where to, at least {@code count * dimensions} numbers, vector after vector; the first ones are filled
     * @throws IllegalArgumentException if the counter or the count is below 0 or the target too short
     */
    @Override
    public void draw(String purpose, long counter, int count, float[] target) {
        if (counter < 0 || count < 0) {
            throw new IllegalArgumentException("counter and count must be at least 0, got " + counter + ", " + count);
        }
        long numbers = (long) count * dimensions;
        if (target.length < numbers) {
            throw new IllegalArgumentException(
                    "target must have at least " + numbers + " numbers, got " + target.length);
        }
        RandomGenerator random = new RandomStream(seed, "latent-" + purpose).at(counter);
        for (int i = 0; i < numbers; i++) {
            target[i] = distribution.draw(random);
        }
    }

    /** The distribution of one latent number. */
    public enum Distribution {
        /** Mean 0, variance 1. */
        NORMAL {
            @Override
            float draw(RandomGenerator random) {
                return (float) random.nextGaussian();
            }
        },
        /** Even on [-1, 1). */
        UNIFORM {
            @Override
            float draw(RandomGenerator random) {
                return 2 * random.nextFloat() - 1;
            }
        };

        abstract float draw(RandomGenerator random);
    }
}
