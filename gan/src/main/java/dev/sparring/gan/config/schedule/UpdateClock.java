package dev.sparring.gan.config.schedule;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.config.yaml.ConfigReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A network's own clock, which ticks once an update, and lengths on it.
 *
 * @param updates of this network in the whole run
 * @param batch samples in an update
 * @param epoch how many real samples make an epoch, asked only where a length is given so
 */
public record UpdateClock(long updates, int batch, EpochLength epoch) {

    /**
     * Reads a length from whichever of its keys is there. One in epochs or images is written down in updates, too: that number
     * holds from then on.
     *
     * @param section where the keys are
     * @param length the keys
     * @return in updates, rounded up; empty if none of the keys is there
     * @throws SparringException.Configuration if a value is illegal, or two keys contradict each other
     */
    public Optional<Long> find(ConfigReader section, Length length) throws SparringException.Configuration {
        List<Key<?>> given = Stream.<Key<?>>of(length.epochs(), length.images())
                .filter(section::has)
                .toList();
        if (given.size() > 1) {
            throw new SparringException.Configuration(
                    section.path(given.get(0)) + " and " + section.path(given.get(1)) + " are both given",
                    "give the length in one unit");
        }
        if (given.isEmpty()) {
            return section.find(length.updates());
        }
        Key<?> asked = given.get(0);
        OptionalLong made = made(section, length, asked, section.has(length.updates()));
        Optional<Long> written = section.find(length.updates());
        if (written.isPresent()) {
            requireSame(section, asked, made, length.updates(), written.get());
            return written;
        }
        if (asked.equals(length.images()) || epoch.isKnown()) {
            section.note(length.updates(), made.getAsLong());
        }
        return Optional.of(made.getAsLong());
    }

    /**
     * The same with the default of {@code updates}.
     *
     * @param section where the keys are
     * @param length the keys, of which {@code updates} has a default
     * @return in updates
     * @throws SparringException.Configuration as {@link #find}
     */
    public long get(ConfigReader section, Length length) throws SparringException.Configuration {
        Optional<Long> given = find(section, length);
        return given.isPresent() ? given.get() : section.get(length.updates());
    }

    /**
     * Refuses a length that is written down twice and differs.
     *
     * @param section where the keys are
     * @param asked the key in whose unit it was asked for
     * @param made what it comes to now, or empty if nobody knows
     * @param key the key that holds the number
     * @param written that number
     * @throws SparringException.Configuration naming both
     */
    public static void requireSame(ConfigReader section, Key<?> asked, OptionalLong made, Key<Long> key, long written)
            throws SparringException.Configuration {
        if (made.isPresent() && made.getAsLong() != written) {
            throw new SparringException.Configuration(
                    section.path(asked) + " makes " + made.getAsLong() + " " + key.name() + " now, and "
                            + section.path(key) + " is " + written,
                    "leave one of them out; --set of one drops the other");
        }
    }

    private OptionalLong made(ConfigReader section, Length length, Key<?> asked, boolean compare)
            throws SparringException.Configuration {
        String path = section.path(asked);
        if (asked.equals(length.images())) {
            return OptionalLong.of(updates(section.get(length.images()), path));
        }
        double epochs = section.get(length.epochs());
        OptionalLong samples = compare ? epoch.samplesToCompare(path) : OptionalLong.of(epoch.samples(path));
        return samples.isPresent()
                ? OptionalLong.of(updates(epochs * samples.getAsLong(), path))
                : OptionalLong.empty();
    }

    private long updates(double samples, String path) throws SparringException.Configuration {
        double length = Math.max(1, Math.ceil(samples / batch));
        if (length > Length.MOST_UPDATES) {
            throw new SparringException.Configuration(
                    path + " makes " + (long) length + " updates", "it must make at most " + Length.MOST_UPDATES);
        }
        return (long) length;
    }
}
