package dev.sparring.gan.checkpoint;

import dev.sparring.gan.SparringException;
import java.util.List;

/** Where the checkpoints of a run are read from. */
public interface CheckpointSource {

    /**
     * Steps of which there is a checkpoint, sound or not.
     *
     * @return the steps, the newest first
     * @throws SparringException.Storage if they cannot be listed
     */
    List<Long> steps() throws SparringException.Storage;

    /**
     * One step's checkpoint.
     *
     * @param step completed steps
     * @return it
     * @throws SparringException.Checkpoint if it is missing, damaged, of a newer version or larger than Java's memory
     * @throws SparringException.Storage if it cannot be read
     */
    Checkpoint load(long step) throws SparringException.Checkpoint, SparringException.Storage;
}
