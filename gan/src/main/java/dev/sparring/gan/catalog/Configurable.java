package dev.sparring.gan.catalog;

import java.util.List;

/** One of a family that has keys of its own where it is chosen. */
public interface Configurable extends Named {

    /**
     * What can be set about it, beside the key that chooses it.
     *
     * @return the keys, in the order in which they are told; the same at every call
     */
    List<Key<?>> keys();
}
