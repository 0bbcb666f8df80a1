package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.CheckpointWriter.Save;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a run does about a full disk: it rests, says so, and tries again until there is room. It gives up when the run is to end, or
 * after a while that was agreed on. Training thread only.
 */
final class FullDisk {

    /** Between the first two attempts; twice as long before each further one, as room may come at once or in an hour. */
    private static final long FIRST_PAUSE_MILLIS = 25;

    private static final long LONGEST_PAUSE_MILLIS = 3200;

    private final RunControl control;
    private final long mostSeconds;

    /**
     * For one run.
     *
     * @param control says when the run is to end, and has tasks run while it rests
     * @param mostSeconds it waits at most, each time
     */
    FullDisk(RunControl control, long mostSeconds) {
        this.control = control;
        this.mostSeconds = mostSeconds;
    }

    /**
     * Writes something, now or when there is room.
     *
     * @param write what; tried again from the start after each failure
     * @param rests told of the first failure
     * @return the seconds that it waited; 0 if there was room at once
     * @throws SparringException.Storage if it fails for another reason than a full disk, or the disk stayed full
     */
    double insist(Save write, Consumer<SparringException.Storage> rests) throws SparringException.Storage {
        long begun = System.nanoTime();
        boolean waited = false;
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                write.run();
                return waited ? (System.nanoTime() - begun) / 1e9 : 0;
            } catch (SparringException.Storage e) {
                if (!e.full()) {
                    throw e;
                }
                boolean patient = System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(mostSeconds);
                if (!patient || control.ends()) {
                    throw e;
                }
                if (!waited) {
                    waited = true;
                    rests.accept(e);
                }
                if (!control.awaitRetry(pause)) {
                    throw e;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
