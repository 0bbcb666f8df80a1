package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.ShutdownGuard;
import dev.sparring.gan.run.storage.RunName;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run on a thread of its own, which alone touches ND4J while it lasts. What it has to say goes into a mailbox.
 *
 * <p>The thread is a daemon, so that a window need not wait for it; the process does, until a checkpoint is written.
 */
public final class TrainingSession implements Session, RunListener {

    static final String THREAD = "sparring-training";

    private final Preparation preparation;
    private final Mailbox<RunProgress, SessionMessage> mailbox;
    private final Worker worker;
    private final RunControl control = new RunControl();
    private final SeriesHistory history = new SeriesHistory();
    private final Throughput pace = new Throughput();
    private final SampleThrottle rhythm = new SampleThrottle(System::nanoTime);
    private final AtomicReference<@Nullable SampleImage> picture = new AtomicReference<>();

    /** Makes the run that is to be played. */
    public interface Preparation {

        /**
         * Reads the data, on the session's thread.
         *
         * @return the run, not played yet
         * @throws SparringException if it cannot begin or go on
         */
        Run prepare() throws SparringException;
    }

    /**
     * A session that has not begun.
     *
     * @param preparation of its run
     * @param mailbox is told everything
     * @param worker leaves ND4J to the run while it lasts
     */
    public TrainingSession(Preparation preparation, Mailbox<RunProgress, SessionMessage> mailbox, Worker worker) {
        this.preparation = Objects.requireNonNull(preparation, "preparation");
        this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
        this.worker = Objects.requireNonNull(worker, "worker");
    }

    /**
     * The preparation of a new run.
     *
     * @param choice what to train on
     * @param changes to its configuration, by path
     * @param runs the directory in which the run's own is made
     * @param time for the run's name
     * @return the preparation
     */
    public static Preparation ofNew(RunSource choice, Map<String, String> changes, Path runs, LocalDateTime time) {
        Map<String, String> fixed = Map.copyOf(changes);
        return () -> Run.prepare(choice.config(fixed), RunName.free(runs, choice.name(), time));
    }

    /** Begins; to be called once. */
    public void start() {
        Thread thread = new Thread(this::play, THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    /** How other threads steer the run. */
    public RunControl control() {
        return control;
    }

    @Override
    public RunSeries curves() {
        return history.curves();
    }

    @Override
    public @Nullable SampleImage picture() {
        return picture.get();
    }

    @Override
    public void close() {
        control.stop();
    }

    /** An error of ours is told as such and still ends the thread, so that its stack trace is printed. */
    private void play() {
        SessionMessage end = new SessionMessage.Failed(Texts.text("error.broke-off"));
        try (Worker.Loan loan = worker.lendTo(control)) {
            Run run = preparation.prepare();
            mailbox.tell(new SessionMessage.Prepared(RunSetup.of(run)));
            if (run.startStep() > 0) {
                tellPast(run);
            }
            try (ShutdownGuard guard = new ShutdownGuard(control)) {
                Outcome outcome = run.play(control, this, "desktop");
                end = new SessionMessage.Ended(outcome, run.root());
            }
        } catch (SparringException e) {
            end = new SessionMessage.Failed(Objects.requireNonNull(e.getMessage()));
        } finally {
            mailbox.tell(end);
        }
    }

    /** What a run that goes on has done until there. */
    private void tellPast(Run run) throws SparringException {
        RunReader reader = RunReader.open(run.root());
        reader.newMetrics(() -> {}, line -> {
            if (line.path("step").asLong() <= run.startStep()) {
                history.add(line);
            }
        });
        NewestEvents past = new NewestEvents();
        reader.newEvents(() -> {}, event -> {
            if (event.step() <= run.startStep()) {
                history.add(event);
                past.add(event);
            }
        });
        mailbox.tellAll(past.take().stream().map(SessionMessage.Happened::new).toList());
    }

    @Override
    public void onStep(StepMetrics record, double imagesPerSecond) {
        double smooth = pace.smooth(imagesPerSecond);
        history.add(record, smooth);
        mailbox.post(new RunProgress(record, smooth));
    }

    /** The step's own news follow and tell the reader to look. */
    @Override
    public void onCheck(MonitorObservation found) {
        history.add(found.signals().step(), found);
    }

    @Override
    public void onEvent(RunEvent event) {
        history.add(event);
        mailbox.tell(new SessionMessage.Happened(event));
    }

    @Override
    public void onScheduleChange(PlayerRole network, ScheduleChange adjustment) {
        mailbox.tell(new SessionMessage.Adjusted(network, adjustment));
    }

    /** A resting run shows every step that is made by hand. */
    @Override
    public boolean wantsSamples(long step) {
        return rhythm.due() || control.paused();
    }

    /** The step or the end that follows tells the reader to look. */
    @Override
    public void onSamples(SampleBatch samples) {
        picture.set(SampleImage.of(samples));
        rhythm.drawn();
        mailbox.poke();
    }
}
