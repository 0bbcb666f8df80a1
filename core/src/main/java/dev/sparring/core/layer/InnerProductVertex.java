package dev.sparring.core.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
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
public final class InnerProductVertex extends PairVertex {

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
    INDArray output(INDArray first, INDArray second) {
        return first.mul(second).sum(true, 1);
    }

    @Override
    INDArray[] toInputs(INDArray first, INDArray second, INDArray toOutput) {
        return new INDArray[] {second.mulColumnVector(toOutput), first.mulColumnVector(toOutput)};
    }
}
