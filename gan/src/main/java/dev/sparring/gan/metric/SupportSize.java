package dev.sparring.gan.metric;

/**
 * How many equally likely different things samples may have been drawn from.
 *
 * @param nearPairs pairs of samples that are near-duplicates, at least 0
 * @param size the number of things, at least 1 or so; infinite if no pair is near, as the samples are too few to tell; NaN
 *     if there is no pair
 */
public record SupportSize(long nearPairs, double size) {

    /**
     * The support that near-duplicates imply: of N equally likely things, s samples are the same in {@code s (s - 1) / 2N}
     * pairs on average.
     *
     * @param samples how many, at least 0
     * @param nearPairs of them that are the same, in [0, samples (samples - 1) / 2]
     * @return the support
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static SupportSize of(int samples, long nearPairs) {
        if (samples < 0) {
            throw new IllegalArgumentException("samples must be at least 0, got " + samples);
        }
        long pairs = samples * (samples - 1L) / 2;
        if (nearPairs < 0 || nearPairs > pairs) {
            throw new IllegalArgumentException("nearPairs must be in [0, " + pairs + "], got " + nearPairs);
        }
        return new SupportSize(nearPairs, (double) pairs / nearPairs);
    }
}
