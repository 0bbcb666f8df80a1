package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.Run;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.SavedRun;
import dev.sparring.ui.desktop.session.TrainingSession;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The run that the window shows, and what it can be asked to do, without a node. One run at most is trained here; while it trains, others can be opened
 * to be read, and it goes on behind them. All methods are for one thread, the one its executor runs on.
 */
public final class DesktopModel {

    private final Path runs;
    private final Clock clock;
    private final Worker worker;
    private final RunDraft draft;
    private final RunAlteration alteration;
    private final Messages messages = new Messages();
    private final RunScreen screen;
    private final WatchedRun shown;
    private final Steering steering;
    private final BooleanProperty dark = new SimpleBooleanProperty();
    /** What the draft will do. */
    private @Nullable RunPreview foreseen;
    /** Closes the window once the run has ended. */
    private @Nullable Runnable closer;
    /** What the run goes on with when it has ended. */
    private TrainingSession.@Nullable Preparation afterwards;

    /**
     * A model with the default preset chosen.
     *
     * @param home the directory that holds {@code runs}
     * @param clock names runs
     * @param ui runs what other threads have to say on the screen's thread, in order
     * @param paced the same for what follows a run, which is much, at its own pace
     */
    public DesktopModel(Path home, Clock clock, Executor ui, Executor paced) {
        this.runs = home.resolve("runs");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.worker = new Worker("sparring-worker", ui);
        this.draft = new RunDraft(ui);
        this.alteration = new RunAlteration(ui);
        this.screen = new RunScreen(new Ends(), paced);
        this.shown = screen.shown();
        this.steering = new Steering(() -> shown.steerable().map(TrainingSession::control), () -> shown.planProperty()
                .get());
        draft.choiceProperty().addListener((property, before, now) -> chosen());
        draft.configProperty().addListener((property, before, now) -> {
            if (now != null) {
                foreseen(RunPreview.of(now));
            }
        });
        draft.answersProperty()
                .addListener((property, before, now) ->
                        messages.problem(draft.problemProperty().get().text()));
        chosen();
        draft.read();
    }

    /** What an ended run has left on the screen stays there until the next one begins. */
    private void chosen() {
        messages.clear();
        foreseen = null;
        if (shown.settingProperty().get() == null) {
            shown.plan(null);
            shown.enter(Phase.IDLE, Phase.IDLE.label());
        }
    }

    private void foreseen(RunPreview found) {
        foreseen = found;
        RunSetup now = shown.settingProperty().get();
        if (now == null) {
            shown.plan(found);
        } else if (screen.canStart()) {
            messages.tell(found.promise() + " " + Texts.text("hint.shown-kept", now.place()));
        }
    }

    /**
     * Chooses what the next run begins with, if a run can start.
     *
     * @param source what to train on
     */
    public void choose(RunSource source) {
        if (screen.canStart()) {
            draft.choose(source);
        }
    }

    /** Begins a run of what is chosen, if there is none. What is shown stays until the run is prepared. */
    public void start() {
        if (screen.canStart()) {
            screen.forgetBehind();
            train(TrainingSession.ofNew(draft.choiceProperty().get(), draft.changes(), runs, LocalDateTime.now(clock)));
        }
    }

    /** The run that trains behind another one goes on there. */
    private void train(TrainingSession.Preparation preparation) {
        if (!screen.isAside()) {
            messages.clear();
        }
        steering.begin();
        screen.begin(screen.trained(), Phase.PREPARING, mailbox -> new TrainingSession(preparation, mailbox, worker))
                .start();
    }

    /** Goes on with the run that is shown and has ended: to its planned end, or if it got there, for as many steps again. */
    public void continueRun() {
        RunSetup now = shown.settingProperty().get();
        OptionalLong end = nextEnd();
        if (shown.phaseProperty().get() == Phase.ENDED && now != null && end.isPresent()) {
            continueRun(now.root(), end);
        }
    }

    /**
     * Goes on with a run on disk, if none is trained here.
     *
     * @param root its directory
     * @param end its last step; empty for the one that was planned
     */
    public void continueRun(Path root, OptionalLong end) {
        if (screen.canStart()) {
            screen.forgetBehind();
            train(() -> Run.resume(root, end));
        }
    }

    /**
     * The step to which {@link #continueRun} goes.
     *
     * @return empty if no run is shown that has made a step
     */
    public OptionalLong nextEnd() {
        RunPreview now = shown.planProperty().get();
        RunProgress last = shown.progressProperty().get();
        if (shown.settingProperty().get() == null || now == null || last == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(last.record().step() < now.steps() ? now.steps() : 2 * now.steps());
    }

    /**
     * Shows a run on disk. One that goes on in another process is followed; one that is trained here goes on, and is shown again by {@link #showTrained}.
     *
     * @param root its directory
     */
    public void open(Path root) {
        if (screen.isBehind(root)) {
            showTrained();
        } else if (screen.canOpen() && (shown.training().isEmpty() || !shown.isIn(root))) {
            messages.clear();
            screen.stepAside();
            Path place = root.toAbsolutePath().normalize();
            screen.begin(shown, Phase.OPENING, mailbox -> new SavedRun(place, mailbox))
                    .start();
        }
    }

    /** Shows the run again that trains while another one is shown, or that did until just now. */
    public void showTrained() {
        if (screen.isAside()) {
            messages.tell("");
            screen.comeBack();
        }
    }

    /**
     * What is shown follows its run to its new name, and is shown no longer once the run is taken away.
     *
     * @param from where it was
     * @param to where it is; empty if it was taken away
     */
    void moved(Path from, Optional<Path> to) {
        if (screen.isBehind(from)) {
            screen.forgetBehind();
        } else if (shown.isIn(from)) {
            to.ifPresentOrElse(this::open, this::forget);
        }
    }

    private void forget() {
        if (screen.isAside()) {
            showTrained();
        } else if (screen.canStart()) {
            messages.clear();
            shown.begin(Phase.IDLE, null);
            shown.clear(foreseen);
        }
    }

    /**
     * Where runs are written.
     *
     * @return a directory; empty before the first run
     */
    public Optional<Path> usualRuns() {
        return Optional.of(runs).filter(Files::isDirectory);
    }

    /** What happens around a run where it begins and ends. */
    private final class Ends implements WatchedRun.Owner {

        /** Of the run that goes on behind nobody need be told where it is. */
        @Override
        public void begins(WatchedRun run, RunSetup next) {
            RunSetup before = shown.settingProperty().get();
            boolean same = before != null && (before.root().equals(next.root()) || screen.isBehind(before.root()));
            if (run.equals(shown)) {
                messages.tell(same ? "" : shown.kept());
            }
        }

        @Override
        public void ended(WatchedRun run, Outcome outcome) {
            end(run, OutcomeText.of(outcome));
        }

        /** A run that made no step has left nothing to be shown, perhaps not even its directory. */
        @Override
        public void failed(WatchedRun run, String text) {
            boolean begun = run.hasBegun();
            if (run.isPrepared() && !begun) {
                run.clear(foreseen);
            }
            if (run.equals(screen.trained())) {
                // Neither does it go on from something older, nor does the window close before anybody has read why.
                afterwards = null;
                closer = null;
            }
            String notBegun = run.phaseProperty().get() == Phase.OPENING
                    ? Texts.text("outcome.not-opened")
                    : Texts.text("outcome.not-started");
            end(run, begun ? OutcomeText.of(Outcome.FAILED) : notBegun);
            if (!begun && run.equals(shown)) {
                showTrained();
            } else if (!begun) {
                screen.forgetBehind();
            }
            messages.fail(text);
        }
    }

    private void end(WatchedRun run, String text) {
        run.end(text);
        if (run.equals(screen.trained())) {
            TrainingSession.Preparation next = afterwards;
            afterwards = null;
            if (closer != null) {
                closer.run();
            } else if (next != null) {
                train(next);
            } else if (screen.isAside()) {
                RunPreview plan = run.planProperty().get();
                messages.tell(Texts.text("hint.trained-ended", plan == null ? "" : plan.name(), text));
            }
        }
    }

    /** Pauses a run, or lets it go on. */
    public void pauseOrResume() {
        shown.steerable().ifPresent(current -> {
            if (shown.phaseProperty().get() == Phase.RUNNING) {
                current.control().pause();
                shown.enter(Phase.PAUSED, Phase.PAUSED.label());
            } else {
                current.control().proceed();
                shown.enter(Phase.RUNNING, Phase.RUNNING.label());
            }
        });
    }

    /** Makes one step and rests. */
    public void stepOnce() {
        shown.steerable().ifPresent(current -> {
            current.control().stepOnce();
            shown.enter(Phase.PAUSED, Phase.PAUSED.label());
        });
    }

    /** Begins to change keys of the run that is shown; {@link #alter} takes the changes over. */
    public void beginAlteration() {
        RunSetup now = shown.settingProperty().get();
        if (now != null) {
            alteration.begin(now.root());
        }
    }

    /**
     * Changes keys of the run that is shown: it writes a checkpoint and goes on from there, which changes nothing else. Each change is an event
     * of the run.
     */
    public void alter() {
        RunSetup now = shown.settingProperty().get();
        if (now != null) {
            alteration.preparation(now.root()).ifPresent(preparation -> {
                if (screen.canStart()) {
                    screen.forgetBehind();
                    train(preparation);
                } else if (shown.steerable().isPresent()) {
                    afterwards = preparation;
                    stop();
                }
            });
        }
    }

    /** Ends the run that is shown, if it is trained here, after its current step; its checkpoint is written. */
    public void stop() {
        stop(shown);
    }

    private static void stop(WatchedRun run) {
        run.training().filter(current -> run.phaseProperty().get().canStop()).ifPresent(current -> {
            current.control().stop();
            run.enter(Phase.SAVING, Phase.SAVING.label());
        });
    }

    /**
     * Asks whether the window may close. A run that is trained here, shown or not, is stopped first; asked a second time, the answer is yes.
     *
     * @param whenEnded closes the window once the checkpoint is written
     * @return true to close now
     */
    public boolean mayClose(Runnable whenEnded) {
        if (screen.trained().training().isEmpty() || closer != null) {
            return true;
        }
        closer = whenEnded;
        stop(screen.trained());
        return false;
    }

    /**
     * Says that something went wrong.
     *
     * @param text what happened and what to do
     */
    public void fail(@Nullable String text) {
        messages.fail(text);
    }

    /**
     * Says that something is done that leaves no trace in the window.
     *
     * @param text what, and where it can be found
     */
    public void tell(String text) {
        messages.tell(text);
    }

    /** Takes the error away. */
    public void dismissError() {
        messages.dismissError();
    }

    /** Takes the hint away. */
    public void dismissHint() {
        messages.tell("");
    }

    /** Has ND4J for all but training: other pages draw and measure with it. */
    public Worker worker() {
        return worker;
    }

    /** What the next run is to be; to be changed only while one can start. */
    public RunDraft draft() {
        return draft;
    }

    /** The changes of the run that is shown. */
    public RunDraft alteration() {
        return alteration.draft();
    }

    /** What is done to the players while a run trains and is shown. */
    public Steering steering() {
        return steering;
    }

    /** The run that trains, shown or not; while none does, the one that is shown or that trained last behind it. */
    public ObservableValue<WatchedRun> trainedProperty() {
        return screen.trainedProperty();
    }

    /** Whether another run is shown than that one. */
    public ReadOnlyBooleanProperty asideProperty() {
        return screen.asideProperty();
    }

    /** Whether a run can be begun or gone on with: none is trained here, and none is just being opened. */
    public ObservableValue<Boolean> canStartProperty() {
        return screen.canStartProperty();
    }

    /** Whether another run can be shown: none is just being prepared or opened. */
    public ObservableValue<Boolean> canOpenProperty() {
        return screen.canOpenProperty();
    }

    /** What is being done with the run that is shown. */
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return shown.phaseProperty();
    }

    /** What the run that is shown does, or before the first the choice will do; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable RunPreview> planProperty() {
        return shown.planProperty();
    }

    /** What the run that is shown is played with; null until it is prepared. */
    public ReadOnlyObjectProperty<@Nullable RunSetup> settingProperty() {
        return shown.settingProperty();
    }

    /** Where the run stands; null before its first step. Changes after {@link #curvesProperty()}. */
    public ReadOnlyObjectProperty<@Nullable RunProgress> progressProperty() {
        return shown.progressProperty();
    }

    /** The curves so far. */
    public ReadOnlyObjectProperty<RunSeries> curvesProperty() {
        return shown.curvesProperty();
    }

    /** The newest samples; null before the first. */
    public ReadOnlyObjectProperty<@Nullable SampleImage> pictureProperty() {
        return shown.pictureProperty();
    }

    /** The newest events, newest first. */
    public ObservableList<RunEvent> events() {
        return shown.events();
    }

    /** The phase of the run that is shown, or how it ended, in a few words. */
    public ReadOnlyStringProperty noticeProperty() {
        return shown.noticeProperty();
    }

    /** What went wrong, empty if nothing. */
    public ReadOnlyStringProperty errorProperty() {
        return messages.errorProperty();
    }

    /** What a person should know about runs that are not on the screen, empty if nothing. */
    public ReadOnlyStringProperty hintProperty() {
        return messages.hintProperty();
    }

    /** Whether the window is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }
}
