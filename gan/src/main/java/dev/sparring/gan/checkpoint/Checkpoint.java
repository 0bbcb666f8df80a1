package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a checkpoint holds.
 *
 * @param step completed steps
 * @param tensors by name, in file order
 * @param state everything else, as JSON
 */
public record Checkpoint(long step, Map<String, Tensor> tensors, ObjectNode state) {

    /**
     * The same with the tensors of one player alone, for those who keep it: those of the other, with its optimizer's, are often most of
     * the memory.
     *
     * @param player its name, as {@link TrainerState} writes it
     * @return parameters, average and optimizer state of this player; the same state
     */
    public Checkpoint of(String player) {
        Map<String, Tensor> own = new LinkedHashMap<>(tensors);
        own.keySet().removeIf(name -> !name.startsWith(player + "."));
        return new Checkpoint(step, own, state);
    }
}
