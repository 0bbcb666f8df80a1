package dev.sparring.core.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
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
public final class ModulationVertex extends PairVertex {

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
    INDArray output(INDArray first, INDArray second) {
        INDArray scaled = times(first, half(second, 0).add(1));
        INDArray result = scaled.ulike();
        Broadcast.add(scaled, half(second, 1), result, 0, 1);
        return result;
    }

    @Override
    INDArray[] toInputs(INDArray first, INDArray second, INDArray toOutput) {
        INDArray toRows = Nd4j.concat(1, overPositions(toOutput.mul(first)), overPositions(toOutput));
        return new INDArray[] {times(toOutput, half(second, 0).add(1)), toRows};
    }

    /** The first or the second half of rows. */
    private static INDArray half(INDArray rows, int index) {
        long channels = rows.size(1) / 2;
        return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(index * channels, (index + 1) * channels))
                .dup('c');
    }

    private static INDArray times(INDArray array, INDArray byChannel) {
        INDArray product = array.ulike();
        Broadcast.mul(array, byChannel, product, 0, 1);
        return product;
    }

    private static INDArray overPositions(INDArray array) {
        return array.rank() == 2 ? array : array.sum(2, 3);
    }
}
