package dev.sparring.ui.desktop.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import dev.sparring.ui.desktop.text.Texts;
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
    private static final int LINES_AT_ONCE = 10_000;

    private final Path root;
    private final Mailbox<RunProgress, SessionMessage> mailbox;
    /** Both logs may begin anew, each by itself, and then take only their own curves with them. */
    private volatile SeriesHistory ofMetrics = new SeriesHistory();

    private volatile SeriesHistory ofEvents = new SeriesHistory();
    private final AtomicReference<@Nullable SampleImage> picture = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SheetReader sheets = new SheetReader();
    private @Nullable RunProgress newest;
    private long lines;

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
            metrics(reader);
            events(reader);
            samples(reader.samplePictures());
        } while (outcome.isEmpty() && !closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        return outcome.orElse(Outcome.STOPPED);
    }

    /** A log that is long is shown as far as it is read, now and then; of a short one only where it ends is told. */
    private void metrics(RunReader reader) throws SparringException.Storage {
        lines = 0;
        newest = null;
        reader.newMetrics(() -> ofMetrics = new SeriesHistory(), this::metrics);
        tellNewest();
    }

    private void metrics(JsonNode line) {
        StepMetrics step = RunRecordReader.step(line);
        ofMetrics.add(step, line);
        newest = new RunProgress(step, line.path(SeriesHistory.PACE).asDouble());
        lines++;
        if (lines % LINES_AT_ONCE == 0) {
            tellNewest();
        }
    }

    private void tellNewest() {
        RunProgress last = newest;
        if (last != null) {
            mailbox.post(last);
        }
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
        mailbox.tellAll(news.take().stream().map(SessionMessage.Happened::new).toList());
    }

    private void samples(List<Path> pictures) throws SparringException.Storage {
        if (!pictures.isEmpty()) {
            SampleImage now = sheets.read(pictures.get(pictures.size() - 1));
            if (!now.equals(picture.getAndSet(now))) {
                mailbox.poke();
            }
        }
    }
}
