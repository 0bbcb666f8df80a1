package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.CheckpointWriter.Save;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.action.MonitorListener;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.Trainer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what a run does, if it has a directory, and tells it to the run's listener. While the disk is full, the run rests here.
 * Training thread only.
 */
final class RunRecorder implements MonitorListener {

    private static final String DISK_FULL = "disk-full";

    private final Optional<RunDirectory> directory;
    private final RunListener listener;
    private final Trainer trainer;
    private final FullDisk disk;
    private final long mostSeconds;
    private double waited;

    /**
     * Of one run.
     *
     * @param directory to write to; without one everything is only told
     * @param listener is told
     * @param trainer says how far the run is
     * @param control says when a run that rests is to end
     * @param mostSeconds that it rests while the disk is full
     */
    RunRecorder(
            Optional<RunDirectory> directory,
            RunListener listener,
            Trainer trainer,
            RunControl control,
            long mostSeconds) {
        this.directory = directory;
        this.listener = listener;
        this.trainer = trainer;
        this.disk = new FullDisk(control, mostSeconds);
        this.mostSeconds = mostSeconds;
    }

    /** Writes an event down, then tells it. */
    @Override
    public void onEvent(RunEvent event) throws SparringException.Storage {
        if (directory.isPresent()) {
            insist(() -> directory.get().event(event));
        }
        listener.onEvent(event);
    }

    @Override
    public void onScheduleChange(PlayerRole role, ScheduleChange change) {
        listener.onScheduleChange(role, change);
    }

    /** Writes an event down unless the very same is there, then tells it. */
    void onEventOnce(RunEvent event) throws SparringException.Storage {
        if (directory.isPresent()) {
            insist(() -> directory.get().eventOnce(event));
        }
        listener.onEvent(event);
    }

    /** Writes down what a step did. */
    void metrics(ObjectNode record) throws SparringException.Storage {
        if (directory.isPresent()) {
            insist(() -> directory.get().metrics(record));
        }
    }

    /** Writes samples as pictures do, then tells them. */
    void samples(SampleBatch samples, SamplePictures pictures) throws SparringException.Storage {
        if (directory.isPresent()) {
            insist(() -> pictures.write(samples, directory.get()));
        }
        listener.onSamples(samples);
    }

    /** Writes something, now or when the disk has room for it. */
    void insist(Save write) throws SparringException.Storage {
        double seconds = disk.insist(write, this::rests);
        waited += seconds;
        if (seconds > 0) {
            onEvent(RunEvent.info(
                    trainer.step(),
                    DISK_FULL,
                    Map.of("waited_s", Math.round(seconds)),
                    "there is room on the disk again, training goes on"));
        }
    }

    /** Seconds for which the run has rested, in all. */
    double waited() {
        return waited;
    }

    private void rests(SparringException.Storage reason) {
        listener.onEvent(new RunEvent(
                trainer.step(),
                DISK_FULL,
                Severity.CRITICAL,
                PlayerRole.BOTH,
                Map.of("error", String.valueOf(reason.getMessage())),
                String.format(
                        Locale.ROOT,
                        "Training waits up to %d s for room on the disk, then it ends; nothing that was saved is lost. (%s)",
                        mostSeconds,
                        reason.getMessage()),
                "training waits"));
    }
}
