package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.run.storage.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks which samples a run has saved, on a thread of its own, and goes on looking, since a run that has ended can be gone on with. Nothing
 * of the run is changed.
 */
public final class SampleFollower implements AutoCloseable {

    private static final long POLL_MILLIS = 1000;

    private final Path root;
    private final Executor ui;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final StepRecords records = new StepRecords();
    private @Nullable SampleListing told;
    private String toldProblem = "";

    /** Is told what there is, on the thread of the follower's executor; nothing once it is closed. */
    public interface Listener {
        /** There is something else than before. */
        void listed(SampleListing listing);

        /**
         * The run cannot be read, or can be again. One that is none is not looked at any more; where only the disk fails, looking goes on.
         *
         * @param text what happened and what to do; empty if nothing is wrong any more
         */
        void problem(String text);
    }

    /**
     * A follower that has not begun.
     *
     * @param root the run's directory
     * @param ui runs what is told, in order
     * @param listener is told
     */
    public SampleFollower(Path root, Executor ui, Listener listener) {
        this.root = Objects.requireNonNull(root, "root");
        this.ui = Objects.requireNonNull(ui, "ui");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Begins; to be called once. */
    public void start() {
        Thread thread = new Thread(this::follow, "sparring-samples-follower");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void follow() {
        try {
            RunReader reader = RunReader.open(root);
            Config config = reader.config();
            do {
                tell(problem(reader, config));
            } while (!closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SparringException e) {
            tell(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once. A disk that cannot be read now may be read later, as one of the network; gives what was wrong, empty if nothing. */
    private String problem(RunReader reader, Config config) throws SparringException {
        try {
            look(reader, config);
            return "";
        } catch (SparringException.Storage e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void tell(String problem) {
        if (!problem.equals(toldProblem)) {
            toldProblem = problem;
            tell(() -> listener.problem(problem));
        }
    }

    /** The files are listed before the logs are read, so that what was recorded with a picture is found. */
    private void look(RunReader reader, Config config) throws SparringException {
        boolean running = reader.outcome().equals("running");
        List<Path> files = config.data().shape().isImage() ? reader.samplePictures() : reader.sampleTables();
        List<Long> checkpoints = reader.checkpoints().steps();
        records.keepFor(files.stream().map(RunReader::stepOf).toList());
        reader.newMetrics(records::clearMetrics, records::add);
        reader.newEvents(records::clearEvents, records::add);
        SampleListing now = new SampleListing(root, config, saved(files), checkpoints, running);
        if (!now.equals(told)) {
            told = now;
            tell(() -> listener.listed(now));
        }
    }

    private List<SavedStep> saved(List<Path> files) throws SparringException.Storage {
        List<SavedStep> steps = new ArrayList<>();
        for (Path file : files) {
            long step = RunReader.stepOf(file);
            try {
                steps.add(new SavedStep(step, file, Files.getLastModifiedTime(file), records.at(step)));
            } catch (NoSuchFileException e) {
                // It went away since it was listed, as when the run goes on from an older checkpoint: it is left out.
            } catch (IOException e) {
                throw SparringException.Storage.of("cannot read " + file, e);
            }
        }
        return steps;
    }

    private void tell(Runnable what) {
        ui.execute(() -> {
            if (closed.getCount() > 0) {
                what.run();
            }
        });
    }
}
