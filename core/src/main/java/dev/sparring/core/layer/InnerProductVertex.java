package dev.sparring.core.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
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
 * The inner product of two rows for each sample, {@code [batch, n]} and {@code [batch, n]} to {@code [batch, 1]}: of a label's embedding and
 * an image's features, it is the projection of a conditional discriminator (Miyato and Koyama 2018, "cGANs with projection discriminator",
 * ICLR).
 *
 * <pre>{@code
 * graph.addLayer("embedding", new EmbeddingLayer.Builder().nIn(10).nOut(64).build(), "label")
 *         .addVertex("projection", new InnerProductVertex(), "embedding", "features")
 *         .addVertex("logit", new ElementWiseVertex(ElementWiseVertex.Op.Add), "projection", "score");
 * }</pre>
 */
public final class InnerProductVertex extends GraphVertex {

    private static final long serialVersionUID = 1;

    /** A vertex of two inputs. */
    public InnerProductVertex() {
        // Nothing to set.
    }

    @Override
    public GraphVertex clone() {
        return new InnerProductVertex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InnerProductVertex;
    }

    @Override
    public int hashCode() {
        return InnerProductVertex.class.hashCode();
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int idx,
            INDArray paramsView,
            boolean initializeParams,
            DataType networkDatatype) {
        return new Run(graph, name, idx, networkDatatype);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... vertexInputs) {
        if (!(vertexInputs[0] instanceof InputType.InputTypeFeedForward one)
                || !(vertexInputs[1] instanceof InputType.InputTypeFeedForward other)
                || one.getSize() != other.getSize()) {
            throw new InvalidInputTypeException(
                    "an inner product takes two rows of as many numbers, got " + Arrays.toString(vertexInputs));
        }
        return InputType.feedForward(1);
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputTypes) {
        return new LayerMemoryReport.Builder(null, InnerProductVertex.class, inputTypes[0], InputType.feedForward(1))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .build();
    }

    /** The vertex as DL4J runs it. */
    @SuppressWarnings("overrides") // DL4J's own class and interface differ in dots
    private static final class Run extends BaseGraphVertex {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("NullAway") // DL4J fills in the neighbours later
        Run(ComputationGraph graph, String name, int index, DataType dataType) {
            super(graph, name, index, null, null, dataType);
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
            INDArray product = getInputs()[0].mul(getInputs()[1]).sum(true, 1);
            return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, product);
        }

        @Override
        public Pair<@Nullable Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
            INDArray[] toInputs = new INDArray[2];
            for (int i = 0; i < 2; i++) {
                toInputs[i] = workspaceMgr.leverageTo(
                        ArrayType.ACTIVATION_GRAD, getInputs()[1 - i].mulColumnVector(getEpsilon()));
            }
            return new Pair<>(null, toInputs);
        }

        @Override
        @SuppressWarnings("NullAway") // it has no gradients
        public void setBackpropGradientsViewArray(INDArray backpropGradientsViewArray) {
            if (backpropGradientsViewArray != null) {
                throw new IllegalStateException("an inner product has no parameters");
            }
        }

        @Override
        public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
                INDArray[] maskArrays, MaskState currentMaskState, int minibatchSize) {
            return null;
        }

        @Override
        public String toString() {
            return "InnerProductVertex(id=" + getVertexIndex() + ",name=\"" + getVertexName() + "\")";
        }
    }
}
