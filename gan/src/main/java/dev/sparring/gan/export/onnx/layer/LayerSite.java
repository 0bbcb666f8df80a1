package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.network.Floats;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a layer is translated.
 *
 * @param graph gets its nodes
 * @param parameters of the layer, by DL4J's names
 */
public record LayerSite(GraphBuilder graph, Map<String, INDArray> parameters) {

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    INDArray parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** A parameter's numbers in row-major order. */
    float[] numbers(String name) {
        return Floats.numbers(parameter(name));
    }

    /** Adds a parameter as it is. */
    String constant(String what, String name) {
        return graph.constant(what, numbers(name), parameter(name).shape());
    }

    /** Adds a parameter of one number a channel, which DL4J keeps as a row. */
    String vector(String what, String name) {
        float[] numbers = numbers(name);
        return graph.constant(what, numbers, numbers.length);
    }

    /** A node of one input that keeps the shape. */
    Value same(String operator, Value input, Attribute... attributes) {
        return new Value(graph.node(operator, List.of(input.name()), attributes), input.sides());
    }

    /** A node of two inputs, the second of which is broadcast, that keeps the shape of the first. */
    Value same(String operator, Value input, String other) {
        return new Value(graph.node(operator, List.of(input.name(), other)), input.sides());
    }

    /** The same numbers in another shape. */
    public Value reshaped(Value input, long... sides) {
        String shape = graph.integers("shape", Value.batchOf(sides));
        return new Value(graph.node("Reshape", List.of(input.name(), shape)), sides);
    }
}
