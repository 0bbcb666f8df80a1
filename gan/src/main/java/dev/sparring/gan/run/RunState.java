package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.checkpoint.TrainerState;
import dev.sparring.gan.monitor.RunMonitor;
import dev.sparring.gan.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run's state to a checkpoint and back, bit for bit: the trainer's and what the monitor remembers. */
final class RunState {

    private RunState() {}

    static Checkpoint take(Trainer trainer, RunMonitor monitor, double seconds) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        TrainerState.write(trainer, seconds, tensors, state);
        monitor.write(tensors, state);
        return new Checkpoint(trainer.step(), tensors, state);
    }

    /** Brings a run to a checkpoint's state. Gives the seconds the run had taken. */
    static double restore(Checkpoint checkpoint, Trainer trainer, RunMonitor monitor)
            throws SparringException.Checkpoint {
        try {
            double seconds = TrainerState.restore(checkpoint, trainer);
            monitor.restore(checkpoint);
            return seconds;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SparringException.Checkpoint(
                    "the checkpoint's state is impossible: " + e.getMessage(), "go on from an older checkpoint", e);
        }
    }
}
