package dev.sparring.core.network;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a network is made from: DL4J's configuration of layers one after the other, or of a graph.
 *
 * <pre>{@code
 * Definition definition = Definition.of(new NeuralNetConfiguration.Builder().list().layer(dense).build());
 * try (Network network = Network.of(definition)) { ... }
 * }</pre>
 */
public final class Definition {

    private final @Nullable MultiLayerConfiguration layers;
    private final @Nullable ComputationGraphConfiguration graph;

    private Definition(@Nullable MultiLayerConfiguration layers, @Nullable ComputationGraphConfiguration graph) {
        this.layers = layers;
        this.graph = graph;
    }

    /**
     * Layers one after the other.
     *
     * @param layers DL4J's configuration
     * @return the definition
     */
    public static Definition of(MultiLayerConfiguration layers) {
        return new Definition(Objects.requireNonNull(layers, "layers"), null);
    }

    /**
     * A graph.
     *
     * @param graph DL4J's configuration
     * @return the definition
     */
    public static Definition of(ComputationGraphConfiguration graph) {
        return new Definition(null, Objects.requireNonNull(graph, "graph"));
    }

    /**
     * Does one thing with layers and another with a graph.
     *
     * @param <T> what comes of it
     * @param ofLayers takes the layers
     * @param ofGraph takes the graph
     * @return what came of it
     */
    public <T> T either(
            Function<MultiLayerConfiguration, T> ofLayers, Function<ComputationGraphConfiguration, T> ofGraph) {
        MultiLayerConfiguration list = layers;
        return list == null ? ofGraph.apply(Objects.requireNonNull(graph, "graph")) : ofLayers.apply(list);
    }

    /**
     * The layers.
     *
     * @return empty if it is a graph
     */
    public Optional<MultiLayerConfiguration> layers() {
        return Optional.ofNullable(layers);
    }
}
