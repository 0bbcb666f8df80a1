package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;
import java.util.Optional;

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
     * Opens what is not trained on, where the data says so itself, as by a folder {@code val}.
     *
     * @param seed as for {@link #open}
     * @return empty if there is no such part
     * @throws SparringException.Data as {@link #open}
     */
    default Optional<DataSource> openHeldOut(long seed) throws SparringException.Data {
        return Optional.empty();
    }

    /**
     * The same, leaving out what cannot be read instead of refusing all, so that it can be looked at.
     *
     * @return these themselves if they read no files, or nothing of them can be left out
     */
    default DataConfig lenient() {
        return this;
    }

    /**
     * How points were scaled for the networks, so that samples can be given in the data's own units.
     *
     * @return empty if they are as the data has them
     */
    default Optional<PointScale> scale() {
        return Optional.empty();
    }

    /**
     * Whether the places of the modes are known, so that it can be counted how many are reached.
     *
     * @return true only where {@link #open} gives a {@link dev.sparring.gan.data.synthetic.GaussianMixture}
     */
    default boolean hasKnownModes() {
        return false;
    }
}
