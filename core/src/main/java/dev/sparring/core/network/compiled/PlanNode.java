package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.LayerOperation;
import java.util.List;
import java.util.Optional;

/**
 * An operation in a graph and what it reads.
 *
 * @param layer for messages: the place and the type of the layer that it comes from
 * @param operation what it does
 * @param inputs places of what it reads: below the number of the graph's inputs one of these, above it another node
 */
public record PlanNode(String layer, LayerOperation operation, List<Integer> inputs) {

    /** Copies the inputs. */
    public PlanNode {
        inputs = List.copyOf(inputs);
    }

    /** This and then the next one in one, under this one's name, where that gives the same numbers. */
    Optional<PlanNode> fusedWith(PlanNode next) {
        return operation.fusedWith(next.operation).map(fused -> new PlanNode(layer, fused, inputs));
    }

    /** The same operation reading something else. */
    PlanNode reading(List<Integer> others) {
        return new PlanNode(layer, operation, others);
    }
}
