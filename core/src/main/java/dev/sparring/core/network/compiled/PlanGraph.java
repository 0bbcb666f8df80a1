package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.layer.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network as operations in topological order, whatever the sizes of its inputs. Of its places, the first are those of the inputs, then comes
 * one for each node. Immutable.
 *
 * @param inputs their names, at least one
 * @param nodes each reads only places before its own
 * @param output the place of the output
 */
public record PlanGraph(List<String> inputs, List<PlanNode> nodes, int output) {

    /** Copies the lists. */
    public PlanGraph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
    }

    /** Collects nodes. */
    static final class Builder {
        private final List<String> inputs;
        private final List<PlanNode> nodes = new ArrayList<>();

        Builder(List<String> inputs) {
            this.inputs = List.copyOf(inputs);
        }

        /** Adds a node and gives its place. */
        int add(PlanNode node) {
            nodes.add(node);
            return inputs.size() + nodes.size() - 1;
        }

        /** The graph, neighbours fused where nobody else reads what is between them. */
        PlanGraph build(int output) {
            int first = inputs.size();
            int[] readers = new int[first + nodes.size()];
            nodes.forEach(node -> node.inputs().forEach(place -> readers[place]++));
            readers[output]++;
            List<PlanNode> fused = new ArrayList<>();
            int[] place = new int[readers.length];
            for (int i = 0; i < first; i++) {
                place[i] = i;
            }
            for (int i = 0; i < nodes.size(); i++) {
                PlanNode node = nodes.get(i);
                int read = node.inputs().get(0);
                Optional<PlanNode> both = node.inputs().size() == 1 && read >= first && readers[read] == 1
                        ? fused.get(place[read] - first).fusedWith(node)
                        : Optional.empty();
                if (both.isPresent()) {
                    fused.set(place[read] - first, both.get());
                    place[first + i] = place[read];
                } else {
                    fused.add(node.reading(
                            node.inputs().stream().map(input -> place[input]).toList()));
                    place[first + i] = first + fused.size() - 1;
                }
            }
            return new PlanGraph(inputs, fused, place[output]);
        }
    }

    /** Why there is no tangent pass through this; empty if there is one. */
    Optional<String> withoutTangent() {
        Optional<String> without = nodes.stream()
                .flatMap(node -> node.operation().withoutTangent().stream()
                        .map(reason -> node.layer() + " has no tangent pass: " + reason))
                .findFirst();
        return without.isPresent() || moving()[output]
                ? without
                : Optional.of("its output does not move with its first input, " + inputs.get(0)
                        + "; name the samples first among the inputs");
    }

    /**
     * Whether a pass can take the gradients of a loss and those of a tangent from the first input in one product with the weights: each
     * sample is by itself, and where the first input leads, no derivative of the tangent goes through the forward pass.
     */
    boolean joinsPenalties() {
        if (withoutTangent().isPresent()) {
            return false;
        }
        boolean[] moves = moving();
        boolean[] bends = new boolean[moves.length];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            PlanNode node = nodes.get(i);
            int place = inputs.size() + i;
            if (!node.operation().keepsSamplesApart()) {
                return false;
            }
            boolean curved = moves[place] && node.operation().isCurved();
            for (int j = 0; j < node.inputs().size(); j++) {
                bends[node.inputs().get(j)] |= bends[place] || curved || multiplied(node, j, moves);
            }
            if (moves[place] && (bends[place] || curved)) {
                return false;
            }
        }
        return !bends[0];
    }

    /** Whether an input of a product is multiplied with another that moves; the same value twice is two inputs. */
    private static boolean multiplied(PlanNode node, int index, boolean[] moves) {
        for (int j = 0; j < node.inputs().size(); j++) {
            if (node.operation().isProduct()
                    && j != index
                    && moves[node.inputs().get(j)]) {
                return true;
            }
        }
        return false;
    }

    /** Which places change as the first input does. */
    private boolean[] moving() {
        boolean[] moves = new boolean[inputs.size() + nodes.size()];
        moves[0] = true;
        for (int i = 0; i < nodes.size(); i++) {
            // An index does not move.
            moves[inputs.size() + i] = !(nodes.get(i).operation() instanceof Embedding)
                    && nodes.get(i).inputs().stream().anyMatch(input -> moves[input]);
        }
        return moves;
    }
}
