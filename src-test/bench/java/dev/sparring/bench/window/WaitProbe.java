package dev.sparring.bench.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Asks the window's thread every few milliseconds to look at the clock, and notes how long it had to wait. Of a wait, only what the
 * thread computed meanwhile is its own doing; the rest is another process's or the garbage collector's.
 */
final class WaitProbe implements AutoCloseable {

    private static final long EVERY_MILLIS = 5;
    private static final double MILLISECOND = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> asking;
    private long[] waits = new long[1024];
    private int count;
    private long computedBefore = -1;
    private long longestComputing;
    private long blockedBefore = -1;
    private long longestBlocked;

    /** Begins at once. */
    WaitProbe() {
        threads.setThreadContentionMonitoringEnabled(true);
        asking = timer.scheduleAtFixedRate(
                () -> {
                    long posted = System.nanoTime();
                    Platform.runLater(() -> look(posted));
                },
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private synchronized void look(long posted) {
        if (count == waits.length) {
            waits = Arrays.copyOf(waits, 2 * count);
        }
        waits[count++] = System.nanoTime() - posted;
        long computed = threads.getCurrentThreadCpuTime();
        if (computedBefore >= 0) {
            longestComputing = Math.max(longestComputing, computed - computedBefore);
        }
        computedBefore = computed;
        long blocked = threads.getThreadInfo(Thread.currentThread().getId()).getBlockedTime();
        if (blockedBefore >= 0) {
            longestBlocked = Math.max(longestBlocked, blocked - blockedBefore);
        }
        blockedBefore = blocked;
    }

    /** What was found so far. */
    synchronized String words() {
        long[] sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "the window's thread let %d probes wait for %.1f ms (median), %.1f ms (99 %%), %.1f ms (longest), and computed for %.1f ms"
                        + " and was locked out for %d ms between two of them at most",
                count,
                sorted[count / 2] / MILLISECOND,
                sorted[count * 99 / 100] / MILLISECOND,
                sorted[count - 1] / MILLISECOND,
                longestComputing / MILLISECOND,
                longestBlocked);
    }

    @Override
    public void close() {
        asking.cancel(false);
        timer.shutdown();
    }
}
