package dev.sparring.ui.desktop.session.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.storage.RunReader;
import java.nio.file.Path;
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

    /** Is told what there is, on the thread of the follower's executor; nothing once it is closed. */
    public interface Listener {
        /** There is something else than before. */
        void listed(SampleListing listing);

        /**
         * The run cannot be read, and is not looked at any more.
         *
         * @param text what happened and what to do
         */
        void failed(String text);
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
                look(reader, config);
            } while (!closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SparringException e) {
            String text = String.valueOf(e.getMessage());
            tell(() -> listener.failed(text));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The files are listed before the logs are read, so that what was recorded with a picture is found. */
    private void look(RunReader reader, Config config) throws SparringException {
        boolean running = reader.outcome().equals("running");
        List<Path> files = config.data().shape().isImage() ? reader.samplePictures() : reader.sampleTables();
        List<Long> checkpoints = reader.checkpoints().steps();
        boolean steps = metrics(reader.newMetrics());
        boolean news = events(reader.newEvents()) || steps;
        List<Long> saved = files.stream().map(RunReader::stepOf).toList();
        SampleListing before = told;
        if (before != null
                && !news
                && before.running() == running
                && before.checkpoints().equals(checkpoints)
                && before.steps().stream().map(SavedStep::file).toList().equals(files)) {
            return;
        }
        SampleListing now = new SampleListing(
                root,
                config,
                files.stream()
                        .map(file -> new SavedStep(RunReader.stepOf(file), file, records.at(RunReader.stepOf(file))))
                        .toList(),
                checkpoints,
                running);
        records.keepFor(saved);
        if (!now.equals(before)) {
            told = now;
            tell(() -> listener.listed(now));
        }
    }

    private boolean metrics(RunReader.News<JsonNode> news) {
        if (news.restarted()) {
            records.clearMetrics();
        }
        news.lines().forEach(records::add);
        return news.restarted() || !news.lines().isEmpty();
    }

    private boolean events(RunReader.News<RunEvent> news) {
        if (news.restarted()) {
            records.clearEvents();
        }
        news.lines().forEach(records::add);
        return news.restarted() || !news.lines().isEmpty();
    }

    private void tell(Runnable what) {
        ui.execute(() -> {
            if (closed.getCount() > 0) {
                what.run();
            }
        });
    }
}
