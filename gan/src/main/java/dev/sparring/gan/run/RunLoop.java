package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.monitor.action.MonitorListener;
import dev.sparring.gan.monitor.action.ScheduleEvents;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunMetadata;
import dev.sparring.gan.run.storage.RunRecordWriter;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import dev.sparring.gan.train.UpdateMask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loop of a run: steps, and between them records, checks, pictures and checkpoints when they are due. */
final class RunLoop {

    private final RunPlan plan;
    private final Trainer trainer;
    private final Optional<SamplePictures> pictures;
    private final RunMonitor monitor;
    private final Optional<RunDirectory> directory;
    private final RunListener listener;
    private final RunMemory memory;
    private double seconds;
    private long imagesAtLog;
    private double secondsAtLog;
    private long picturedStep;
    private long savedStep;
    private UpdateMask learning = UpdateMask.BOTH;

    /** Writes down what the monitor tells, and hands it on. */
    private final MonitorListener told = new MonitorListener() {
        @Override
        public void onEvent(RunEvent event) throws SparringException.Storage {
            happened(event);
        }

        @Override
        public void onScheduleChange(PlayerRole role, ScheduleChange change) {
            listener.onScheduleChange(role, change);
        }
    };

    /**
     * A loop that goes on where its trainer stands.
     *
     * @param plan what is due when
     * @param trainer plays the steps
     * @param pictures of samples; none if there is nothing to be seen
     * @param monitor watches and acts
     * @param directory for records, pictures and checkpoints; without one they are only told
     * @param listener is told everything
     * @param seconds the run has taken until here
     * @param memory what is said in checkpoints of configuration and data
     */
    RunLoop(
            RunPlan plan,
            Trainer trainer,
            Optional<SamplePictures> pictures,
            RunMonitor monitor,
            Optional<RunDirectory> directory,
            RunListener listener,
            double seconds,
            RunMemory memory) {
        this.plan = plan;
        this.trainer = trainer;
        this.pictures = pictures;
        this.monitor = monitor;
        this.directory = directory;
        this.listener = listener;
        this.memory = memory;
        this.seconds = seconds;
        this.secondsAtLog = seconds;
        this.imagesAtLog = served();
        this.picturedStep =
                directory.filter(files -> files.hasSample(trainer.step())).isPresent() ? trainer.step() : -1;
        this.savedStep = trainer.step() == 0 ? -1 : trainer.step();
    }

    /**
     * Plays and records how it ended; what ended it is told even where that can no longer be written down.
     *
     * @param info of the run
     * @param files of the run
     * @param events that are to be told before the first step
     * @param control how other threads steer it
     */
    Outcome recorded(RunMetadata info, RunDirectory files, List<RunEvent> events, RunControl control)
            throws SparringException {
        Outcome outcome;
        try {
            for (RunEvent event : events) {
                files.eventOnce(event);
                listener.onEvent(event);
            }
            outcome = play(control);
        } catch (SparringException | RuntimeException | Error e) {
            try {
                info.end(Outcome.FAILED, trainer.step());
            } catch (SparringException | RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        info.end(outcome, trainer.step());
        return outcome;
    }

    /** Seconds the run has taken, those before this loop included. */
    double seconds() {
        return seconds;
    }

    /** Plays to the end of the plan. */
    Outcome play(RunControl control) throws SparringException.Storage, SparringException.Checkpoint {
        Outcome outcome = Outcome.COMPLETED;
        if (trainer.step() == 0 && monitor.wantsStart()) {
            save();
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
            steer(control);
            outcome = step();
        }
        if (outcome != Outcome.DIVERGED) {
            if (trainer.step() > 0) {
                save();
                picture(trainer.step());
            }
            if (outcome == Outcome.STOPPED) {
                String action =
                        savedStep == trainer.step() ? "checkpoint written" : "nothing to save: no step was made";
                happened(RunEvent.info(trainer.step(), "stopped", Map.of(), action));
            }
        }
        return outcome;
    }

    /** Does what other threads asked for. Its events are of the step that it first affects: a run that goes on from before it knows neither. */
    private void steer(RunControl control) throws SparringException.Storage, SparringException.Checkpoint {
        long next = trainer.step() + 1;
        for (RunControl.Request request : control.takeRequests()) {
            if (request instanceof RunControl.Adjust adjust) {
                monitor.change(next, adjust.role(), adjust.change(), told);
            } else {
                monitor.goBack(next, told);
            }
        }
        UpdateMask wanted = control.learning();
        if (wanted != learning) {
            learning = wanted;
            happened(turn(next, wanted));
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
        Outcome outcome = monitor.observe(record, told);
        long step = record.step();
        seconds += (System.nanoTime() - begun) / 1e9;
        // The record comes first: a run that goes on from this step's checkpoint does not write it again.
        if (monitor.observation().isPresent()
                || step % plan.logEvery() == 0
                || step == plan.steps()
                || outcome != Outcome.COMPLETED) {
            log(record);
        }
        long logged = System.nanoTime();
        if (outcome != Outcome.DIVERGED && step % plan.checkpointEvery() == 0) {
            save();
        }
        if (outcome != Outcome.DIVERGED && step % plan.samplesEvery() == 0) {
            picture(step);
        }
        seconds += (System.nanoTime() - logged) / 1e9;
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
                happened(ScheduleEvents.of(step, role, change, ""));
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
        if (directory.isPresent()) {
            directory.get().metrics(node);
        }
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
        SampleBatch samples = pictures.get().draw(step);
        if (directory.isPresent()) {
            pictures.get().write(samples, directory.get());
        }
        picturedStep = step;
        listener.onSamples(samples);
    }

    private void save() throws SparringException.Storage {
        long step = trainer.step();
        if (savedStep == step || directory.isEmpty()) {
            return;
        }
        RunDirectory files = directory.get();
        files.forceLogs();
        Optional<Double> distance = monitor.saving(step);
        Checkpoint checkpoint = RunState.take(trainer, monitor, seconds);
        memory.write(checkpoint.state());
        files.checkpoints().save(checkpoint, plan.checkpointKeep(), monitor.kept());
        savedStep = step;
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put(
                "file", "checkpoints/" + files.checkpoints().directory(step).getFileName());
        distance.ifPresent(far -> evidence.put("frechet_distance", far));
        evidence.put("best", monitor.isBest(step));
        happened(RunEvent.info(step, "checkpoint", evidence, "saved"));
    }

    private void happened(RunEvent event) throws SparringException.Storage {
        if (directory.isPresent()) {
            directory.get().event(event);
        }
        listener.onEvent(event);
    }
}
