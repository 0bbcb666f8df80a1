package dev.sparring.gan.checkpoint;

import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's checkpoints on a thread of its own while training goes on, one at a time. What could not be written is kept, and its
 * failure is raised on the training thread; whoever asks again has it tried again.
 *
 * <p>All methods are the training thread's.
 *
 * <pre>{@code
 * writer.settle();                                      // at most one in flight
 * writer.begin(() -> store.save(checkpoint, 3), told);
 * ...
 * writer.poll();                                        // after each step
 * }</pre>
 */
public final class CheckpointWriter implements CheckpointSource, AutoCloseable {

    private final CheckpointStore store;
    private final ExecutorService thread;
    private @Nullable Writing writing;

    /** Writes something down. */
    public interface Save {
        /**
         * Writes it, whole or not at all.
         *
         * @throws SparringException.Storage if that is not possible
         */
        void run() throws SparringException.Storage;
    }

    /**
     * A checkpoint that is not known to be on disk.
     *
     * @param save writes it
     * @param written is run on the training thread once it is
     * @param end is completed when it is, or cannot be; null if its failure has been raised
     */
    private record Writing(
            Save save, Runnable written, @Nullable CompletableFuture<@Nullable Void> end) {

        boolean isDone() {
            return end == null || end.isDone();
        }
    }

    /**
     * A writer with nothing to do.
     *
     * @param store where the checkpoints are
     */
    public CheckpointWriter(CheckpointStore store) {
        this.store = store;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "sparring-checkpoint");
            // Whoever ends the process waits for the run, and the run for this.
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins to write a checkpoint and returns.
     *
     * @param save writes it; run on the writer's thread
     * @param written run by a later {@link #poll} or {@link #settle}, once it is on disk
     * @throws IllegalStateException if there is one that is not known to be on disk
     */
    public void begin(Save save, Runnable written) {
        if (writing != null) {
            throw new IllegalStateException("another checkpoint is being written");
        }
        writing = begun(save, written);
    }

    private Writing begun(Save save, Runnable written) {
        return new Writing(
                save,
                written,
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                save.run();
                            } catch (SparringException.Storage e) {
                                throw new CompletionException(e);
                            }
                        },
                        thread));
    }

    /**
     * Tells what came of the checkpoint that was being written, if anything did; does not wait.
     *
     * @throws SparringException.Storage if it could not be written; the next call tries it again
     */
    public void poll() throws SparringException.Storage {
        if (writing != null && writing.isDone()) {
            settle();
        }
    }

    /**
     * Waits until nothing is being written. An interrupt of the thread does not end the wait.
     *
     * @throws SparringException.Storage if the checkpoint could not be written; the next call tries it again
     */
    public void settle() throws SparringException.Storage {
        Writing last = writing;
        if (last == null) {
            return;
        }
        CompletableFuture<@Nullable Void> end = last.end();
        if (end == null) {
            last = begun(last.save(), last.written());
            end = Objects.requireNonNull(last.end());
        }
        try {
            end.join();
        } catch (CompletionException e) {
            writing = new Writing(last.save(), last.written(), null);
            raise(e);
        }
        writing = null;
        last.written().run();
    }

    private static void raise(CompletionException e) throws SparringException.Storage {
        Throwable cause = e.getCause();
        if (cause instanceof SparringException.Storage failure) {
            throw failure;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        throw e;
    }

    /** The same as the store's, once nothing is being written any more; a failure of that is left to the next {@link #poll}. */
    @Override
    public List<Long> steps() throws SparringException.Storage {
        await();
        return store.steps();
    }

    @Override
    public Checkpoint load(long step) throws SparringException.Checkpoint, SparringException.Storage {
        await();
        return store.load(step);
    }

    private void await() {
        Writing last = writing;
        if (last != null && last.end() != null) {
            boolean written =
                    last.end().handle((done, failure) -> failure == null).join();
            if (written) {
                // What is on disk need not be held until it is told: whoever reads has one in memory as well.
                writing = new Writing(() -> {}, last.written(), last.end());
            }
        }
    }

    /** Waits until what is being written is on disk or has failed, which nobody is told any more. */
    @Override
    public void close() {
        await();
        thread.shutdown();
    }
}
