package dev.sparring.ui.desktop.model.job;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.session.Worker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Work of one kind, one at a time, that says how far it is and what came of it. For one thread, the one of its worker's executor. */
public final class Job {

    private final Worker worker;
    private final String kind;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * Says what came of it.
     *
     * @param <T> what the work gives
     */
    public interface Ending<T> {
        /**
         * It is done.
         *
         * @param result of it
         * @return a sentence
         */
        String done(T result);

        /**
         * It could not be done.
         *
         * @param text what happened and what to do
         * @return a sentence
         */
        String failed(String text);

        /**
         * It was cancelled before it was done.
         *
         * @return a sentence
         */
        String cancelled();
    }

    /**
     * Nothing to do yet.
     *
     * @param worker does it
     * @param kind of its tasks, which no other job of this worker has
     */
    public Job(Worker worker, String kind) {
        this.worker = worker;
        this.kind = kind;
    }

    /**
     * Begins. What is being done, if anything is, gives way: whoever asks for something wants that.
     *
     * @param task what to do
     * @param ending says what came of it
     * @param <T> what the work gives
     */
    public <T> void begin(Worker.Task<T> task, Ending<? super T> ending) {
        AtomicBoolean cancel = new AtomicBoolean();
        cancelled = cancel;
        busy.set(true);
        progress.set(0);
        message.set("");
        worker.submit(kind, work -> unlessCancelled(task, work, cancel), new Worker.Answer<Optional<T>>() {
            @Override
            public void done(Optional<T> result) {
                end(result.<String>map(ending::done).orElseGet(ending::cancelled));
            }

            @Override
            public void failed(String text) {
                end(ending.failed(text));
            }

            @Override
            public void progress(double share) {
                progress.set(share);
            }
        });
    }

    /** Whoever cancels may come too late, so what came of it is told by the task itself. */
    private static <T> Optional<T> unlessCancelled(Worker.Task<T> task, Worker.Progress work, AtomicBoolean cancel)
            throws SparringException, IOException {
        try {
            return Optional.of(task.run(share -> {
                if (cancel.get()) {
                    throw new InterruptedIOException("cancelled");
                }
                work.at(share);
            }));
        } catch (InterruptedIOException e) {
            return Optional.empty();
        }
    }

    private void end(String text) {
        busy.set(false);
        message.set(text);
    }

    /** Ends what is being done as soon as it can be; if it was done by then, that is said. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Ends what is being done, and nothing is said of it or of what was done before. */
    public void forget() {
        worker.cancel(kind);
        end("");
    }

    /** Whether something is being done. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much of it is done, in [0, 1]. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What came of the last one, a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
