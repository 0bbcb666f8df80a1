package dev.sparring.gan.config.schedule;

import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a length on a network's own clock: in updates, or in epochs or images that make as many.
 *
 * @param updates the length itself
 * @param epochs the same in passes through the data
 * @param images the same in real samples
 */
public record Length(Key<Long> updates, Key<Double> epochs, Key<Long> images) {

    /** The most updates that a length can have. */
    public static final long MOST_UPDATES = 1_000_000_000L;

    /** The names of the keys; a layer of a configuration that gives one of them drops the others. */
    public static final List<String> UNITS = List.of("updates", "epochs", "images");

    private static Length with(Key<Long> updates) {
        String instead = "as updates";
        return new Length(
                updates,
                Key.number("epochs", Range.above(0, 1e6), "the same length in passes through the data")
                        .orElse(instead),
                Key.whole("images", 1, MOST_UPDATES * 1000, "the same length in real samples")
                        .orElse(instead));
    }

    /**
     * A length with a default that depends on other keys.
     *
     * @param help what lasts so long
     * @param otherwise what holds if none of the keys is there
     * @return the keys
     */
    static Length orElse(String help, String otherwise) {
        return with(Key.whole("updates", 1, MOST_UPDATES, help).orElse(otherwise));
    }

    /**
     * A length with a default.
     *
     * @param help what lasts so long
     * @param updates the default
     * @return the keys
     */
    public static Length or(String help, long updates) {
        return with(Key.whole("updates", 1, MOST_UPDATES, help).or(updates));
    }

    /**
     * The keys and others of a section.
     *
     * @param more what else there is
     * @return all of them
     */
    public List<Key<?>> and(Key<?>... more) {
        List<Key<?>> keys = new ArrayList<>(List.of(updates, epochs, images));
        keys.addAll(List.of(more));
        return keys;
    }
}
