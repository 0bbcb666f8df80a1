package dev.sparring.gan.model.file;

import dev.sparring.core.network.Definition;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.NetworkSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * What a network of one's own is to be run on, and whether it can be: before anything is allocated for it, whose size a file chose.
 *
 * @param first the first input's name in a graph that is told labels
 * @param spec what the network is to fit
 */
record OwnInputs(String first, NetworkSpec spec) {

    /** The most parameters: 2 GB. */
    private static final long MOST_PARAMETERS = 500_000_000L;

    /** The most numbers between two layers, of one sample. */
    private static final long MOST_NUMBERS = 1L << 27;

    /**
     * Checks a definition.
     *
     * @param definition as DL4J read it
     * @throws IllegalArgumentException if it has other inputs, its layers do not go together, or it is too large
     */
    void check(Definition definition) {
        try {
            definition.either(this::layers, this::graph);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the layers do not go together: " + Dl4jText.reason(e), e);
        }
    }

    private boolean layers(MultiLayerConfiguration layers) {
        if (spec.isConditional()) {
            throw new IllegalArgumentException(
                    "layers one after the other take no labels; give a graph with the inputs " + first + " and "
                            + Model.LABEL + ", or set conditional=false");
        }
        requireFew(layers.getConfs());
        layers.getLayerActivationTypes(type(first)).forEach(OwnInputs::requireSmall);
        return true;
    }

    private boolean graph(ComputationGraphConfiguration graph) {
        List<String> inputs = graph.getNetworkInputs();
        if (spec.isConditional() && !(inputs.size() == 2 && inputs.containsAll(List.of(first, Model.LABEL)))) {
            throw new IllegalArgumentException("a graph that is told labels must have the inputs " + first + " and "
                    + Model.LABEL + ", got " + inputs + "; rename its inputs, or set conditional=false");
        }
        if (!spec.isConditional() && inputs.size() != 1) {
            throw new IllegalArgumentException("the graph must have one input, got " + inputs
                    + (inputs.contains(Model.LABEL) ? "; set conditional=true to tell it labels" : ""));
        }
        requireFew(graph.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf())
                .toList());
        requireRows(graph);
        requireSmall(graph);
        return true;
    }

    /** DL4J's own way through a graph passes over preprocessors and changes the layers. */
    private void requireSmall(ComputationGraphConfiguration graph) {
        Map<String, InputType> types = new HashMap<>();
        graph.getNetworkInputs().forEach(input -> types.put(input, type(input)));
        boolean further = true;
        while (further) {
            further = false;
            for (Map.Entry<String, GraphVertex> entry : graph.getVertices().entrySet()) {
                List<String> before = graph.getVertexInputs().getOrDefault(entry.getKey(), List.of());
                boolean known = !before.isEmpty() && types.keySet().containsAll(before);
                if (known && !types.containsKey(entry.getKey())) {
                    InputType[] given = before.stream().map(types::get).toArray(InputType[]::new);
                    InputType output = entry.getValue().getOutputType(0, given);
                    requireSmall(output);
                    types.put(entry.getKey(), output);
                    further = true;
                }
            }
        }
        for (String name : graph.getVertices().keySet()) {
            if (!types.containsKey(name)) {
                throw new IllegalArgumentException("no way leads from the graph's inputs to \"" + ClassCheck.cut(name)
                        + "\"; correct vertexInputs");
            }
        }
    }

    private InputType type(String input) {
        SampleShape shape = spec.shape();
        if (input.equals(Model.LABEL) && spec.isConditional()) {
            return InputType.feedForward(1);
        }
        if (first.equals(Model.LATENT)) {
            return InputType.feedForward(spec.latent());
        }
        return shape.isImage()
                ? InputType.convolutional(shape.height(), shape.width(), shape.channels())
                : InputType.feedForward(shape.length());
    }

    /** A table that labels are looked up in has a row for each. */
    private void requireRows(ComputationGraphConfiguration graph) {
        for (Map.Entry<String, GraphVertex> entry : graph.getVertices().entrySet()) {
            boolean labelled = spec.isConditional()
                    && graph.getVertexInputs()
                            .getOrDefault(entry.getKey(), List.of())
                            .contains(Model.LABEL);
            if (labelled
                    && entry.getValue() instanceof LayerVertex vertex
                    && vertex.getLayerConf().getLayer() instanceof EmbeddingLayer table
                    && table.getNIn() < spec.labels()) {
                throw new IllegalArgumentException("\"" + entry.getKey() + "\" has " + table.getNIn()
                        + " rows, and there are " + spec.labels() + " labels; give it a row for each");
            }
        }
    }

    private static void requireFew(List<NeuralNetConfiguration> configurations) {
        long parameters = 0;
        for (NeuralNetConfiguration configuration : configurations) {
            Layer layer = configuration.getLayer();
            long own = layer.initializer().numParams(layer);
            parameters = own < 0 || own > MOST_PARAMETERS ? Long.MAX_VALUE : parameters + own;
            if (parameters > MOST_PARAMETERS) {
                throw new IllegalArgumentException("\"" + layer.getLayerName() + "\" brings the network to more than "
                        + MOST_PARAMETERS + " parameters; make it smaller");
            }
        }
    }

    private static void requireSmall(InputType between) {
        long numbers = 1;
        for (long length : between.getShape()) {
            numbers = length < 1 || length > MOST_NUMBERS / numbers ? Long.MAX_VALUE : numbers * length;
            if (numbers > MOST_NUMBERS) {
                throw new IllegalArgumentException("between two layers there are " + between
                        + ", which must be from 1 to " + MOST_NUMBERS + " numbers a sample");
            }
        }
    }
}
