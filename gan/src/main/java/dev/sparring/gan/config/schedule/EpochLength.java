package dev.sparring.gan.config.schedule;

import dev.sparring.gan.SparringException;
import java.util.OptionalLong;

/** How many real samples make an epoch. */
public interface EpochLength {

    /**
     * The number, where a length needs it.
     *
     * @param key of the length, for messages
     * @return samples, at least 1
     * @throws SparringException.Configuration if the data has no end or cannot be opened
     */
    long samples(String key) throws SparringException.Configuration;

    /**
     * Whether there is such a number here.
     *
     * @return false where the data is not to be opened, and {@link #samples} gives any number
     */
    boolean isKnown();

    /**
     * The number, where a length that is written down in updates is held against it.
     *
     * @param key of the length, for messages
     * @return samples, or empty if the data is not to be opened for that
     * @throws SparringException.Configuration if the data has no end or cannot be opened
     */
    OptionalLong samplesToCompare(String key) throws SparringException.Configuration;
}
