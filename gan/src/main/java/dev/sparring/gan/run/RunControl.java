package dev.sparring.gan.run;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.UpdateMask;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

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

    private static final long LONGEST_DELAY = 60_000;

    private final Queue<Request> requests = new ArrayDeque<>();
    private UpdateMask learning = UpdateMask.BOTH;
    private long delay;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
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

    /** Something that somebody asks for and that is done once. */
    sealed interface Request {}

    /** Both networks are to go back to the newest healthy checkpoint. */
    record GoBack() implements Request {}

    /**
     * A change of a player's schedule.
     *
     * @param role whose
     * @param change what, by the player's number of updates so far
     */
    record Adjust(PlayerRole role, LongFunction<ScheduleChange> change) implements Request {
        /** What is out of range is the caller's to hear of, not the run's. */
        Adjust {
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
        requests.add(new Adjust(role, change));
    }

    /**
     * Lets both networks go back to the newest checkpoint at which nothing was wrong, and on from there under lower rates, as the policy
     * {@code rollback} does. Where there is none yet, an event says so. Without effect if no further step is made.
     */
    public synchronized void goBack() {
        requests.add(new GoBack());
    }

    /**
     * Chooses who learns from the next step on, until another choice. What the monitor's policy would let sit out is not asked
     * while it is one network alone. A run that is resumed begins with both.
     *
     * @param mask who
     */
    public synchronized void learn(UpdateMask mask) {
        learning = Objects.requireNonNull(mask, "mask");
    }

    /** Who is to learn. */
    synchronized UpdateMask learning() {
        return learning;
    }

    /**
     * Waits before each step, so that a person can follow.
     *
     * @param millis how long, in [0, 60000]; 0 for full speed
     * @throws IllegalArgumentException if it is out of range
     */
    public synchronized void slowMotion(long millis) {
        if (millis < 0 || millis > LONGEST_DELAY) {
            throw new IllegalArgumentException("millis must be in [0, " + LONGEST_DELAY + "], got " + millis);
        }
        delay = millis;
        notifyAll();
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
     * Has the training thread run something before its next step, or at once while the run rests: for what needs ND4J, which one thread at a
     * time may use. The run takes no notice of it: its numbers stay the same, bit for bit, as long as the task leaves the run's own
     * networks alone. Its steps wait for it. What is left when the run ends is not run.
     *
     * @param task what to run; what it throws ends the run
     */
    public synchronized void between(Runnable task) {
        tasks.add(Objects.requireNonNull(task, "task"));
        notifyAll();
    }

    /**
     * Waits until the run may make a step or must end, and runs tasks meanwhile. An interrupt of the thread that asks is an end too; it is
     * remembered here and taken from the thread, so that what is left to be done is not disturbed by it.
     *
     * @return true for a step, false for the end
     */
    boolean awaitTurn() {
        long begun = System.nanoTime();
        for (Runnable task = awaitTask(begun); task != null; task = awaitTask(begun)) {
            task.run();
        }
        return takeTurn();
    }

    /** The next task; null once a step or the end is due. */
    private synchronized @Nullable Runnable awaitTask(long begun) {
        try {
            rest(begun);
            while (!stopping && tasks.isEmpty() && paused && allowance == 0) {
                wait();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        noteInterrupt();
        return stopping ? null : tasks.poll();
    }

    /**
     * Waits until something is to be tried again, and runs tasks meanwhile.
     *
     * @param millis how long
     * @return false if the run must end instead
     */
    boolean awaitRetry(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Runnable task = awaitTaskUntil(until); task != null; task = awaitTaskUntil(until)) {
            task.run();
        }
        return !ends();
    }

    /** The next task; null once the time is over or the end is due. */
    private synchronized @Nullable Runnable awaitTaskUntil(long until) {
        try {
            long left = millisUntil(until);
            while (!stopping && tasks.isEmpty() && left > 0) {
                wait(left);
                left = millisUntil(until);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        noteInterrupt();
        return stopping ? null : tasks.poll();
    }

    private static long millisUntil(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
    }

    /** Whether the run is to end. */
    synchronized boolean ends() {
        return stopping;
    }

    private void noteInterrupt() {
        interrupted |= Thread.interrupted();
        stopping |= interrupted;
    }

    private synchronized boolean takeTurn() {
        if (allowance > 0) {
            allowance--;
        }
        return !stopping;
    }

    /** Waits as slow motion asks; a pause, a single step, the end or another pace need not wait for it. */
    private void rest(long begun) throws InterruptedException {
        long asked = delay;
        long until = begun + TimeUnit.MILLISECONDS.toNanos(asked);
        long left = millisUntil(until);
        while (left > 0 && delay == asked && !stopping && !paused && tasks.isEmpty()) {
            wait(left);
            left = millisUntil(until);
        }
    }

    /** Interrupts the thread again, if an interrupt of it ended the run: the one who called has to know. */
    synchronized void returnInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
