package dev.sparring.core.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What DL4J asks of any vertex, for one of two inputs without parameters or settings: two of a class are equal.
 */
abstract class PairVertex extends GraphVertex {

    private static final long serialVersionUID = 1;

    /** The output of both inputs. */
    abstract INDArray output(INDArray first, INDArray second);

    /** The gradients to both inputs, from that to the output. */
    abstract INDArray[] toInputs(INDArray first, INDArray second, INDArray toOutput);

    @Override
    public final boolean equals(@Nullable Object other) {
        return getClass().isInstance(other);
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public final long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public final int minVertexInputs() {
        return 2;
    }

    @Override
    public final int maxVertexInputs() {
        return 2;
    }

    @Override
    public final org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int idx,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkDatatype) {
        return new Run(this, graph, name, idx, networkDatatype);
    }

    @Override
    public final MemoryReport getMemoryReport(InputType... inputTypes) {
        return new LayerMemoryReport.Builder(null, getClass(), inputTypes[0], getOutputType(0, inputTypes))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .build();
    }

    /** The vertex as DL4J runs it. */
    @SuppressWarnings("overrides") // DL4J's own class and interface differ in dots
    private static final class Run extends BaseGraphVertex {

        private static final long serialVersionUID = 1;

        private final PairVertex vertex;

        @SuppressWarnings("NullAway") // DL4J fills in the neighbours later
        Run(PairVertex vertex, ComputationGraph graph, String name, int index, DataType dataType) {
            super(graph, name, index, null, null, dataType);
            this.vertex = vertex;
        }

        @Override
        public boolean hasLayer() {
            return false;
        }

        @Override
        public org.deeplearning4j.nn.api.@Nullable Layer getLayer() {
            return null;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
            return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, vertex.output(getInputs()[0], getInputs()[1]));
        }

        @Override
        public Pair<@Nullable Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
            INDArray[] gradients = vertex.toInputs(getInputs()[0], getInputs()[1], getEpsilon());
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, gradients[i]);
            }
            return new Pair<>(null, gradients);
        }

        @Override
        @SuppressWarnings("NullAway") // it has no gradients
        public void setBackpropGradientsViewArray(INDArray backpropGradientsViewArray) {
            if (backpropGradientsViewArray != null) {
                throw new IllegalStateException(vertex.getClass().getSimpleName() + " has no parameters");
            }
        }

        @Override
        public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
                INDArray[] maskArrays, MaskState currentMaskState, int minibatchSize) {
            return null;
        }

        @Override
        public String toString() {
            return vertex.getClass().getSimpleName() + "(id=" + getVertexIndex() + ",name=\"" + getVertexName() + "\")";
        }
    }
}
