package dev.sparring.gan.catalog;

import dev.sparring.gan.SparringException;
import java.util.Optional;

/** The values of one section of a configuration, checked as they are asked for. One thread. */
public interface Settings {

    /**
     * A value, or the default.
     *
     * @param <T> what it is in Java
     * @param key one that has a default or must be there
     * @return the value
     * @throws SparringException.Configuration if what is there is not legal, or nothing is and something must be
     */
    <T> T get(Key<T> key) throws SparringException.Configuration;

    /**
     * A value, or a default that depends on others.
     *
     * @param <T> what it is in Java
     * @param key the key
     * @param fallback if nothing is there
     * @return the value
     * @throws SparringException.Configuration if what is there is not legal
     */
    <T> T get(Key<T> key, T fallback) throws SparringException.Configuration;

    /**
     * A value, if there is one.
     *
     * @param <T> what it is in Java
     * @param key the key
     * @return the value, or empty if nothing is there
     * @throws SparringException.Configuration if what is there is not legal
     */
    <T> Optional<T> find(Key<T> key) throws SparringException.Configuration;

    /**
     * Whether there is a value.
     *
     * @param key the key
     * @return false if the default would hold
     */
    boolean has(Key<?> key);

    /**
     * Where a key is, for messages.
     *
     * @param key one of this section
     * @return such as {@code data.size}
     */
    String path(Key<?> key);
}
