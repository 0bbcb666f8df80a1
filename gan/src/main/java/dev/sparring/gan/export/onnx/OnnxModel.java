package dev.sparring.gan.export.onnx;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import dev.sparring.gan.export.protobuf.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network as a {@code ModelProto} of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>: IR version 8,
 * opset 17, one input of floats {@code [N, ...]}, one output {@code [N, ...]}, of a conditional network a second input of labels' indices,
 * {@code int64 [N]}. N, the size of a batch, is free. What layers do in training alone is left out: dropout, and the batch's own mean and
 * variance.
 */
public final class OnnxModel {

    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;

    private static final int MODEL_IR_VERSION = 1;
    private static final int PRODUCER_NAME = 2;
    private static final int PRODUCER_VERSION = 3;
    private static final int GRAPH = 7;
    private static final int OPSET_IMPORT = 8;
    private static final int METADATA = 14;

    private OnnxModel() {}

    /**
     * What a network takes and gives.
     *
     * @param input name of the first input
     * @param sides of one sample of it: {@code [numbers]} or {@code [channels, height, width]}
     * @param label name of the input of labels, which the network calls so, too; empty if there is none
     * @param output name of the output
     */
    public record Interface(String input, List<Long> sides, Optional<String> label, String output) {

        /** Copies the sides. */
        public Interface {
            sides = List.copyOf(sides);
        }
    }

    /**
     * Translates a network.
     *
     * @param network an initialised {@link MultiLayerNetwork} or {@link ComputationGraph} of one output, with the parameters it is to have
     * @param calls what it takes and gives
     * @param version of Sparring
     * @param metadata what else a loader may want to know
     * @return the model; it is on its own and needs the network no more
     * @throws SparringException.Configuration naming the first layer that has no translation
     */
    public static Message of(Model network, Interface calls, String version, Map<String, String> metadata)
            throws SparringException.Configuration {
        GraphBuilder graph = new GraphBuilder(calls.output());
        Value first = graph.input(new Value(
                calls.input(), calls.sides().stream().mapToLong(Long::longValue).toArray()));
        Optional<Value> label = calls.label().map(name -> graph.input(new Value(name)));
        NetworkTranslation translation = new NetworkTranslation(graph);
        Value last;
        if (network instanceof MultiLayerNetwork layers) {
            last = translation.add(layers, first);
        } else {
            ComputationGraph vertices = (ComputationGraph) network;
            Map<String, Value> inputs = new HashMap<>();
            for (String name : vertices.getConfiguration().getNetworkInputs()) {
                inputs.put(
                        name, label.filter(index -> index.name().equals(name)).orElse(first));
            }
            last = translation.add(vertices, inputs);
        }
        graph.enter("");
        graph.output(calls.output(), last);
        Message model = new Message()
                .number(MODEL_IR_VERSION, IR_VERSION)
                .text(PRODUCER_NAME, "sparring")
                .text(PRODUCER_VERSION, version)
                .message(OPSET_IMPORT, new Message().text(1, "").number(2, OPSET))
                .message(GRAPH, graph.message());
        metadata.forEach((key, value) ->
                model.message(METADATA, new Message().text(1, key).text(2, value)));
        requireSmall(model.size());
        return model;
    }

    /** Protocol Buffers has no longer messages, and what is written nevertheless cannot be read. */
    static void requireSmall(long bytes) throws SparringException.Configuration {
        if (bytes > Integer.MAX_VALUE) {
            throw new SparringException.Configuration(
                    "the network takes " + (bytes >> 20) + " MB as an ONNX model, which may have 2047",
                    "export it as dl4j or safetensors");
        }
    }
}
