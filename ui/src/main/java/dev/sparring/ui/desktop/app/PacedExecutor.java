package dev.sparring.ui.desktop.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Runs what follows a run on the screen's thread, as often as the machine can draw it without the training being the slower for it: 15 times
 * a second where that is cheap, more seldom while the screen's thread is busy, as in the first seconds and without a graphics card. Any thread.
 */
public final class PacedExecutor implements Executor {

    /** About 15 times a second. */
    static final long LEAST_MILLIS = 66;
    /** So that a run still looks alive. */
    static final long MOST_MILLIS = 500;
    /** The screen's thread is busy for one part in so many. */
    private static final long SHARE = 20;

    private final Executor screen;
    private final LongSupplier busy;
    private volatile long pauseMillis = LEAST_MILLIS;
    private long busyBefore;

    /**
     * Without a pause at first.
     *
     * @param screen runs on the screen's thread
     * @param busy for how long that thread has worked so far, in nanoseconds; asked on that thread
     */
    PacedExecutor(Executor screen, LongSupplier busy) {
        this.screen = Objects.requireNonNull(screen, "screen");
        this.busy = Objects.requireNonNull(busy, "busy");
    }

    /**
     * For the JavaFX thread; to be called on it.
     *
     * @param screen runs on that thread
     */
    public static PacedExecutor ofThisThread(Executor screen) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        // Where the system does not tell, the pace is always the quickest.
        return new PacedExecutor(
                screen, threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0);
    }

    @Override
    public void execute(Runnable task) {
        CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS, screen)
                .execute(() -> {
                    long now = busy.getAsLong();
                    pauseMillis = pauseMillis(now - busyBefore);
                    busyBefore = now;
                    task.run();
                });
    }

    /** How long to wait after the screen's thread has worked for so many nanoseconds since the delivery before. */
    static long pauseMillis(long busyNanos) {
        return Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, SHARE * TimeUnit.NANOSECONDS.toMillis(busyNanos)));
    }
}
