package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.run.Outcome;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.RunName;
import dev.sparring.gan.run.Samples;
import dev.sparring.gan.run.ShutdownGuard;
import dev.sparring.gan.train.StepRecord;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run on a thread of its own, which alone touches ND4J. What it has to say goes into a mailbox.
 *
 * <p>The thread is a daemon, so that a window need not wait for it; the process does, until a checkpoint is written.
 */
final class TrainingSession implements RunListener {

    static final String THREAD = "sparring-training";

    private final Choice choice;
    private final Path runs;
    private final LocalDateTime time;
    private final Mailbox<Progress, Message> mailbox;
    private final RunControl control = new RunControl();
    private final History history = new History();
    private final Pace pace = new Pace();
    private final SampleRhythm rhythm = new SampleRhythm(System::nanoTime);
    private final AtomicReference<@Nullable Picture> picture = new AtomicReference<>();

    /**
     * A session that has not begun.
     *
     * @param choice what to train on
     * @param runs the directory in which the run's own is made
     * @param time for the run's name
     * @param mailbox is told everything
     */
    TrainingSession(Choice choice, Path runs, LocalDateTime time, Mailbox<Progress, Message> mailbox) {
        this.choice = Objects.requireNonNull(choice, "choice");
        this.runs = Objects.requireNonNull(runs, "runs");
        this.time = Objects.requireNonNull(time, "time");
        this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    }

    /** Begins; to be called once. */
    void start() {
        Thread thread = new Thread(this::play, THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    /** How other threads steer the run. */
    RunControl control() {
        return control;
    }

    /** The curves so far; from any thread. */
    Curves curves() {
        return history.curves();
    }

    /** The newest samples; from any thread. */
    @Nullable
    Picture picture() {
        return picture.get();
    }

    /** An error of ours is told as such and still ends the thread, so that its stack trace is printed. */
    private void play() {
        Message end = new Message.Failed(
                "the run broke off by an error in Sparring itself; report it with the stack trace in the terminal");
        try {
            Run run = Run.prepare(choice.config(), RunName.free(runs, choice.name(), time));
            mailbox.tell(new Message.Prepared(Setting.of(run)));
            try (ShutdownGuard guard = new ShutdownGuard(control)) {
                Outcome outcome = run.play(control, this, "desktop");
                end = new Message.Ended(outcome, run.root());
            }
        } catch (SparringException e) {
            end = new Message.Failed(Objects.requireNonNull(e.getMessage()));
        } finally {
            mailbox.tell(end);
        }
    }

    @Override
    public void stepped(StepRecord record, double imagesPerSecond) {
        history.add(record);
        mailbox.post(new Progress(record, pace.smooth(imagesPerSecond)));
    }

    @Override
    public void happened(Event event) {
        mailbox.tell(new Message.Happened(event));
    }

    @Override
    public void adjusted(Side network, Adjustment adjustment) {
        mailbox.tell(new Message.Adjusted(network, adjustment));
    }

    /** A resting run shows every step that is made by hand. */
    @Override
    public boolean wantsSamples(long step) {
        return rhythm.due() || control.paused();
    }

    /** The step or the end that follows tells the reader to look. */
    @Override
    public void sampled(Samples samples) {
        picture.set(Picture.of(samples));
        rhythm.drawn();
        mailbox.poke();
    }
}
