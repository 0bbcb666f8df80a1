package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.monitor.action.MonitorListener;
import dev.sparring.gan.monitor.action.ScheduleEvents;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.run.storage.RunRecordWriter;
import dev.sparring.gan.sampling.GeneratorSampler;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The loop of a run: steps, and between them records, checks, pictures and checkpoints when they are due. */
final class RunLoop {

    private static final int FRAME_POINTS = 2048;

    private final Config config;
    private final Trainer trainer;
    private final GeneratorSampler sampler;
    private final RunMonitor monitor;
    private final RunDirectory directory;
    private final RunListener listener;
    private final RunMemory memory;
    private final float[] frame;
    private double seconds;
    private long imagesAtLog;
    private double secondsAtLog;
    private long picturedStep;
    private long savedStep;

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

    RunLoop(
            Config config,
            TrainingSetup setup,
            RunMonitor monitor,
            RunDirectory directory,
            RunListener listener,
            double seconds,
            RunMemory memory) {
        this.config = config;
        this.trainer = setup.trainer();
        this.sampler = setup.sampler();
        this.monitor = monitor;
        this.directory = directory;
        this.listener = listener;
        this.frame = setup.source().shape().isImage() ? new float[0] : points(setup.source());
        this.memory = memory;
        this.seconds = seconds;
        this.secondsAtLog = seconds;
        this.imagesAtLog = served();
        this.picturedStep = directory.hasSample(trainer.step()) ? trainer.step() : -1;
        this.savedStep = trainer.step() == 0 ? -1 : trainer.step();
    }

    /** Real points by which scatters are framed: {@code [count, length]}, as many as there are up to 2,048. */
    static float[] points(DataSource source) {
        int count = (int) Math.min(FRAME_POINTS, source.size().orElse(FRAME_POINTS));
        return Subset.disjoint(source, 0, count).get(0).samples();
    }

    Outcome play(RunControl control) throws SparringException.Storage, SparringException.Checkpoint {
        Outcome outcome = Outcome.COMPLETED;
        if (trainer.step() == 0 && monitor.wantsStart()) {
            save();
        }
        if (trainer.step() > 0 && trainer.step() % config.samplesEvery() == 0) {
            // A run that broke off between a checkpoint and its picture.
            picture(trainer.step());
        }
        while (trainer.step() < config.steps() && outcome == Outcome.COMPLETED) {
            if (!control.awaitTurn()) {
                outcome = Outcome.STOPPED;
                break;
            }
            for (RunControl.Request request : control.takeRequests()) {
                // Of the step that it first affects: a run that goes on from before it knows neither.
                monitor.change(trainer.step() + 1, request.role(), request.change(), told);
            }
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

    private Outcome step() throws SparringException.Storage, SparringException.Checkpoint {
        long begun = System.nanoTime();
        long served = served();
        long generatorUpdates = trainer.generator().updates();
        long discriminatorUpdates = trainer.discriminator().updates();
        StepMetrics record = trainer.trainStep(monitor.next());
        double taken = (System.nanoTime() - begun) / 1e9;
        announce(
                record.step(),
                PlayerRole.GENERATOR,
                config.generator(),
                generatorUpdates,
                trainer.generator().updates());
        announce(
                record.step(),
                PlayerRole.DISCRIMINATOR,
                config.discriminator(),
                discriminatorUpdates,
                trainer.discriminator().updates());
        Outcome outcome = monitor.observe(record, told);
        long step = record.step();
        seconds += (System.nanoTime() - begun) / 1e9;
        // The record comes first: a run that goes on from this step's checkpoint does not write it again.
        if (monitor.observation().isPresent()
                || step % config.logEvery() == 0
                || step == config.steps()
                || outcome != Outcome.COMPLETED) {
            log(record);
        }
        long logged = System.nanoTime();
        if (outcome != Outcome.DIVERGED && step % config.checkpointEvery() == 0) {
            save();
        }
        if (outcome != Outcome.DIVERGED && step % config.samplesEvery() == 0) {
            picture(step);
        }
        seconds += (System.nanoTime() - logged) / 1e9;
        listener.onStep(record, taken > 0 ? (served() - served) / taken : 0);
        if (outcome != Outcome.DIVERGED && picturedStep != step && listener.wantsSamples(step)) {
            listener.onSamples(samples(step));
        }
        return outcome;
    }

    /** Says which planned changes of a network's schedule began in this step. */
    private void announce(long step, PlayerRole role, NetworkConfig network, long updatesBefore, long updates)
            throws SparringException.Storage {
        for (ScheduleChange change : network.scheduleChanges()) {
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
        directory.metrics(node);
        imagesAtLog = served();
        secondsAtLog = seconds;
    }

    private long served() {
        return trainer.loader().position();
    }

    private SampleBatch samples(long step) {
        int count = config.samplesCount();
        return new SampleBatch(step, trainer.loader().source().shape(), count, sampler.best("samples", 0, count));
    }

    private void picture(long step) throws SparringException.Storage {
        if (picturedStep == step) {
            return;
        }
        SampleBatch samples = samples(step);
        if (samples.shape().isImage()) {
            directory.sample(step, "png", SampleGrid.images(samples));
        } else if (samples.shape().length() == 2) {
            directory.sample(step, "png", SampleGrid.scatter(samples, frame));
            directory.sample(step, "csv", SampleGrid.table(samples));
        }
        picturedStep = step;
        listener.onSamples(samples);
    }

    private void save() throws SparringException.Storage {
        long step = trainer.step();
        if (savedStep == step) {
            return;
        }
        directory.forceLogs();
        Optional<Double> distance = monitor.saving(step);
        Checkpoint checkpoint = RunState.take(trainer, monitor, seconds);
        memory.write(checkpoint.state());
        directory.checkpoints().save(checkpoint, config.checkpointKeep(), monitor.kept());
        savedStep = step;
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put(
                "file", "checkpoints/" + directory.checkpoints().directory(step).getFileName());
        distance.ifPresent(far -> evidence.put("frechet_distance", far));
        evidence.put("best", monitor.isBest(step));
        happened(RunEvent.info(step, "checkpoint", evidence, "saved"));
    }

    private void happened(RunEvent event) throws SparringException.Storage {
        directory.event(event);
        listener.onEvent(event);
    }
}
