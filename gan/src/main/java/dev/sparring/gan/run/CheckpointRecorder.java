package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.config.CheckpointConfig;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a run's checkpoints: copies the state between two steps and has it written while training goes on. The event that tells of a
 * checkpoint comes when it is on disk, a few steps later. Training thread only.
 */
final class CheckpointRecorder {

    private final RunFiles files;
    private final CheckpointConfig plan;
    private final RunRecorder recorder;
    private long takenStep;
    /** What is to be told of a checkpoint that is on disk. */
    private @Nullable RunEvent written;

    /**
     * Of one run.
     *
     * @param files of the run
     * @param plan which of them stay
     * @param recorder is told of each, and waits where the disk is full
     * @param taken the step of the one from which the run goes on; -1 for none
     */
    CheckpointRecorder(RunFiles files, CheckpointConfig plan, RunRecorder recorder, long taken) {
        this.files = files;
        this.plan = plan;
        this.recorder = recorder;
        this.takenStep = taken;
    }

    /** The step of the newest checkpoint, on disk or on its way; -1 if there is none. */
    long takenStep() {
        return takenStep;
    }

    /** Takes a checkpoint unless there is one of this step. Waits first for the one before it, so that one at most is in memory. */
    void take(Trainer trainer, RunMonitor monitor, double seconds) throws SparringException.Storage {
        long step = trainer.step();
        if (takenStep == step) {
            return;
        }
        settle();
        RunDirectory directory = files.directory();
        Optional<Double> distance = monitor.saving(step);
        Checkpoint checkpoint = RunState.take(trainer, monitor, seconds);
        files.memory().write(checkpoint.state());
        List<Long> needed = monitor.kept();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put(
                "file", "checkpoints/" + directory.checkpoints().directory(step).getFileName());
        distance.ifPresent(far -> evidence.put("frechet_distance", far));
        evidence.put("best", monitor.isBest(step));
        RunEvent event = RunEvent.info(step, "checkpoint", evidence, "saved");
        takenStep = step;
        files.writer()
                .begin(
                        () -> {
                            directory.forceLogs();
                            directory
                                    .checkpoints()
                                    .save(
                                            checkpoint,
                                            plan.keep(),
                                            saved -> needed.contains(saved)
                                                    || (saved <= step && plan.staysForGood(saved)));
                        },
                        () -> written = event);
    }

    /** Tells of the checkpoint that was on its way, if it is on disk now or cannot be written. Does not wait. */
    void poll() throws SparringException.Storage {
        recorder.insist(files.writer()::poll);
        tell();
    }

    /** Waits until no checkpoint is on its way. */
    void settle() throws SparringException.Storage {
        recorder.insist(files.writer()::settle);
        tell();
    }

    private void tell() throws SparringException.Storage {
        RunEvent event = written;
        if (event != null) {
            written = null;
            recorder.onEvent(event);
        }
    }
}
