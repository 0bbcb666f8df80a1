package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.ModulationVertex;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** Vertices without a layer. */
public final class Vertices {

    private Vertices() {}

    /**
     * Translates a vertex, by its exact class, since a subclass may compute something else.
     *
     * @param vertex its definition
     * @param site where
     * @param inputs what it reads
     * @return what it gives
     * @throws UntranslatedException if there is no translation
     */
    public static Value add(GraphVertex vertex, LayerSite site, List<Value> inputs) throws UntranslatedException {
        Class<?> kind = vertex.getClass();
        Value first = inputs.get(0);
        if (kind == ElementWiseVertex.class) {
            return elementWise(((ElementWiseVertex) vertex).getOp(), site, inputs);
        } else if (kind == MergeVertex.class && ((MergeVertex) vertex).getMergeAxis() == 1) {
            return merged(site, inputs);
        } else if (kind == SubsetVertex.class) {
            SubsetVertex subset = (SubsetVertex) vertex;
            return channels(site, first, subset.getFrom(), subset.getTo() + 1L);
        } else if (kind == ScaleVertex.class) {
            return site.same("Mul", first, site.graph().scalar("factor", ((ScaleVertex) vertex).getScaleFactor()));
        } else if (kind == ShiftVertex.class) {
            return site.same("Add", first, site.graph().scalar("shift", ((ShiftVertex) vertex).getShiftFactor()));
        } else if (kind == ReshapeVertex.class) {
            return ShapeChanges.reshaped((ReshapeVertex) vertex, site, first);
        } else if (kind == PreprocessorVertex.class) {
            return ShapeChanges.preProcessed(((PreprocessorVertex) vertex).getPreProcessor(), site, first);
        } else if (kind == InnerProductVertex.class) {
            return innerProduct(site, first, inputs.get(1));
        } else if (kind == ModulationVertex.class) {
            return modulated(site, first, inputs.get(1));
        }
        throw new UntranslatedException("it computes what no operator is known for");
    }

    private static Value elementWise(ElementWiseVertex.Op operation, LayerSite site, List<Value> inputs) {
        // The first three take any number of inputs.
        return switch (operation) {
            case Add -> inputs.size() == 2 ? folded("Add", site, inputs) : joined("Sum", site, inputs);
            case Average -> joined("Mean", site, inputs);
            case Max -> joined("Max", site, inputs);
            case Subtract -> folded("Sub", site, inputs);
            case Product -> folded("Mul", site, inputs);
        };
    }

    private static Value joined(String operator, LayerSite site, List<Value> inputs) {
        return new Value(
                site.graph().node(operator, inputs.stream().map(Value::name).toList()),
                inputs.get(0).sides());
    }

    private static Value folded(String operator, LayerSite site, List<Value> inputs) {
        Value result = inputs.get(0);
        for (Value next : inputs.subList(1, inputs.size())) {
            result = site.same(operator, result, next.name());
        }
        return result;
    }

    /** Channels, or numbers of rows, side by side. */
    private static Value merged(LayerSite site, List<Value> inputs) {
        long[] sides = inputs.get(0).sides().clone();
        sides[0] = inputs.stream().mapToLong(Value::channels).sum();
        List<String> names = inputs.stream().map(Value::name).toList();
        return new Value(site.graph().node("Concat", names, Attribute.of("axis", 1)), sides);
    }

    private static Value channels(LayerSite site, Value input, long from, long to) {
        long[] sides = input.sides().clone();
        sides[0] = to - from;
        GraphBuilder graph = site.graph();
        return new Value(
                graph.node(
                        "Slice",
                        List.of(
                                input.name(),
                                graph.integers("starts", from),
                                graph.integers("ends", to),
                                graph.integers("axes", 1))),
                sides);
    }

    private static Value innerProduct(LayerSite site, Value first, Value second) {
        Value products = site.same("Mul", first, second.name());
        String axes = site.graph().integers("axes", 1);
        return new Value(site.graph().node("ReduceSum", List.of(products.name(), axes)), 1);
    }

    /** y = x (1 + a) + b, a and b the halves of a row. */
    private static Value modulated(LayerSite site, Value input, Value row) {
        long channels = input.channels();
        Value factor =
                site.same("Add", channels(site, row, 0, channels), site.graph().scalar("one", 1));
        Value shift = channels(site, row, channels, 2 * channels);
        Value scaled = site.same("Mul", input, everywhere(site, factor, input).name());
        return site.same("Add", scaled, everywhere(site, shift, input).name());
    }

    /** A row so shaped that it is the same at all positions of an image. */
    private static Value everywhere(LayerSite site, Value row, Value input) {
        return input.isImage() ? site.reshaped(row, row.channels(), 1, 1) : row;
    }
}
