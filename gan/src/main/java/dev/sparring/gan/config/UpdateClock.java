package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Optional;

/**
 * A network's own clock, which ticks once an update, and lengths on it.
 *
 * @param updates of this network in the whole run
 * @param batch samples in an update
 * @param data the real samples
 * @param seed of the run
 * @param opened says how many of them make an epoch, where a length is given so
 */
record UpdateClock(long updates, int batch, DataConfig data, long seed, OpenedData opened) {

    static final long MOST_UPDATES = 1_000_000_000L;

    /** Keys of a length. */
    static final List<String> UNITS = List.of("updates", "epochs", "images");

    /**
     * Reads a length from whichever of the keys {@code updates}, {@code epochs} and {@code images} is there.
     *
     * @return in updates, rounded up; empty if none of the keys is there
     */
    Optional<Long> length(ConfigReader section) throws SparringException.Configuration {
        List<String> given = UNITS.stream().filter(section::has).toList();
        if (given.size() > 1) {
            throw new SparringException.Configuration(
                    section.path(given.get(0)) + " and " + section.path(given.get(1)) + " are both given",
                    "give the length in one unit");
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return switch (given.get(0)) {
            case "epochs" -> {
                double epochs = section.number("epochs", 1, Range.above(0, 1e6));
                yield Optional.of(
                        updates(epochs * opened.epoch(section.path("epochs"), data, seed), section, "epochs"));
            }
            case "images" -> {
                double images = section.integer("images", 1, 1, MOST_UPDATES * 1000);
                yield Optional.of(updates(images, section, "images"));
            }
            default -> Optional.of(section.integer("updates", 1, 1, MOST_UPDATES));
        };
    }

    /** The same with a default, which is then written down in updates. */
    long length(ConfigReader section, long fallback) throws SparringException.Configuration {
        Optional<Long> given = length(section);
        return given.isPresent() ? given.get() : section.integer("updates", fallback, 1, MOST_UPDATES);
    }

    private long updates(double samples, ConfigReader section, String key) throws SparringException.Configuration {
        double length = Math.max(1, Math.ceil(samples / batch));
        if (length > MOST_UPDATES) {
            throw new SparringException.Configuration(
                    section.path(key) + " makes " + (long) length + " updates", "it must make at most " + MOST_UPDATES);
        }
        return (long) length;
    }
}
