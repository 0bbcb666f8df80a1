package dev.sparring.gan.run;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.train.StepMetrics;

/** Is told what a run does, on the training thread: be quick, hand over, never block. */
public interface RunListener {

    /** The networks are made, and fit the data and each other; nothing is written yet. */
    default void onBegin() {}

    /**
     * A step was made.
     *
     * @param record what it did
     * @param imagesPerSecond the pace since the previous step
     */
    default void onStep(StepMetrics record, double imagesPerSecond) {}

    /**
     * The monitor looked at the samples after a step. Told before {@link #onStep} of the same step.
     *
     * @param found what it saw
     */
    default void onCheck(MonitorObservation found) {}

    /**
     * Something happened that a person may want to know.
     *
     * @param event what
     */
    default void onEvent(RunEvent event) {}

    /**
     * A network's learning rate will be another than its configuration says. Of a run that goes on, this is told before its first step of what was
     * changed before and still holds.
     *
     * @param network whose
     * @param adjustment the change, from the network's next update on
     */
    default void onScheduleChange(PlayerRole network, ScheduleChange adjustment) {}

    /**
     * Whether this listener wants to see samples after a step. Asked after every one; drawing them costs a forward pass.
     *
     * @param step completed steps
     * @return true to be given samples
     */
    default boolean wantsSamples(long step) {
        return false;
    }

    /**
     * Samples were drawn, always from the same latent vectors.
     *
     * @param samples they
     */
    default void onSamples(SampleBatch samples) {}
}
