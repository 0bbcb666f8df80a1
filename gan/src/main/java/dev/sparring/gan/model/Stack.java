package dev.sparring.gan.model;

import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Layers one after the other, counted, so that a preprocessor finds its place. A conditional network of them is a graph: a generator's
 * first layer reads the label's embedding beside the latent vector, its normalisations are scaled and shifted by the label, and to a discriminator's logit comes the inner product of
 * what its last layer reads with the label's embedding (Miyato and Koyama 2018, "cGANs with projection discriminator", ICLR).
 */
final class Stack {

    private final NeuralNetConfiguration.Builder settings;
    private final NetworkSpec spec;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<Integer, InputPreProcessor> preProcessors = new HashMap<>();
    private final Map<Integer, Integer> normalised = new HashMap<>();

    /** Of no layers yet. */
    Stack(NeuralNetConfiguration.Builder settings, NetworkSpec spec) {
        this.settings = settings;
        this.spec = spec;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** Adds a normalisation of so many channels, which the label of a conditional generator then scales and shifts. */
    void addNormalization(Layer layer, int channels) {
        normalised.put(layers.size(), channels);
        add(layer);
    }

    /** Changes the shape of what comes next. */
    void before(InputPreProcessor preProcessor) {
        preProcessors.put(layers.size(), preProcessor);
    }

    /** Changes the shape of what comes in. */
    void beforeAll(InputPreProcessor preProcessor) {
        preProcessors.put(0, preProcessor);
    }

    /** A generator of these layers. */
    Definition generator() {
        if (!spec.isConditional()) {
            return list();
        }
        GraphBuilder graph = settings.graphBuilder()
                .addInputs(Model.LATENT, Model.LABEL)
                .addLayer("embedding", LabelEmbedding.besideLatent(spec), Model.LABEL)
                .addVertex("joined", new MergeVertex(), Model.LATENT, "embedding");
        String last = chain(graph, layers.size(), "joined", true);
        return Definition.of(graph.setOutputs(last).build());
    }

    /** A discriminator of these layers, of which the last one gives the logit of a row of features. */
    Definition discriminator() {
        if (!spec.isConditional()) {
            return list();
        }
        GraphBuilder graph = settings.graphBuilder().addInputs(Model.SAMPLE, Model.LABEL);
        int end = layers.size() - 1;
        String features = chain(graph, end, Model.SAMPLE, false);
        InputPreProcessor before = preProcessors.get(end);
        if (before != null) {
            graph.addVertex("features", new PreprocessorVertex(before), features);
            features = "features";
        }
        graph.addLayer("logit", layers.get(end), features)
                .addLayer("embedding", LabelEmbedding.ofFeatures(spec, features(layers.get(end))), Model.LABEL)
                .addVertex("projection", new InnerProductVertex(), "embedding", features)
                .addVertex("output", new ElementWiseVertex(ElementWiseVertex.Op.Add), "logit", "projection");
        return Definition.of(graph.setOutputs("output").build());
    }

    /** How many numbers the layer at the end reads. */
    private static int features(Layer end) {
        return Math.toIntExact(
                end instanceof SpectralDenseLayer spectral ? spectral.getInputs() : ((DenseLayer) end).getNIn());
    }

    /** Adds the first so many layers to a graph, called by their numbers, and gives the last one's name. */
    private String chain(GraphBuilder graph, int count, String from, boolean isGenerator) {
        String last = from;
        for (int i = 0; i < count; i++) {
            String name = Integer.toString(i);
            InputPreProcessor before = preProcessors.get(i);
            if (before == null) {
                graph.addLayer(name, layers.get(i), last);
            } else {
                graph.addLayer(name, layers.get(i), before, last);
            }
            last = name;
            if (isGenerator && normalised.containsKey(i)) {
                last = name + ".label";
                LabelEmbedding.modulate(graph, last, name, spec, normalised.get(i));
            }
        }
        return last;
    }

    private Definition list() {
        NeuralNetConfiguration.ListBuilder list = settings.list();
        layers.forEach(list::layer);
        preProcessors.forEach(list::inputPreProcessor);
        return Definition.of(list.build());
    }
}
