package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.join.InnerProduct;
import dev.sparring.core.kernel.join.Linear;
import dev.sparring.core.kernel.join.Maximum;
import dev.sparring.core.kernel.join.Merge;
import dev.sparring.core.kernel.join.Modulation;
import dev.sparring.core.kernel.join.Product;
import dev.sparring.core.kernel.join.Reshape;
import dev.sparring.core.kernel.join.Subset;
import dev.sparring.core.kernel.join.Sum;
import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.ModulationVertex;
import dev.sparring.core.network.UnsupportedLayerException;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** From DL4J's vertices without a layer to operations. */
final class Dl4jVertices {

    private Dl4jVertices() {}

    /** By the exact class, since a subclass may compute something else. */
    static LayerOperation operation(GraphVertex vertex, int inputs) throws UnsupportedLayerException {
        Class<?> kind = vertex.getClass();
        if (kind == ElementWiseVertex.class) {
            return elementWise((ElementWiseVertex) vertex, inputs);
        } else if (kind == MergeVertex.class && ((MergeVertex) vertex).getMergeAxis() == 1) {
            return new Merge();
        } else if (kind == SubsetVertex.class) {
            SubsetVertex subset = (SubsetVertex) vertex;
            return new Subset(subset.getFrom(), subset.getTo());
        } else if (kind == ScaleVertex.class) {
            return new Linear((float) ((ScaleVertex) vertex).getScaleFactor(), 0);
        } else if (kind == ShiftVertex.class) {
            return new Linear(1, (float) ((ShiftVertex) vertex).getShiftFactor());
        } else if (kind == ReshapeVertex.class) {
            return reshape((ReshapeVertex) vertex);
        } else if (kind == InnerProductVertex.class) {
            return new InnerProduct();
        } else if (kind == ModulationVertex.class) {
            return new Modulation();
        } else if (kind == PreprocessorVertex.class) {
            return Dl4jImporter.preProcessor(((PreprocessorVertex) vertex).getPreProcessor());
        }
        throw new UnsupportedLayerException(kind.getSimpleName());
    }

    private static LayerOperation elementWise(ElementWiseVertex vertex, int inputs) throws UnsupportedLayerException {
        return switch (vertex.getOp()) {
            case Add -> Sum.of(inputs);
            case Average -> Sum.mean(inputs);
            case Subtract -> Sum.difference();
            case Max -> new Maximum();
            case Product -> {
                if (inputs != 2) {
                    throw new UnsupportedLayerException("a product of " + inputs + " inputs");
                }
                yield new Product();
            }
        };
    }

    /** The batch is -1, as DL4J has it where it does not matter how many samples there are. */
    private static LayerOperation reshape(ReshapeVertex vertex) throws UnsupportedLayerException {
        int[] shape = vertex.getNewShape();
        boolean eachSample = shape.length > 1
                && shape[0] == -1
                && Arrays.stream(shape).skip(1).allMatch(size -> size > 0);
        if (vertex.getReshapeOrder() != 'c' || !eachSample || (shape.length != 2 && shape.length != 4)) {
            throw new UnsupportedLayerException("a reshape to " + Arrays.toString(shape));
        }
        return new Reshape(
                Arrays.stream(shape).skip(1).mapToObj(size -> (long) size).toList());
    }
}
