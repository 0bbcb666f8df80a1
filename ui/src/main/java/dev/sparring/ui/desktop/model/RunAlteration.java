package dev.sparring.ui.desktop.model;

import dev.sparring.gan.run.Run;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.TrainingSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Keys of a run that are changed while it is made: they are collected in a draft, and with them the run goes on from a checkpoint. One thread, the screen's. */
final class RunAlteration {

    private final RunDraft draft;

    /** Nothing is changed yet; the executor runs what the draft has to say. */
    RunAlteration(Executor ui) {
        this.draft = new RunDraft(ui);
    }

    /** The changes, to be edited. */
    RunDraft draft() {
        return draft;
    }

    /** Begins anew with a run's keys as they are. */
    void begin(Path root) {
        RunSource run = new RunSource.Copy(root);
        if (run.equals(draft.choiceProperty().get())) {
            draft.takeBack();
        } else {
            draft.choose(run);
        }
    }

    /**
     * How a run goes on with the changes, each of which is an event of the run.
     *
     * @param root its directory
     * @return empty if nothing is changed, or not legally
     */
    Optional<TrainingSession.Preparation> preparation(Path root) {
        Map<String, String> changes = draft.changes();
        // Another run may have come on the screen since the keys were typed.
        boolean itsOwn = new RunSource.Copy(root).equals(draft.choiceProperty().get());
        if (!itsOwn || changes.isEmpty() || !draft.isLegal()) {
            return Optional.empty();
        }
        return Optional.of(() -> Run.resume(root, layers -> {
            for (Map.Entry<String, String> change : changes.entrySet()) {
                layers.set(change.getKey(), change.getValue());
            }
        }));
    }
}
