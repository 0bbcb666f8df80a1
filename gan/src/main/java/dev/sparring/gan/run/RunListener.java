package dev.sparring.gan.run;

import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.train.StepRecord;

/** Is told what a run does, on the training thread: be quick, hand over, never block. */
public interface RunListener {

    /**
     * A step was made.
     *
     * @param record what it did
     * @param imagesPerSecond the pace since the previous step
     */
    default void stepped(StepRecord record, double imagesPerSecond) {}

    /**
     * Something happened that a person may want to know.
     *
     * @param event what
     */
    default void happened(Event event) {}

    /**
     * A network's learning rate will be another than its configuration says.
     *
     * @param network whose
     * @param adjustment the change, from the network's next update on
     */
    default void adjusted(Side network, Adjustment adjustment) {}

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
    default void sampled(Samples samples) {}
}
