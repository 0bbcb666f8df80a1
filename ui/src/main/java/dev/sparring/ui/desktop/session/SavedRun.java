package dev.sparring.ui.desktop.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run on disk, read on a thread of its own and followed as long as it goes on, in whatever process. Nothing of it is changed,
 * and ND4J is not touched.
 */
public final class SavedRun implements Session {

    private static final long POLL_MILLIS = 1000;

    private final Path root;
    private final Mailbox<RunProgress, SessionMessage> mailbox;
    /** Both logs may begin anew, each by itself, and then take only their own curves with them. */
    private volatile SeriesHistory ofMetrics = new SeriesHistory();

    private volatile SeriesHistory ofEvents = new SeriesHistory();
    private final AtomicReference<@Nullable SampleImage> picture = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Path drawn;

    /**
     * A run that is not read yet.
     *
     * @param root its directory
     * @param mailbox is told everything
     */
    public SavedRun(Path root, Mailbox<RunProgress, SessionMessage> mailbox) {
        this.root = Objects.requireNonNull(root, "root");
        this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    }

    /** Begins; to be called once. */
    public void start() {
        Thread thread = new Thread(this::read, "sparring-reader");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public RunSeries curves() {
        return ofMetrics.curves().with(ofEvents.curves());
    }

    @Override
    public @Nullable SampleImage picture() {
        return picture.get();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void read() {
        SessionMessage end = new SessionMessage.Failed(Texts.text("error.not-shown"));
        try {
            RunReader reader = RunReader.open(root);
            mailbox.tell(new SessionMessage.Prepared(RunSetup.of(root, reader.config())));
            end = new SessionMessage.Ended(follow(reader), root);
        } catch (SparringException e) {
            end = new SessionMessage.Failed(Objects.requireNonNull(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            mailbox.tell(end);
        }
    }

    /** The outcome is asked for before the logs, so that nothing that came before it is missed. */
    private Outcome follow(RunReader reader) throws SparringException, InterruptedException {
        Optional<Outcome> outcome;
        do {
            outcome = Outcome.of(reader.outcome());
            reader.newMetrics(() -> ofMetrics = new SeriesHistory(), this::metrics);
            events(reader);
            samples(reader.samplePictures());
        } while (outcome.isEmpty() && !closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        return outcome.orElse(Outcome.STOPPED);
    }

    private void metrics(JsonNode line) {
        ofMetrics.add(line);
        mailbox.post(new RunProgress(
                RunRecordReader.step(line), line.path(SeriesHistory.PACE).asDouble()));
    }

    /** Of a long log only what the window can show is told. */
    private void events(RunReader reader) throws SparringException.Storage {
        NewestEvents news = new NewestEvents();
        reader.newEvents(
                () -> {
                    ofEvents = new SeriesHistory();
                    mailbox.tell(new SessionMessage.WentBack());
                },
                event -> {
                    ofEvents.add(event);
                    news.add(event);
                });
        news.take().forEach(event -> mailbox.tell(new SessionMessage.Happened(event)));
    }

    private void samples(List<Path> pictures) throws SparringException.Storage {
        if (!pictures.isEmpty() && !pictures.get(pictures.size() - 1).equals(drawn)) {
            Path newest = pictures.get(pictures.size() - 1);
            try {
                picture.set(SampleImage.read(newest, RunReader.stepOf(newest)));
                drawn = newest;
                mailbox.poke();
            } catch (IOException e) {
                throw SparringException.Storage.of("cannot read " + newest, e);
            }
        }
    }
}
