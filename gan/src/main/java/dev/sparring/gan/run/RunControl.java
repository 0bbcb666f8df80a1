package dev.sparring.gan.run;

/** How other threads steer a run between its steps. All methods are safe from any thread. */
public final class RunControl {

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
