package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;

/**
 * Which real samples are meant, before anything is read. Immutable, and equal to another that means the same; {@code toString} says it
 * in a few words, such as {@code idx files in digits, 28x28x1}.
 */
public interface DataConfig {

    /**
     * The shape of the samples.
     *
     * @return points in the plane, or square images
     */
    SampleShape shape();

    /**
     * Opens the source, reading files if it has any.
     *
     * @param seed of the run, for sources that draw
     * @return the source
     * @throws SparringException.Data if files are missing, damaged or of the wrong kind
     */
    DataSource open(long seed) throws SparringException.Data;

    /**
     * Whether the places of the modes are known, so that it can be counted how many are reached.
     *
     * @return true only where {@link #open} gives a {@link dev.sparring.gan.data.synthetic.GaussianMixture}
     */
    default boolean hasKnownModes() {
        return false;
    }
}
