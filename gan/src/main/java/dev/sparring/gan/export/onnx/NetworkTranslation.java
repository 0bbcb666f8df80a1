package dev.sparring.gan.export.onnx;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import dev.sparring.gan.export.onnx.layer.LayerSite;
import dev.sparring.gan.export.onnx.layer.LayerTranslations;
import dev.sparring.gan.export.onnx.layer.ShapeChanges;
import dev.sparring.gan.export.onnx.layer.UntranslatedException;
import dev.sparring.gan.export.onnx.layer.Vertices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Walks through a network, layer by layer, and names the first one that cannot be translated. */
final class NetworkTranslation {

    private static final long FLOAT = 1;

    private final GraphBuilder graph;

    NetworkTranslation(GraphBuilder graph) {
        this.graph = graph;
    }

    private interface Step {
        Value add() throws UntranslatedException;
    }

    private static Value named(String name, Object definition, Step step) throws SparringException.Configuration {
        try {
            return step.add();
        } catch (UntranslatedException e) {
            throw new SparringException.Configuration(
                    "layer " + name + " (" + definition.getClass().getSimpleName() + ") has no translation to ONNX: "
                            + e.getMessage(),
                    "export the network as dl4j or safetensors");
        }
    }

    /** Layers one after the other. Gives what the last one gives. */
    Value add(MultiLayerNetwork network, Value input) throws SparringException.Configuration {
        Value last = input;
        for (int i = 0; i < network.getnLayers(); i++) {
            Layer layer = network.getLayerWiseConfigurations().getConf(i).getLayer();
            InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
            last = added(Integer.toString(i), layer, before, network.getLayer(i).paramTable(), last);
        }
        return last;
    }

    /** A graph of one output. Gives what its output vertex gives. */
    Value add(ComputationGraph network, Map<String, Value> inputs) throws SparringException.Configuration {
        Map<String, Value> known = new HashMap<>(inputs);
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (!vertex.isInputVertex()) {
                String name = vertex.getVertexName();
                known.put(name, added(network, vertex, read(network, name, known)));
            }
        }
        return known(known, network.getConfiguration().getNetworkOutputs().get(0));
    }

    private static List<Value> read(ComputationGraph network, String vertex, Map<String, Value> known) {
        List<Value> read = new ArrayList<>();
        for (String name : known(network.getConfiguration().getVertexInputs(), vertex)) {
            read.add(known(known, name));
        }
        return read;
    }

    private Value added(ComputationGraph network, GraphVertex vertex, List<Value> inputs)
            throws SparringException.Configuration {
        String name = vertex.getVertexName();
        org.deeplearning4j.nn.conf.graph.GraphVertex definition =
                known(network.getConfiguration().getVertices(), name);
        if (definition instanceof LayerVertex layer) {
            return added(
                    name,
                    layer.getLayerConf().getLayer(),
                    layer.getPreProcessor(),
                    vertex.getLayer().paramTable(),
                    inputs.get(0));
        }
        graph.enter(name);
        LayerSite site = new LayerSite(graph, Map.of());
        return named(
                name,
                definition,
                () -> Vertices.add(
                        definition,
                        site,
                        inputs.stream().map(input -> row(site, input)).toList()));
    }

    private Value added(
            String name, Layer layer, @Nullable InputPreProcessor before, Map<String, INDArray> parameters, Value read)
            throws SparringException.Configuration {
        graph.enter(name);
        LayerSite site = new LayerSite(graph, parameters);
        return named(name, layer, () -> {
            Value input = layer instanceof EmbeddingLayer ? read : row(site, read);
            return LayerTranslations.add(
                    layer, site, before == null ? input : ShapeChanges.preProcessed(before, site, input));
        });
    }

    /** What is no table takes an index as a number. */
    private static Value row(LayerSite site, Value input) {
        if (!input.isIndex()) {
            return input;
        }
        String number = site.graph().node("Cast", List.of(input.name()), Attribute.of("to", FLOAT));
        return site.reshaped(new Value(number), 1);
    }

    private static <T> T known(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }
}
