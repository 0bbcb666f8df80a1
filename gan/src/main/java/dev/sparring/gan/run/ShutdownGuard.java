package dev.sparring.gan.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes an interrupt of the process (Ctrl-C, SIGTERM, log-off) stop a run in good order: while the guard is open, the
 * process ends only after the run's checkpoint is written, or after a minute, or at once when it is asked again. The exit code stays
 * the signal's.
 */
public final class ShutdownGuard implements AutoCloseable {

    private static final long MOST_SECONDS = 60;

    /** Those of runs that are being made. */
    private static final Set<ShutdownGuard> OPEN = ConcurrentHashMap.newKeySet();

    private final RunControl control;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Guards a run until closed.
     *
     * @param control of the run
     */
    public ShutdownGuard(RunControl control) {
        this.control = control;
        this.hook = new Thread(
                () -> {
                    RepeatedSignal.endAtOnce();
                    end();
                },
                "sparring-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        OPEN.add(this);
    }

    /**
     * Ends all guarded runs in good order and waits for them, a minute at most each: for who must end the process in a way that runs no
     * shutdown hooks.
     */
    public static void endAll() {
        OPEN.forEach(guard -> guard.control.stop());
        OPEN.forEach(ShutdownGuard::end);
    }

    private void end() {
        control.stop();
        try {
            if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("sparring: the last step takes too long; the newest checkpoint is from before");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process go: the run has ended. */
    @Override
    public void close() {
        OPEN.remove(this);
        ended.countDown();
        removed(hook);
    }

    /** Takes a hook back; false if the process is going down already, where it runs and has just been released. */
    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
