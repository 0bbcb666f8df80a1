package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;

/**
 * When a run writes checkpoints, and which of them stay.
 *
 * @param every steps between checkpoints, at least 1
 * @param keep newest ones that stay, at least 1
 * @param keepEvery those of every so many steps stay for good; 0 for none
 * @param waitForSpace seconds that training waits for room on a full disk before it ends, at least 0
 */
public record CheckpointConfig(long every, int keep, long keepEvery, long waitForSpace) {

    /** Validates. */
    public CheckpointConfig {
        if (every < 1 || keep < 1 || keepEvery < 0 || waitForSpace < 0) {
            throw new IllegalArgumentException(
                    "every and keep must be at least 1, keepEvery and waitForSpace at least 0");
        }
        if (keepEvery % every != 0) {
            throw new IllegalArgumentException(
                    "keepEvery must be a multiple of every, " + every + ", got " + keepEvery);
        }
    }

    /** What holds where nothing is said. */
    public static final CheckpointConfig STANDARD = new CheckpointConfig(1000, 3, 0, 600);

    private static final Key<Long> EVERY = Key.whole("every", 1, Config.MOST_STEPS, "steps between checkpoints")
            .or(STANDARD.every);
    private static final Key<Integer> KEEP = Key.integer(
                    "keep", 1, 1000, "newest checkpoints that are kept, beside the best one")
            .or(STANDARD.keep);
    private static final Key<Long> KEEP_EVERY = Key.whole(
                    "keepEvery",
                    0,
                    Config.MOST_STEPS,
                    "the checkpoints of every so many steps stay for good; 0: none; a multiple of checkpoint.every")
            .or(STANDARD.keepEvery);
    private static final Key<Long> WAIT_FOR_SPACE = Key.whole(
                    "waitForSpace",
                    0,
                    1_000_000,
                    "seconds that training waits for room on a full disk before it ends with exit code 4")
            .or(STANDARD.waitForSpace);

    static final Section SECTION =
            Section.of("checkpoint", "what a run can go on from", EVERY, KEEP, KEEP_EVERY, WAIT_FOR_SPACE);

    static CheckpointConfig from(ConfigReader section) throws SparringException.Configuration {
        long every = section.get(EVERY);
        long keepEvery = section.get(KEEP_EVERY);
        if (keepEvery % every != 0) {
            throw new SparringException.Configuration(
                    "checkpoint.keepEvery is " + keepEvery + ", and there are checkpoints every " + every + " steps",
                    "give a multiple of checkpoint.every");
        }
        return new CheckpointConfig(every, section.get(KEEP), keepEvery, section.get(WAIT_FOR_SPACE));
    }

    /**
     * Whether a checkpoint stays for good because of its step.
     *
     * @param step completed steps
     * @return true for every multiple of {@link #keepEvery}
     */
    public boolean staysForGood(long step) {
        return keepEvery > 0 && step % keepEvery == 0;
    }
}
