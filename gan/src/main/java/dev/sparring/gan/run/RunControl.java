package dev.sparring.gan.run;

/** How other threads steer a run between its steps. All methods are safe from any thread. */
public final class RunControl {

    private boolean paused;
    private boolean stopping;
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
     * Waits until the run may make a step or must end.
     *
     * @return true for a step, false for the end
     */
    synchronized boolean awaitTurn() {
        while (!stopping && paused && allowance == 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            }
        }
        if (allowance > 0) {
            allowance--;
        }
        return !stopping;
    }
}
