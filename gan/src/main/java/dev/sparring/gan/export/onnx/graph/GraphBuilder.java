package dev.sparring.gan.export.onnx.graph;

import dev.sparring.gan.export.protobuf.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code GraphProto} of onnx.proto in the making. Names of what nodes give are made here, from the layer that is translated, so that
 * they are unique and a viewer shows where they are from.
 */
public final class GraphBuilder {

    /** The size of a batch, which is free. */
    static final String BATCH = "N";

    private static final int NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Message graph = new Message();
    private final Map<String, Integer> used = new HashMap<>();
    private String layer = "";

    /** A graph without nodes. */
    public GraphBuilder(String name) {
        graph.text(GRAPH_NAME, name);
    }

    /** What is added from here on belongs to this layer. */
    public void enter(String name) {
        layer = name;
    }

    private String unique(String what) {
        String name = layer.isEmpty() ? what : layer + "/" + what;
        int before = used.merge(name, 1, Integer::sum);
        return before == 1 ? name : unique(what + "_" + before);
    }

    /** Adds a node of one output and gives the output's name. */
    public String node(String operator, List<String> inputs, Attribute... attributes) {
        String output = unique(operator);
        add(operator, inputs, output, attributes);
        return output;
    }

    private void add(String operator, List<String> inputs, String output, Attribute... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(NODE, node);
    }

    /** Adds numbers that do not change and gives their name. */
    public String constant(String what, float[] values, long... shape) {
        return initializer(what, FLOAT, shape, new Message().floats(9, values));
    }

    /** One number that does not change. */
    public String scalar(String what, double value) {
        return constant(what, new float[] {(float) value});
    }

    /** A list of whole numbers that do not change, such as a shape. */
    public String integers(String what, long... values) {
        return initializer(what, INT64, new long[] {values.length}, new Message().numbers(7, values));
    }

    /** One whole number that does not change. */
    public String integer(String what, long value) {
        return initializer(what, INT64, new long[0], new Message().numbers(7, value));
    }

    private String initializer(String what, int type, long[] shape, Message content) {
        String name = unique(what);
        for (long side : shape) {
            content.number(1, side);
        }
        graph.message(INITIALIZER, content.number(2, type).text(8, name));
        return name;
    }

    /** Declares an input: floats, or an index for each sample. */
    public Value input(Value value) {
        used.put(value.name(), 1);
        graph.message(INPUT, declared(value));
        return value;
    }

    /** Ends the graph: what a node gave is its output, under a name of its own. */
    public Value output(String name, Value value) {
        Value output = new Value(name, value.sides());
        add("Identity", List.of(value.name()), name);
        graph.message(OUTPUT, declared(output));
        return output;
    }

    private static Message declared(Value value) {
        Message shape = new Message().message(1, new Message().text(2, BATCH));
        for (long side : value.sides()) {
            shape.message(1, new Message().number(1, side));
        }
        Message tensor =
                new Message().number(1, value.isIndex() ? INT64 : FLOAT).message(2, shape);
        return new Message().text(1, value.name()).message(2, new Message().message(1, tensor));
    }

    /** The finished graph. */
    public Message message() {
        return graph;
    }
}
