package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.Mailbox;
import dev.sparring.ui.desktop.session.NewestEvents;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.SavedRun;
import dev.sparring.ui.desktop.session.Session;
import dev.sparring.ui.desktop.session.SessionMessage;
import dev.sparring.ui.desktop.session.TrainingSession;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows and can be asked to do, without a node. All methods are for one thread, the one its executor runs on.
 */
public final class DesktopModel {

    private final Path runs;
    private final Clock clock;
    private final Executor paced;
    private final Worker worker;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final RunDraft draft;
    private final RunDraft alteration;
    private final ReadOnlyObjectWrapper<@Nullable RunPreview> foreseen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunPreview> plan = new ReadOnlyObjectWrapper<>();
    private final Steering steering = new Steering(this::steered, plan::get);
    private final ReadOnlyObjectWrapper<@Nullable RunSetup> setting = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunSeries> curves = new ReadOnlyObjectWrapper<>(RunSeries.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable SampleImage> picture = new ReadOnlyObjectWrapper<>();
    private final ObservableList<RunEvent> events = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(Phase.IDLE.label());
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private @Nullable Session session;
    /** Whether what is shown is the session's, and no longer the run before. */
    private boolean prepared;

    private @Nullable Runnable closer;
    /** What was wrong with the draft when that was said last. */
    private String toldProblem = "";
    /** What is done when the run has ended. */
    private @Nullable Runnable afterwards;

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
        this.paced = Objects.requireNonNull(paced, "paced");
        this.worker = new Worker("sparring-worker", ui);
        this.draft = new RunDraft(ui);
        this.alteration = new RunDraft(ui);
        draft.choiceProperty().addListener((property, before, now) -> chosen());
        draft.configProperty().addListener((property, before, now) -> {
            if (now != null) {
                foreseen(RunPreview.of(now));
            }
        });
        draft.answersProperty()
                .addListener((property, before, now) ->
                        tellProblem(draft.problemProperty().get().text()));
        chosen();
        draft.read();
    }

    /** A draft that is well again takes back what was wrong with it, and nothing else that has gone wrong meanwhile. */
    private void tellProblem(String problem) {
        if (!problem.isEmpty() || error.get().equals(toldProblem)) {
            error.set(problem);
        }
        toldProblem = problem;
    }

    /** What an ended run has left on the screen stays there until the next one begins. */
    private void chosen() {
        error.set("");
        hint.set("");
        foreseen.set(null);
        if (setting.get() == null) {
            plan.set(null);
            enter(Phase.IDLE, Phase.IDLE.label());
        }
    }

    private void foreseen(RunPreview found) {
        foreseen.set(found);
        RunSetup shown = setting.get();
        if (shown == null) {
            plan.set(found);
        } else if (phase.get().canStart()) {
            hint.set(found.promise() + " " + Texts.text("hint.shown-kept", shown.place()));
        }
    }

    private void clear() {
        setting.set(null);
        events.clear();
        picture.set(null);
        curves.set(RunSeries.EMPTY);
        progress.set(null);
    }

    private void enter(Phase next, String text) {
        notice.set(text);
        phase.set(next);
    }

    /**
     * Chooses what the next run begins with, if a run can start.
     *
     * @param source what to train on
     */
    public void choose(RunSource source) {
        if (phase.get().canStart()) {
            draft.choose(source);
        }
    }

    /** Begins a run of what is chosen, if there is none. What is shown stays until the run is prepared. */
    public void start() {
        if (phase.get().canStart()) {
            train(TrainingSession.ofNew(draft.choiceProperty().get(), draft.changes(), runs, LocalDateTime.now(clock)));
        }
    }

    private void train(TrainingSession.Preparation preparation) {
        Listening listening = listen(Phase.PREPARING);
        TrainingSession next = new TrainingSession(preparation, new Mailbox<>(paced, listening::receive), worker);
        listening.begin(next);
        next.start();
    }

    /** Goes on with the run that is shown and has ended: to its planned end, or if it got there, for as many steps again. */
    public void continueRun() {
        RunSetup shown = setting.get();
        OptionalLong end = nextEnd();
        if (phase.get() == Phase.ENDED && shown != null && end.isPresent()) {
            continueRun(shown.root(), end);
        }
    }

    /**
     * Goes on with a run on disk, if none is trained here.
     *
     * @param root its directory
     * @param end its last step; empty for the one that was planned
     */
    public void continueRun(Path root, OptionalLong end) {
        if (phase.get().canStart()) {
            train(() -> Run.resume(root, end));
        }
    }

    /**
     * The step to which {@link #continueRun} goes.
     *
     * @return empty if no run is shown that has made a step
     */
    public OptionalLong nextEnd() {
        RunPreview now = plan.get();
        RunProgress last = progress.get();
        if (setting.get() == null || now == null || last == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(last.record().step() < now.steps() ? now.steps() : 2 * now.steps());
    }

    /**
     * Shows a run on disk, if none is trained here. One that goes on in another process is followed.
     *
     * @param root its directory
     */
    public void open(Path root) {
        if (phase.get().canStart()) {
            Listening listening = listen(Phase.OPENING);
            SavedRun next = new SavedRun(root.toAbsolutePath().normalize(), new Mailbox<>(paced, listening::receive));
            listening.begin(next);
            next.start();
        }
    }

    /** Shows no run any more, if none is trained here. */
    public void forget() {
        if (phase.get().canStart()) {
            listen(Phase.IDLE);
            session = null;
            clear();
            plan.set(foreseen.get());
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

    private Listening listen(Phase next) {
        Session before = session;
        if (before != null) {
            before.close();
        }
        error.set("");
        hint.set("");
        steering.begin();
        prepared = false;
        enter(next, next.label());
        return new Listening();
    }

    /** Ties deliveries to their session, so that a late one cannot disturb the next run. */
    private final class Listening {
        private @Nullable Session session;

        void begin(Session begun) {
            session = begun;
            DesktopModel.this.session = begun;
        }

        void receive(Optional<RunProgress> newest, List<SessionMessage> messages) {
            Session from = session;
            if (from != null && from == DesktopModel.this.session) {
                List<SessionMessage> rest = messages;
                if (!messages.isEmpty() && messages.get(0) instanceof SessionMessage.Prepared first) {
                    read(first);
                    rest = messages.subList(1, messages.size());
                }
                if (prepared) {
                    refresh(from, newest);
                }
                readAll(rest);
            }
        }
    }

    private void refresh(Session from, Optional<RunProgress> newest) {
        picture.set(from.picture());
        RunSeries recorded = from.curves();
        if (!recorded.equals(curves.get())) {
            curves.set(recorded);
        }
        newest.ifPresent(step -> {
            RunPreview before = plan.get();
            if (before != null) {
                plan.set(before.after(step.record()));
            }
            progress.set(step);
        });
    }

    /** Events that come together change the list together, since each change costs its listeners as much as all of them do. */
    void readAll(List<SessionMessage> messages) {
        NewestEvents news = new NewestEvents();
        for (SessionMessage message : messages) {
            if (message instanceof SessionMessage.Happened happened) {
                news.add(happened.event());
            } else {
                add(news.take());
                read(message);
            }
        }
        add(news.take());
    }

    private void read(SessionMessage message) {
        if (message instanceof SessionMessage.Prepared begun) {
            RunSetup shown = setting.get();
            boolean same = shown != null && shown.root().equals(begun.setting().root());
            String before = same ? "" : kept();
            clear();
            hint.set(before);
            prepared = true;
            setting.set(begun.setting());
            plan.set(begun.setting().plan());
            if (phase.get() == Phase.PREPARING) {
                enter(Phase.RUNNING, Phase.RUNNING.label());
            } else if (phase.get() == Phase.OPENING) {
                enter(Phase.FOLLOWING, Phase.FOLLOWING.label());
            }
        } else if (message instanceof SessionMessage.WentBack) {
            events.clear();
        } else if (message instanceof SessionMessage.Adjusted adjusted) {
            RunPreview before = plan.get();
            if (before != null) {
                plan.set(before.adjusted(adjusted.network(), adjusted.adjustment()));
            }
        } else if (message instanceof SessionMessage.Ended ended) {
            end(OutcomeText.of(ended.outcome()));
        } else if (message instanceof SessionMessage.Failed failed) {
            fail(prepared, failed.text());
        }
    }

    /** A run that made no step has left nothing to be shown, perhaps not even its directory. */
    private void fail(boolean shown, String text) {
        boolean begun = shown && progress.get() != null;
        if (shown && !begun) {
            clear();
            plan.set(foreseen.get());
        }
        // Neither does it go on from something older, nor does the window close before anybody has read why.
        afterwards = null;
        closer = null;
        String notBegun =
                phase.get() == Phase.OPENING ? Texts.text("outcome.not-opened") : Texts.text("outcome.not-started");
        end(begun ? OutcomeText.of(Outcome.FAILED) : notBegun);
        fail(text);
    }

    /** Where the run is that is about to leave the screen; empty if there is none. */
    private String kept() {
        RunSetup shown = setting.get();
        RunProgress last = progress.get();
        return shown == null || last == null
                ? ""
                : Texts.text(
                        "hint.run-kept",
                        FigureFormat.count(last.record().step()),
                        shown.plan().name(),
                        shown.place());
    }

    /** Adds events, the newest last, before the others; the oldest give way first. */
    private void add(List<RunEvent> news) {
        List<RunEvent> newestFirst = new ArrayList<>(news);
        Collections.reverse(newestFirst);
        int left = NewestEvents.MOST - newestFirst.size();
        if (events.size() > left) {
            events.remove(left, events.size());
        }
        events.addAll(0, newestFirst);
    }

    private void end(String text) {
        session = null;
        enter(Phase.ENDED, text);
        Runnable next = afterwards;
        afterwards = null;
        Runnable waiting = closer;
        if (waiting != null) {
            waiting.run();
        } else if (next != null) {
            next.run();
        }
    }

    /** Pauses a run, or lets it go on. */
    public void pauseOrResume() {
        if (session instanceof TrainingSession current && phase.get().canPause()) {
            if (phase.get() == Phase.RUNNING) {
                current.control().pause();
                enter(Phase.PAUSED, Phase.PAUSED.label());
            } else {
                current.control().proceed();
                enter(Phase.RUNNING, Phase.RUNNING.label());
            }
        }
    }

    /** Makes one step and rests. */
    public void stepOnce() {
        if (session instanceof TrainingSession current && phase.get().canPause()) {
            current.control().stepOnce();
            enter(Phase.PAUSED, Phase.PAUSED.label());
        }
    }

    /** Begins to change keys of the run that is shown; {@link #alter} takes the changes over. */
    public void beginAlteration() {
        RunSetup shown = setting.get();
        if (shown != null) {
            RunSource run = new RunSource.Copy(shown.root());
            if (run.equals(alteration.choiceProperty().get())) {
                alteration.takeBack();
            } else {
                alteration.choose(run);
            }
        }
    }

    /**
     * Changes keys of the run that is shown: it writes a checkpoint and goes on from there, which changes nothing else. Each change is an event
     * of the run.
     */
    public void alter() {
        RunSetup shown = setting.get();
        Map<String, String> changes = alteration.changes();
        if (shown == null || changes.isEmpty() || !alteration.isLegal()) {
            return;
        }
        Runnable goOn = () -> train(() -> Run.resume(shown.root(), layers -> {
            for (Map.Entry<String, String> change : changes.entrySet()) {
                layers.set(change.getKey(), change.getValue());
            }
        }));
        if (phase.get().canStart()) {
            goOn.run();
        } else if (phase.get().canPause()) {
            afterwards = goOn;
            stop();
        }
    }

    /** Ends a run after its current step; its checkpoint is written. */
    public void stop() {
        if (session instanceof TrainingSession current && phase.get().canStop()) {
            current.control().stop();
            enter(Phase.SAVING, Phase.SAVING.label());
        }
    }

    /**
     * Asks whether the window may close. A run that is trained here is stopped first; asked a second time, the answer is yes.
     *
     * @param whenEnded closes the window once the checkpoint is written
     * @return true to close now
     */
    public boolean mayClose(Runnable whenEnded) {
        if (phase.get().canStart() || phase.get() == Phase.OPENING || closer != null) {
            return true;
        }
        closer = whenEnded;
        stop();
        return false;
    }

    /**
     * Says that something went wrong.
     *
     * @param text what happened and what to do
     */
    public void fail(@Nullable String text) {
        error.set(text == null ? Texts.text("error.unnamed") : text);
    }

    /**
     * Says that something is done that leaves no trace in the window.
     *
     * @param text what, and where it can be found
     */
    public void tell(String text) {
        hint.set(text);
    }

    /** Takes the error away. */
    public void dismissError() {
        error.set("");
    }

    /** What the window is doing. */
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
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
        return alteration;
    }

    /** What is done to the players while a run trains. */
    public Steering steering() {
        return steering;
    }

    private Optional<RunControl> steered() {
        return session instanceof TrainingSession current && phase.get().canPause()
                ? Optional.of(current.control())
                : Optional.empty();
    }

    /** What the run that is shown does, or before the first the choice will do; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable RunPreview> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What the run is played with; null until it is prepared. */
    public ReadOnlyObjectProperty<@Nullable RunSetup> settingProperty() {
        return setting.getReadOnlyProperty();
    }

    /** Where the run stands; null before its first step. Changes after {@link #curvesProperty()}. */
    public ReadOnlyObjectProperty<@Nullable RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The curves so far. */
    public ReadOnlyObjectProperty<RunSeries> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** The newest samples; null before the first. */
    public ReadOnlyObjectProperty<@Nullable SampleImage> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The newest events, newest first. */
    public ObservableList<RunEvent> events() {
        return events;
    }

    /** What went wrong, empty if nothing. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** What a person should know about runs that are not on the screen, empty if nothing. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Takes the hint away. */
    public void dismissHint() {
        hint.set("");
    }

    /** The phase, or how the run ended, in a few words. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the window is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }
}
