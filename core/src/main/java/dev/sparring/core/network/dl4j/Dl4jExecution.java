package dev.sparring.core.network.dl4j;

import dev.sparring.core.network.AbstractNetwork;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.network.Pass;
import dev.sparring.core.random.DropoutStream;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes of DL4J's layers, which hold the activations of one pass at a time: a pass whose activations have been replaced is run again,
 * under the masks it had, when its way back is asked for.
 */
abstract class Dl4jExecution extends AbstractNetwork {

    private final INDArray layerGradients;
    private final List<INDArray> statistics = new ArrayList<>();
    private final List<INDArray> statisticsMoves = new ArrayList<>();
    /** Parameters that a forward pass moves: a pass that is run again begins from what they were. */
    private final List<INDArray> states = new ArrayList<>();

    private @Nullable LayersPass held;
    private int open;

    /** {@code layerGradients} is where the layers write theirs, overwriting what is there. */
    Dl4jExecution(Model model, Layer[] layers, INDArray layerGradients, INDArray gradients, DropoutStream dropout) {
        super(model, layers, gradients, dropout);
        this.layerGradients = layerGradients;
        for (ParameterRange range : vector().statistics()) {
            statistics.add(range.of(parameters()));
            statisticsMoves.add(range.of(layerGradients));
        }
        vector().states().forEach(range -> states.add(range.of(parameters())));
    }

    private List<INDArray> copyOfStates() {
        return states.stream().map(INDArray::dup).toList();
    }

    private void goTo(List<INDArray> copies) {
        for (int i = 0; i < states.size(); i++) {
            states.get(i).assign(copies.get(i));
        }
    }

    /** Runs the layers forward; the output is valid until the next time. */
    abstract INDArray activate(List<INDArray> inputs, boolean training);

    /** Runs them back once after a training pass; the gradients to the inputs are valid until the next time. */
    abstract List<INDArray> backpropagate(INDArray outputGradient);

    @Override
    public final Pass pass(Inputs inputs, boolean training) {
        List<INDArray> arrays = inputs.inOrder(inputNames());
        release();
        long position = dropout().position();
        List<INDArray> before = training ? copyOfStates() : List.of();
        INDArray output = run(arrays, training);
        LayersPass pass = new LayersPass(arrays, position, before, training, output);
        held = pass;
        open++;
        return pass;
    }

    private INDArray run(List<INDArray> arrays, boolean training) {
        return training ? Nd4jRandomness.during(dropout(), () -> activate(arrays, true)) : activate(arrays, false);
    }

    /** Makes the pass that the layers hold independent of them. */
    private void release() {
        LayersPass before = held;
        held = null;
        if (before != null) {
            before.detach();
        }
    }

    private void accumulate() {
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).subi(statisticsMoves.get(i));
            statisticsMoves.get(i).assign(0);
        }
        gradients().addi(layerGradients);
    }

    private final class LayersPass implements Pass {
        private final long position;
        private final List<INDArray> statesBefore;
        private final boolean training;
        private List<INDArray> inputs;
        private INDArray output;
        private List<INDArray> inputGradients = List.of();
        private boolean ready;
        private boolean closed;

        LayersPass(
                List<INDArray> inputs, long position, List<INDArray> statesBefore, boolean training, INDArray output) {
            this.inputs = inputs;
            this.position = position;
            this.statesBefore = statesBefore;
            this.training = training;
            this.output = output;
            this.ready = training;
        }

        private void detach() {
            // Of a pass that nobody goes back through, the input may be gone.
            inputs = ready ? inputs.stream().map(INDArray::dup).toList() : List.of();
            output = output.dup();
            inputGradients = inputGradients.stream().map(INDArray::dup).toList();
        }

        @Override
        public INDArray output() {
            return output;
        }

        private List<INDArray> goBack(INDArray outputGradient) {
            if (!ready || closed) {
                throw noPass();
            }
            ready = false;
            List<INDArray> found = held == this ? backpropagate(outputGradient) : runAgain(outputGradient);
            inputGradients = open > 1 ? found.stream().map(INDArray::dup).toList() : found;
            return inputGradients;
        }

        /** Under the masks and from the states that it had; what later passes have made of these comes back afterwards. */
        private List<INDArray> runAgain(INDArray outputGradient) {
            release();
            long next = dropout().position();
            List<INDArray> now = copyOfStates();
            dropout().seek(position);
            goTo(statesBefore);
            run(inputs, training);
            List<INDArray> found = backpropagate(outputGradient);
            goTo(now);
            dropout().seek(next);
            held = this;
            return found;
        }

        @Override
        public INDArray backward(INDArray outputGradient) {
            INDArray toInput = goBack(outputGradient).get(0);
            accumulate();
            return toInput;
        }

        @Override
        public void backwardToParameters(INDArray outputGradient) {
            goBack(outputGradient);
            inputGradients = List.of();
            accumulate();
        }

        @Override
        public INDArray backwardToInput(INDArray outputGradient) {
            return goBack(outputGradient).get(0);
        }

        @Override
        public INDArray inputGradient(String name) {
            int index = inputNames().indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("inputs are " + inputNames() + ", got " + name);
            }
            if (inputGradients.isEmpty()) {
                throw noPass();
            }
            return inputGradients.get(index);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
                if (held == this) {
                    held = null;
                }
            }
        }
    }
}
