package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a checkpoint holds.
 *
 * @param step completed steps
 * @param tensors by name, in file order
 * @param state everything else, as JSON
 */
public record Checkpoint(long step, Map<String, Tensor> tensors, ObjectNode state) {}
