package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.NewestEvents;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.session.Session;
import dev.sparring.ui.desktop.session.SessionMessage;
import dev.sparring.ui.desktop.session.TrainingSession;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A run as its session tells of it: what it is played with, where it stands, what happened. What is told stays when the session has ended, until the next
 * one has something to show. All methods are for one thread, the screen's.
 */
public final class WatchedRun {

    private final Owner owner;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(Phase.IDLE.label());
    private final ReadOnlyObjectWrapper<@Nullable RunSetup> setting = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunPreview> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunSeries> curves = new ReadOnlyObjectWrapper<>(RunSeries.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable SampleImage> picture = new ReadOnlyObjectWrapper<>();
    private final ObservableList<RunEvent> events = FXCollections.observableArrayList();
    private @Nullable Session session;
    /** Whether what is shown is the session's, and no longer the run before. */
    private boolean prepared;

    /** Is told where a run begins and ends. */
    interface Owner {
        /** A run is about to be shown in place of what is shown. */
        void begins(WatchedRun run, RunSetup next);

        /** It has ended; its session is gone. */
        void ended(WatchedRun run, Outcome outcome);

        /** It could not begin or go on. */
        void failed(WatchedRun run, String text);
    }

    /** No run yet. */
    WatchedRun(Owner owner) {
        this.owner = owner;
    }

    /** A session begins. What is shown stays until it is prepared. The one before is told to end. */
    void begin(Phase next, @Nullable Session begun) {
        Session before = session;
        if (before != null) {
            before.close();
        }
        session = begun;
        prepared = false;
        enter(next, next.label());
    }

    void enter(Phase next, String text) {
        notice.set(text);
        phase.set(next);
    }

    /** What it was told of is forgotten; a plan of another may stand in for its own. */
    void clear(@Nullable RunPreview instead) {
        setting.set(null);
        events.clear();
        picture.set(null);
        curves.set(RunSeries.EMPTY);
        progress.set(null);
        plan.set(instead);
    }

    /** Goes on as another one, which has no session any more. Its phase comes last: all else is in its place by then. */
    void takeOver(WatchedRun other) {
        session = other.session;
        prepared = other.prepared;
        other.session = null;
        other.prepared = false;
        clear(null);
        setting.set(other.setting.get());
        plan.set(other.plan.get());
        events.setAll(other.events);
        picture.set(other.picture.get());
        curves.set(other.curves.get());
        progress.set(other.progress.get());
        enter(other.phase.get(), other.notice.get());
    }

    /** What a session has to say; nothing of it counts if that is another's by now. */
    void receive(Session from, Optional<RunProgress> newest, List<SessionMessage> messages) {
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
            owner.begins(this, begun.setting());
            clear(null);
            prepared = true;
            setting.set(begun.setting());
            plan.set(begun.setting().plan());
            Phase next = phase.get() == Phase.PREPARING ? Phase.RUNNING : Phase.FOLLOWING;
            if (phase.get() == Phase.PREPARING || phase.get() == Phase.OPENING) {
                enter(next, next.label());
            }
        } else if (message instanceof SessionMessage.WentBack) {
            events.clear();
        } else if (message instanceof SessionMessage.Adjusted adjusted) {
            RunPreview before = plan.get();
            if (before != null) {
                plan.set(before.adjusted(adjusted.network(), adjusted.adjustment()));
            }
        } else if (message instanceof SessionMessage.Ended ended) {
            owner.ended(this, ended.outcome());
        } else if (message instanceof SessionMessage.Failed failed) {
            owner.failed(this, failed.text());
        }
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

    /** Its session is over. */
    void end(String text) {
        session = null;
        enter(Phase.ENDED, text);
    }

    boolean hears(Session from) {
        return session == from;
    }

    /** The session that makes it here, if one does. */
    Optional<TrainingSession> training() {
        return session instanceof TrainingSession current ? Optional.of(current) : Optional.empty();
    }

    /** The same, if it makes steps or rests between two. */
    Optional<TrainingSession> steerable() {
        return training().filter(current -> phase.get().canPause());
    }

    /** Whether its session has begun to show it, and a step was made. */
    boolean hasBegun() {
        return prepared && progress.get() != null;
    }

    boolean isPrepared() {
        return prepared;
    }

    /** Whether it is the one in a directory. */
    boolean isIn(Path root) {
        RunSetup now = setting.get();
        return now != null && now.root().equals(root.toAbsolutePath().normalize());
    }

    /** Where it is kept, in a sentence; empty if there is none that made a step. */
    String kept() {
        RunSetup now = setting.get();
        RunProgress last = progress.get();
        return now == null || last == null
                ? ""
                : Texts.text(
                        "hint.run-kept",
                        FigureFormat.count(last.record().step()),
                        now.plan().name(),
                        now.place());
    }

    /** A plan to be shown before there is a run. */
    void plan(@Nullable RunPreview foreseen) {
        plan.set(foreseen);
    }

    /** What is being done with it. */
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The phase, or how it ended, in a few words. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What it is played with; null until it is prepared. */
    public ReadOnlyObjectProperty<@Nullable RunSetup> settingProperty() {
        return setting.getReadOnlyProperty();
    }

    /** What it does; null until that is known. */
    public ReadOnlyObjectProperty<@Nullable RunPreview> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Where it stands; null before its first step. Changes after {@link #curvesProperty()}. */
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
}
