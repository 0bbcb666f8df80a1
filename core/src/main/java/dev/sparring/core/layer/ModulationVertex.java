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
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Scales and shifts each channel by numbers of each sample: {@code y = x (1 + a) + b}, with x {@code [batch, channels]} or {@code
 * [batch, channels, height, width]} and {@code a | b} a row {@code [batch, 2 channels]}. Behind a normalisation, with the row a label's
 * embedding, it is conditional normalisation (Dumoulin et al. 2017, "A learned representation for artistic style", ICLR); with a row
 * that a network computes, feature-wise linear modulation (Perez et al. 2018, "FiLM", AAAI).
 *
 * <pre>{@code
 * graph.addLayer("normal", new BatchNormalization.Builder().lockGammaBeta(true).build(), "before")
 *         .addLayer("embedding", new EmbeddingLayer.Builder().nIn(10).nOut(2 * 64).weightInit(WeightInit.ZERO).build(), "label")
 *         .addVertex("conditional", new ModulationVertex(), "normal", "embedding");
 * }</pre>
 */
public final class ModulationVertex extends GraphVertex {

    private static final long serialVersionUID = 1;

    /** A vertex of two inputs. */
    public ModulationVertex() {
        // Nothing to set.
    }

    @Override
    public GraphVertex clone() {
        return new ModulationVertex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModulationVertex;
    }

    @Override
    public int hashCode() {
        return ModulationVertex.class.hashCode();
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
        if (vertexInputs[1] instanceof InputType.InputTypeFeedForward row
                && row.getSize() == 2 * channels(vertexInputs[0])) {
            return vertexInputs[0];
        }
        throw new InvalidInputTypeException(
                "a modulation takes images or rows and, for each sample, a row of twice as many numbers as they have channels, got "
                        + Arrays.toString(vertexInputs));
    }

    /** Of what is modulated; -1 for what cannot be. */
    private static long channels(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional image) {
            return image.getChannels();
        }
        return type instanceof InputType.InputTypeFeedForward row ? row.getSize() : -1;
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputTypes) {
        return new LayerMemoryReport.Builder(null, ModulationVertex.class, inputTypes[0], inputTypes[0])
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
            INDArray scaled = times(getInputs()[0], part(0).add(1));
            INDArray result = scaled.ulike();
            Broadcast.add(scaled, part(1), result, 0, 1);
            return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, result);
        }

        /** The first or the second half of the rows. */
        private INDArray part(int index) {
            INDArray rows = getInputs()[1];
            long channels = rows.size(1) / 2;
            return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(index * channels, (index + 1) * channels))
                    .dup('c');
        }

        private static INDArray times(INDArray array, INDArray byChannel) {
            INDArray product = array.ulike();
            Broadcast.mul(array, byChannel, product, 0, 1);
            return product;
        }

        @Override
        public Pair<@Nullable Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
            INDArray given = getEpsilon();
            INDArray toScales = overPositions(given.mul(getInputs()[0]));
            INDArray toRows = Nd4j.concat(1, toScales, overPositions(given));
            INDArray[] toInputs = {
                workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, times(given, part(0).add(1))),
                workspaceMgr.leverageTo(ArrayType.ACTIVATION_GRAD, toRows)
            };
            return new Pair<>(null, toInputs);
        }

        private static INDArray overPositions(INDArray array) {
            return array.rank() == 2 ? array : array.sum(2, 3);
        }

        @Override
        @SuppressWarnings("NullAway") // it has no gradients
        public void setBackpropGradientsViewArray(INDArray backpropGradientsViewArray) {
            if (backpropGradientsViewArray != null) {
                throw new IllegalStateException("a modulation has no parameters");
            }
        }

        @Override
        public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
                INDArray[] maskArrays, MaskState currentMaskState, int minibatchSize) {
            return null;
        }

        @Override
        public String toString() {
            return "ModulationVertex(id=" + getVertexIndex() + ",name=\"" + getVertexName() + "\")";
        }
    }
}
