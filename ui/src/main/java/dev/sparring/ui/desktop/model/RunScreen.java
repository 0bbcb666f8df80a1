package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.session.Mailbox;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.Session;
import dev.sparring.ui.desktop.session.SessionMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Which run is on the screen, and which one trains behind it: one that trains makes room for another that is read, goes on unseen, and comes back. One
 * thread, the screen's.
 */
final class RunScreen {

    private final Executor paced;
    private final WatchedRun shown;
    private final WatchedRun behind;
    private final ReadOnlyBooleanWrapper aside = new ReadOnlyBooleanWrapper();
    private final ObservableValue<WatchedRun> trained;
    private final ObservableValue<Boolean> canStart;
    private final ObservableValue<Boolean> canOpen;

    /**
     * A screen without a run.
     *
     * @param owner is told where runs begin and end
     * @param paced runs what sessions have to say
     */
    RunScreen(WatchedRun.Owner owner, Executor paced) {
        this.paced = paced;
        this.shown = new WatchedRun(owner);
        this.behind = new WatchedRun(owner);
        this.trained = aside.map(other -> other ? behind : shown);
        this.canStart =
                Bindings.createBooleanBinding(this::canStart, shown.phaseProperty(), behind.phaseProperty(), aside);
        this.canOpen = shown.phaseProperty().map(Phase::canLeave);
    }

    /** Begins a session of a run; what was one before is told to end. */
    <S extends Session> S begin(WatchedRun run, Phase phase, Function<Mailbox<RunProgress, SessionMessage>, S> maker) {
        Listening listening = new Listening();
        S session = maker.apply(new Mailbox<>(paced, listening::receive));
        listening.session = session;
        run.begin(phase, session);
        return session;
    }

    /** Ties deliveries to their session, wherever its run is by now, so that a late one cannot disturb the next run. */
    private final class Listening {
        private @Nullable Session session;

        void receive(Optional<RunProgress> newest, List<SessionMessage> told) {
            Session from = session;
            if (from != null && shown.hears(from)) {
                shown.receive(from, newest, told);
            } else if (from != null && behind.hears(from)) {
                behind.receive(from, newest, told);
            }
        }
    }

    /** Makes room for another run, if one trains that is shown. */
    void stepAside() {
        if (shown.training().isPresent()) {
            behind.takeOver(shown);
            aside.set(true);
        }
    }

    /** Shows the run again that trains while another one is shown, or that did until just now. */
    void comeBack() {
        if (aside.get()) {
            shown.begin(Phase.IDLE, null);
            shown.takeOver(behind);
            forgetBehind();
        }
    }

    /** The run that trained behind is of no interest any more. */
    void forgetBehind() {
        if (aside.get()) {
            aside.set(false);
            behind.clear(null);
            behind.enter(Phase.IDLE, Phase.IDLE.label());
        }
    }

    boolean canStart() {
        return shown.phaseProperty().get().canStart()
                && (!aside.get() || behind.phaseProperty().get().canStart());
    }

    boolean canOpen() {
        return shown.phaseProperty().get().canLeave();
    }

    boolean isAside() {
        return aside.get();
    }

    /** Whether the run in a directory trains behind the one that is shown, or did until just now. */
    boolean isBehind(Path root) {
        return aside.get() && behind.isIn(root);
    }

    WatchedRun shown() {
        return shown;
    }

    /** The run that trains, shown or not; while none does, the one that is shown or that trained last behind it. */
    WatchedRun trained() {
        return aside.get() ? behind : shown;
    }

    ObservableValue<WatchedRun> trainedProperty() {
        return trained;
    }

    ReadOnlyBooleanProperty asideProperty() {
        return aside.getReadOnlyProperty();
    }

    ObservableValue<Boolean> canStartProperty() {
        return canStart;
    }

    ObservableValue<Boolean> canOpenProperty() {
        return canOpen;
    }
}
