package dev.sparring.core.random;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A named stream of random numbers: the generator at a counter depends on the seed, the purpose and the counter alone.
 *
 * <p>A user of the stream stores its counter and nothing else. Seed, purpose and counter are hashed to 64 bits with the
 * finalizer of SplitMix64 (Steele, Lea and Flood 2014, fig. 16): two purposes share a generator only where two hashes are
 * equal, of which the chance is 2^-64 for each pair.
 *
 * @param seed the run's seed, any value
 * @param purpose what the numbers are for, such as {@code "latent"}
 */
public record RandomStream(long seed, String purpose) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** Requires a purpose. */
    public RandomStream {
        Objects.requireNonNull(purpose, "purpose");
    }

    /**
     * The generator for one use of this stream.
     *
     * @param counter the number of the use, at least 0
     * @return a fresh generator, the same one for the same counter
     */
    public RandomGenerator at(long counter) {
        return new SplittableRandom(wordAt(counter));
    }

    /**
     * One word of this stream, for whoever seeds a generator of another library.
     *
     * @param counter the number of the use
     * @return 64 mixed bits
     */
    public long wordAt(long counter) {
        long word = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < purpose.length(); i++) {
            word = mix(word ^ purpose.charAt(i));
        }
        return mix(word + GOLDEN_GAMMA * (counter + 1));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
