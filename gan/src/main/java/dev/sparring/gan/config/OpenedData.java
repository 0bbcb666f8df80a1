package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.schedule.EpochLength;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Real samples that are opened once and not before they are needed, and how many of them make an epoch.
 *
 * <p>Lengths in epochs need that number alone: where a run remembers it, they are read without the data. Mutable; one thread.
 */
public final class OpenedData {

    private final OptionalLong remembered;
    private final boolean closed;
    private @Nullable DataConfig config;
    private long seed;
    private @Nullable DataSource source;

    private OpenedData(OptionalLong remembered, boolean closed) {
        this.remembered = remembered;
        this.closed = closed;
    }

    /**
     * Data of which nothing is known.
     *
     * @return nothing opened yet
     */
    public static OpenedData unknown() {
        return new OpenedData(OptionalLong.empty(), false);
    }

    /**
     * Data whose size is remembered.
     *
     * @param samples of an epoch, or empty if nobody remembers
     * @return nothing opened yet
     */
    public static OpenedData ofEpoch(OptionalLong samples) {
        return new OpenedData(samples, false);
    }

    /**
     * Data that is not to be opened for lengths: those that are written down in updates hold, and of those that are not it does
     * not matter how long they are.
     *
     * @return nothing opened yet
     */
    public static OpenedData closed() {
        return new OpenedData(OptionalLong.empty(), true);
    }

    /**
     * Opens a source, or gives the one that is open if it is the same.
     *
     * @param wanted which
     * @param itsSeed the run's seed
     * @return the source
     * @throws SparringException.Data if files are missing, damaged or of the wrong kind
     */
    public DataSource open(DataConfig wanted, long itsSeed) throws SparringException.Data {
        DataSource opened = source;
        if (opened == null || !wanted.equals(config) || seed != itsSeed) {
            opened = wanted.open(itsSeed);
            source = opened;
            config = wanted;
            seed = itsSeed;
        }
        return opened;
    }

    /** What lengths in epochs ask for. */
    EpochLength epochs(DataConfig wanted, long itsSeed) {
        return new EpochLength() {
            @Override
            public boolean isKnown() {
                return !closed;
            }

            @Override
            public long samples(String key) throws SparringException.Configuration {
                return closed ? 1 : epoch(key, wanted, itsSeed);
            }

            @Override
            public OptionalLong samplesToCompare(String key) throws SparringException.Configuration {
                return closed ? OptionalLong.empty() : OptionalLong.of(epoch(key, wanted, itsSeed));
            }
        };
    }

    private long epoch(String key, DataConfig wanted, long itsSeed) throws SparringException.Configuration {
        if (remembered.isPresent()) {
            return remembered.getAsLong();
        }
        try {
            return open(wanted, itsSeed)
                    .size()
                    .orElseThrow(() -> new SparringException.Configuration(
                            key + " is given, but data drawn without end has no epochs",
                            key.equals("epochs") ? "give steps" : "give updates or images"));
        } catch (SparringException.Data e) {
            throw new SparringException.Configuration(
                    key + " needs the data: " + e.getMessage(), "or give the length in another unit", e);
        }
    }
}
