package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.monitor.action.ScheduleEvents;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMetadata;
import dev.sparring.gan.run.storage.RunRecordWriter;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateMask;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loop of a run: steps, and between them records, checks, pictures and checkpoints when they are due. */
final class RunLoop {

    private final RunPlan plan;
    private final Trainer trainer;
    private final Optional<SamplePictures> pictures;
    private final RunMonitor monitor;
    private final Optional<CheckpointRecorder> checkpoints;
    private final RunRecorder recorder;
    private final RunListener listener;
    private final RunControl control;
    private double seconds;
    private long imagesAtLog;
    private double secondsAtLog;
    private long picturedStep;
    private UpdateMask learning = UpdateMask.BOTH;

    /**
     * A loop that goes on where its trainer stands.
     *
     * @param plan what is due when
     * @param trainer plays the steps
     * @param pictures of samples; none if there is nothing to be seen
     * @param monitor watches and acts
     * @param files for records, pictures and checkpoints; without them they are only told
     * @param listener is told everything
     * @param control how other threads steer it
     * @param seconds the run has taken until here
     */
    RunLoop(
            RunPlan plan,
            Trainer trainer,
            Optional<SamplePictures> pictures,
            RunMonitor monitor,
            Optional<RunFiles> files,
            RunListener listener,
            RunControl control,
            double seconds) {
        this.plan = plan;
        this.trainer = trainer;
        this.pictures = pictures;
        this.monitor = monitor;
        this.listener = listener;
        this.control = control;
        Optional<RunDirectory> directory = files.map(RunFiles::directory);
        this.recorder = new RunRecorder(
                directory, listener, trainer, control, plan.checkpoint().waitForSpace());
        this.checkpoints = files.map(place ->
                new CheckpointRecorder(place, plan.checkpoint(), recorder, trainer.step() == 0 ? -1 : trainer.step()));
        this.seconds = seconds;
        this.secondsAtLog = seconds;
        this.imagesAtLog = served();
        this.picturedStep =
                directory.filter(root -> root.hasSample(trainer.step())).isPresent() ? trainer.step() : -1;
    }

    /**
     * Plays and records how it ended; what ended it is told even where that can no longer be written down.
     *
     * @param info of the run
     * @param events that are to be told before the first step
     */
    Outcome recorded(RunMetadata info, List<RunEvent> events) throws SparringException {
        Outcome outcome;
        try {
            for (RunEvent event : events) {
                recorder.onEventOnce(event);
            }
            outcome = play();
        } catch (SparringException | RuntimeException | Error e) {
            try {
                info.end(Outcome.FAILED, trainer.step());
            } catch (SparringException | RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        recorder.insist(() -> info.end(outcome, trainer.step()));
        return outcome;
    }

    /** Seconds the run has taken, those before this loop included. */
    double seconds() {
        return seconds;
    }

    /** Plays to the end of the plan. */
    Outcome play() throws SparringException.Storage, SparringException.Checkpoint {
        Outcome outcome = Outcome.COMPLETED;
        if (trainer.step() == 0 && monitor.wantsStart()) {
            save();
            // Nothing is there yet that a run could go back to.
            settle();
        }
        if (trainer.step() > 0 && trainer.step() % plan.samplesEvery() == 0) {
            // A run that broke off between a checkpoint and its picture.
            picture(trainer.step());
        }
        while (trainer.step() < plan.steps() && outcome == Outcome.COMPLETED) {
            if (!control.awaitTurn()) {
                outcome = Outcome.STOPPED;
                break;
            }
            steer();
            outcome = step();
        }
        if (outcome != Outcome.DIVERGED && trainer.step() > 0) {
            save();
            picture(trainer.step());
        }
        settle();
        if (outcome == Outcome.STOPPED) {
            String action = checkpointIsTaken() ? "checkpoint written" : "nothing to save: no step was made";
            recorder.onEvent(RunEvent.info(trainer.step(), "stopped", Map.of(), action));
        }
        return outcome;
    }

    /** Does what other threads asked for. Its events are of the step that it first affects: a run that goes on from before it knows neither. */
    private void steer() throws SparringException.Storage, SparringException.Checkpoint {
        long next = trainer.step() + 1;
        for (RunControl.Request request : control.takeRequests()) {
            if (request instanceof RunControl.Adjust adjust) {
                monitor.change(next, adjust.role(), adjust.change(), recorder);
            } else {
                monitor.goBack(next, recorder);
            }
        }
        UpdateMask wanted = control.learning();
        if (wanted != learning) {
            learning = wanted;
            recorder.onEvent(turn(next, wanted));
        }
    }

    private static RunEvent turn(long step, UpdateMask learning) {
        PlayerRole role =
                switch (learning) {
                    case BOTH -> PlayerRole.BOTH;
                    case GENERATOR -> PlayerRole.DISCRIMINATOR;
                    case DISCRIMINATOR -> PlayerRole.GENERATOR;
                };
        String action = learning == UpdateMask.BOTH
                ? "by hand: both networks learn again"
                : "by hand: it sits out until told otherwise";
        return new RunEvent(step, "skip", Severity.INFO, role, Map.of(), "", action);
    }

    private Outcome step() throws SparringException.Storage, SparringException.Checkpoint {
        long begun = System.nanoTime();
        double waited = recorder.waited();
        long served = served();
        long generatorUpdates = trainer.generator().updates();
        long discriminatorUpdates = trainer.discriminator().updates();
        StepMetrics record = trainer.trainStep(learning == UpdateMask.BOTH ? monitor.next() : learning);
        double taken = (System.nanoTime() - begun) / 1e9;
        announce(
                record.step(),
                PlayerRole.GENERATOR,
                plan.generatorChanges(),
                generatorUpdates,
                trainer.generator().updates());
        announce(
                record.step(),
                PlayerRole.DISCRIMINATOR,
                plan.discriminatorChanges(),
                discriminatorUpdates,
                trainer.discriminator().updates());
        Outcome outcome = monitor.observe(record, recorder);
        long step = record.step();
        seconds += (System.nanoTime() - begun) / 1e9 - (recorder.waited() - waited);
        // The record comes first: a run that goes on from this step's checkpoint does not write it again.
        if (monitor.observation().isPresent()
                || step % plan.logEvery() == 0
                || step == plan.steps()
                || outcome != Outcome.COMPLETED) {
            log(record);
        }
        long logged = System.nanoTime();
        waited = recorder.waited();
        poll();
        if (outcome != Outcome.DIVERGED && step % plan.checkpoint().every() == 0) {
            save();
        }
        if (outcome != Outcome.DIVERGED && step % plan.samplesEvery() == 0) {
            picture(step);
        }
        seconds += (System.nanoTime() - logged) / 1e9 - (recorder.waited() - waited);
        monitor.observation().ifPresent(listener::onCheck);
        listener.onStep(record, taken > 0 ? (served() - served) / taken : 0);
        if (outcome != Outcome.DIVERGED
                && picturedStep != step
                && pictures.isPresent()
                && listener.wantsSamples(step)) {
            listener.onSamples(pictures.get().draw(step));
        }
        return outcome;
    }

    /** Says which planned changes of a network's schedule began in this step. */
    private void announce(long step, PlayerRole role, List<ScheduleChange> planned, long updatesBefore, long updates)
            throws SparringException.Storage {
        for (ScheduleChange change : planned) {
            if (change.at() >= updatesBefore && change.at() < updates) {
                recorder.onEvent(ScheduleEvents.of(step, role, change, ""));
            }
        }
    }

    private void log(StepMetrics record) throws SparringException.Storage {
        double pace = seconds > secondsAtLog ? (served() - imagesAtLog) / (seconds - secondsAtLog) : 0;
        ObjectNode node = RunRecordWriter.metrics(record, seconds, pace);
        monitor.observation().ifPresent(observation -> {
            RunRecordWriter.add(node, observation);
            monitor.count(node);
        });
        recorder.metrics(node);
        imagesAtLog = served();
        secondsAtLog = seconds;
    }

    /** Samples read, of the data that is read fastest; of a game that reads nothing through loaders those it says. */
    private long served() {
        return trainer.game().loaders().values().stream()
                .mapToLong(DataLoader::position)
                .max()
                .orElse(trainer.images());
    }

    private void picture(long step) throws SparringException.Storage {
        if (picturedStep == step || pictures.isEmpty()) {
            return;
        }
        recorder.samples(pictures.get().draw(step), pictures.get());
        picturedStep = step;
    }

    private void save() throws SparringException.Storage {
        if (checkpoints.isPresent()) {
            checkpoints.get().take(trainer, monitor, seconds);
        }
    }

    private void poll() throws SparringException.Storage {
        if (checkpoints.isPresent()) {
            checkpoints.get().poll();
        }
    }

    private void settle() throws SparringException.Storage {
        if (checkpoints.isPresent()) {
            checkpoints.get().settle();
        }
    }

    private boolean checkpointIsTaken() {
        return checkpoints.filter(all -> all.takenStep() == trainer.step()).isPresent();
    }
}
