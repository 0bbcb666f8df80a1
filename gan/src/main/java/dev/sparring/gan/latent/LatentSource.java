package dev.sparring.gan.latent;

/** Latent vectors by (purpose, counter): what a generator is fed. Pure; safe from any thread. */
public interface LatentSource {

    /**
     * Length of a vector.
     *
     * @return at least 1
     */
    int dimensions();

    /**
     * Writes vectors, the same ones for the same purpose and counter.
     *
     * @param purpose what they are for, such as {@code training}
     * @param counter number of the draw, at least 0
     * @param count how many vectors, at least 0
     * @param target where to, at least {@code count * dimensions()} numbers; the first ones are filled
     */
    void draw(String purpose, long counter, int count, float[] target);
}
