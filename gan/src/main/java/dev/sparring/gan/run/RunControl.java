package dev.sparring.gan.run;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.PlayerRole;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.LongFunction;

/**
 * How other threads steer a run between its steps. All methods are safe from any thread.
 *
 * <pre>{@code
 * RunControl control = new RunControl();
 * executor.submit(() -> run.play(control, listener, "my program"));
 * control.rewarm(PlayerRole.DISCRIMINATOR, 200, 0.1);   // a second warmup, while it trains
 * control.stop();                                       // writes a checkpoint
 * }</pre>
 */
public final class RunControl {

    private final Queue<Request> requests = new ArrayDeque<>();
    private boolean paused;
    private boolean stopping;
    private boolean interrupted;
    private long allowance;

    /** Lets the run rest after the current step. */
    public synchronized void pause() {
        paused = true;
        allowance = 0;
    }

    /** Lets a resting run go on. */
    public synchronized void proceed() {
        paused = false;
        notifyAll();
    }

    /** Lets a resting run make one step. */
    public synchronized void stepOnce() {
        paused = true;
        allowance++;
        notifyAll();
    }

    /** Ends the run after the current step; it writes a checkpoint. Cannot be taken back. */
    public synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /**
     * A change of a player's schedule that somebody asks for.
     *
     * @param role whose
     * @param change what, by the player's number of updates so far
     */
    record Request(PlayerRole role, LongFunction<ScheduleChange> change) {
        /** What is out of range is the caller's to hear of, not the run's. */
        Request {
            if (role != PlayerRole.GENERATOR && role != PlayerRole.DISCRIMINATOR) {
                throw new IllegalArgumentException("role must be GENERATOR or DISCRIMINATOR, got " + role);
            }
            Objects.requireNonNull(change.apply(0), "change");
        }
    }

    /**
     * Reduces a player's learning rate for good, from its next update on. Without effect if no further step is made.
     *
     * @param role the generator or the discriminator
     * @param share of the rate that it keeps, in (0, 1]
     * @throws IllegalArgumentException if the role is both, or the share out of range
     */
    public void reduceRate(PlayerRole role, double share) {
        ask(role, update -> new ScheduleChange.Reduce(update, share));
    }

    /**
     * Warms a player up once more, from its next update on. Without effect if no further step is made.
     *
     * @param role the generator or the discriminator
     * @param updates of its own until the full rate is back, at least 1
     * @param from the share of the rate that the first one has, in [0, 1]
     * @throws IllegalArgumentException if the role is both, or a number out of range
     */
    public void rewarm(PlayerRole role, long updates, double from) {
        ask(role, update -> new ScheduleChange.Rewarm(update, updates, from));
    }

    private synchronized void ask(PlayerRole role, LongFunction<ScheduleChange> change) {
        requests.add(new Request(role, change));
    }

    /** What was asked for since it was asked last. */
    synchronized List<Request> takeRequests() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /**
     * Whether the run rests, or will after the current step.
     *
     * @return false while it goes on by itself
     */
    public synchronized boolean paused() {
        return paused;
    }

    /**
     * Waits until the run may make a step or must end. An interrupt of the thread that asks is an end too; it is remembered
     * here and taken from the thread, so that what is left to be done is not disturbed by it.
     *
     * @return true for a step, false for the end
     */
    synchronized boolean awaitTurn() {
        try {
            while (!stopping && paused && allowance == 0) {
                wait();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        interrupted |= Thread.interrupted();
        stopping |= interrupted;
        if (allowance > 0) {
            allowance--;
        }
        return !stopping;
    }

    /** Interrupts the thread again, if an interrupt of it ended the run: the one who called has to know. */
    synchronized void returnInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
