package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.RunControl;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what takes a while, one task after the other, on a thread of its own. Of tasks of one kind the newest counts: one that waits is
 * replaced, one that runs is told to end, and the answer of neither is given.
 *
 * <p>One worker has ND4J for everything but training. While a run is trained here, {@link #lendTo} leaves its tasks to the training thread,
 * which runs them between two steps, so that two threads never use ND4J at once. A task therefore opens the networks it needs and closes
 * them before it ends: the next one may run on another thread.
 *
 * <p>Tasks are to be submitted by one thread, the one that its executor runs answers on; the other methods are for any.
 */
public final class Worker implements AutoCloseable {

    private static final double LEAST_PROGRESS = 0.01;

    private final String name;
    private final Executor ui;
    private final Map<String, Job<?>> waiting = new LinkedHashMap<>();
    private final Map<String, Job<?>> newest = new LinkedHashMap<>();
    private @Nullable RunControl borrower;
    private boolean running;
    private boolean started;
    private boolean closed;

    /**
     * What is to be done.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Task<T> {
        /**
         * Does it.
         *
         * @param progress to be told now and then how far it is
         * @return what comes of it
         * @throws SparringException if it cannot be done
         * @throws IOException if a file cannot be read or written, or the progress said to end
         */
        T run(Progress progress) throws SparringException, IOException;
    }

    /** How far a task is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Tells it.
         *
         * @param share of all, in [0, 1]
         * @throws InterruptedIOException if the task is no longer wanted and has to end
         */
        void at(double share) throws InterruptedIOException;
    }

    /**
     * Is told what came of a task, on the thread of the worker's executor; nothing if it is no longer wanted.
     *
     * @param <T> what comes of it
     */
    public interface Answer<T> {
        /** It is done. */
        void done(T result);

        /**
         * It could not be done.
         *
         * @param text what happened and what to do
         */
        void failed(String text);

        /**
         * It goes on.
         *
         * @param share of all, in [0, 1]
         */
        default void progress(double share) {}
    }

    /**
     * A worker without work.
     *
     * @param name of its thread
     * @param ui runs answers, in order
     */
    public Worker(String name, Executor ui) {
        this.name = Objects.requireNonNull(name, "name");
        this.ui = Objects.requireNonNull(ui, "ui");
    }

    /**
     * Has something done, behind what is to be done already, in place of what was asked for of this kind before.
     *
     * @param kind such as {@code real pictures}
     * @param task what
     * @param answer is told what came of it
     * @param <T> what comes of it
     */
    public <T> void submit(String kind, Task<T> task, Answer<? super T> answer) {
        Job<T> job = new Job<>(kind, task, answer);
        synchronized (this) {
            if (closed) {
                return;
            }
            cancel(kind);
            newest.put(kind, job);
            waiting.put(kind, job);
            wake();
        }
    }

    /**
     * Takes back what was asked for of a kind; nothing is answered any more.
     *
     * @param kind of task
     */
    public synchronized void cancel(String kind) {
        waiting.remove(kind);
        Job<?> before = newest.remove(kind);
        if (before != null) {
            before.wanted = false;
        }
    }

    /**
     * Whether something of a kind waits or is being done.
     *
     * @param kind of task
     * @return false once it is answered
     */
    public synchronized boolean isBusy(String kind) {
        return newest.containsKey(kind);
    }

    /**
     * Leaves ND4J to a run that begins on the calling thread. Waits for the task that runs; those that wait, and those that come, are run
     * by the run's thread between its steps.
     *
     * @param control of the run
     * @return to be closed by the same thread once the run has ended
     */
    public synchronized Loan lendTo(RunControl control) {
        borrower = control;
        boolean interrupted = false;
        while (running) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            // An interrupt ends a run; it is the run's to see.
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            control.between(() -> work(true));
        }
        return () -> giveBack(control);
    }

    /** The time in which a run has ND4J. */
    @FunctionalInterface
    public interface Loan extends AutoCloseable {
        /** Ends it. */
        @Override
        void close();
    }

    private synchronized void giveBack(RunControl control) {
        if (borrower == control) {
            borrower = null;
            wake();
        }
    }

    private void wake() {
        RunControl run = borrower;
        if (run != null) {
            run.between(() -> work(true));
            return;
        }
        if (!started && !waiting.isEmpty()) {
            started = true;
            Thread thread = new Thread(this::live, name);
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** The thread's life. */
    private void live() {
        while (awaitWork()) {
            work(false);
        }
    }

    private synchronized boolean awaitWork() {
        while (!closed && (waiting.isEmpty() || borrower != null)) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody but close ends it.
            }
        }
        return !closed;
    }

    /** Runs all that waits, on this thread, as long as it is the one to do so: a run's while there is one, else the worker's own. */
    private void work(boolean ofRun) {
        for (Job<?> job = begin(ofRun); job != null; job = begin(ofRun)) {
            try {
                job.run();
            } finally {
                end();
            }
        }
    }

    private synchronized @Nullable Job<?> begin(boolean ofRun) {
        Iterator<Job<?>> jobs = waiting.values().iterator();
        if (ofRun != (borrower != null) || closed || !jobs.hasNext()) {
            return null;
        }
        Job<?> job = jobs.next();
        jobs.remove();
        running = true;
        return job;
    }

    private synchronized void end() {
        running = false;
        notifyAll();
    }

    /** Ends what runs as soon as it asks for its progress, forgets what waits, and answers nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        newest.values().forEach(job -> job.wanted = false);
        newest.clear();
        notifyAll();
    }

    /**
     * Waits for the task that runs to end, as before the program does: what is within native code then may bring it down.
     *
     * @param millis the longest that it waits
     * @return whether nothing runs any more
     * @throws InterruptedException if the thread that waits is interrupted
     */
    public synchronized boolean awaitRest(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = until - System.nanoTime(); running && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !running;
    }

    /** A task with who waits for it. */
    private final class Job<T> {
        private final String kind;
        private final Task<T> task;
        private final Answer<? super T> answer;
        private volatile boolean wanted = true;
        private double told;

        Job(String kind, Task<T> task, Answer<? super T> answer) {
            this.kind = kind;
            this.task = task;
            this.answer = answer;
        }

        /** Whatever breaks in a task, the worker goes on, and so does the run whose thread it may be. */
        @SuppressWarnings("CatchAndPrintStackTrace") // the text refers to it
        void run() {
            try {
                T result = task.run(this::at);
                answer(() -> answer.done(result));
            } catch (SparringException | IOException e) {
                answer(() -> answer.failed(String.valueOf(e.getMessage())));
            } catch (OutOfMemoryError e) {
                answer(() -> answer.failed(Texts.text("error.memory")));
            } catch (RuntimeException | Error e) {
                e.printStackTrace();
                answer(() -> answer.failed(Texts.text("error.of-ours")));
            }
        }

        private void at(double share) throws InterruptedIOException {
            if (!wanted) {
                throw new InterruptedIOException("no longer wanted");
            }
            if (share - told >= LEAST_PROGRESS) {
                told = share;
                ui.execute(() -> {
                    if (wanted) {
                        answer.progress(share);
                    }
                });
            }
        }

        private void answer(Runnable what) {
            ui.execute(() -> {
                if (wanted) {
                    forget();
                    what.run();
                }
            });
        }

        private void forget() {
            synchronized (Worker.this) {
                newest.remove(kind, this);
            }
        }
    }
}
