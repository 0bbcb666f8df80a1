package dev.sparring.core.player;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * What a DL4J definition says of its training beside the layers and the updater: l1, l2, weight decay, gradient normalisation
 * and constraints.
 *
 * @param layers those with gradient normalisation or regularisation
 * @param constrained whether any layer has constraints
 */
record DefinitionTerms(List<OfLayer> layers, boolean constrained) {

    /** Validates. */
    DefinitionTerms {
        layers = List.copyOf(layers);
    }

    /**
     * What is said of one layer.
     *
     * @param normalization of its gradient
     * @param threshold of the kinds that clip
     * @param tensors its parameters but for running statistics
     */
    record OfLayer(GradientNormalization normalization, double threshold, List<OfTensor> tensors) {
        /** Validates. */
        OfLayer {
            Objects.requireNonNull(normalization, "normalization");
            tensors = List.copyOf(tensors);
        }

        boolean any() {
            return normalization != GradientNormalization.None
                    || tensors.stream()
                            .anyMatch(tensor -> !tensor.regularizations().isEmpty());
        }
    }

    /**
     * What is said of one parameter.
     *
     * @param range where it stands
     * @param regularizations of it, in DL4J's order
     */
    record OfTensor(ParameterRange range, List<Regularization> regularizations) {
        /** Validates. */
        OfTensor {
            regularizations = List.copyOf(regularizations);
        }
    }

    /** Whether there is nothing to do but to follow the optimizer. */
    boolean none() {
        return layers.isEmpty() && !constrained;
    }

    /**
     * Reads a network's definition.
     *
     * @param network what is to be trained
     * @return what its player has to do
     * @throws IllegalArgumentException if the definition asks for something that a player cannot do
     */
    static DefinitionTerms of(Network network) {
        Model definition = network.definition();
        DefinitionRefusals.check(definition);
        Map<Long, ParameterRange> ranges = new HashMap<>();
        network.trainable().forEach(range -> ranges.put(range.from(), range));
        List<OfLayer> layers = new ArrayList<>();
        for (Trainable part : parts(definition)) {
            OfLayer layer = layer(part, ranges);
            if (layer.any()) {
                layers.add(layer);
            }
        }
        return new DefinitionTerms(layers, constrained(definition));
    }

    /** The layers, or vertices, that have parameters. */
    static List<Trainable> parts(Model definition) {
        Trainable[] all = definition instanceof MultiLayerNetwork network
                ? network.getLayers()
                : definition instanceof ComputationGraph graph ? graph.getVertices() : new Trainable[0];
        return Arrays.stream(all).filter(part -> part.numParams() > 0).toList();
    }

    private static OfLayer layer(Trainable part, Map<Long, ParameterRange> ranges) {
        TrainingConfig config = part.getConfig();
        List<OfTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, INDArray> entry : part.paramTable(false).entrySet()) {
            ParameterRange range = ranges.get(entry.getValue().offset());
            List<Regularization> regularizations = config.getRegularizationByParam(entry.getKey());
            if (range != null) {
                tensors.add(new OfTensor(range, regularizations == null ? List.of() : regularizations));
            }
        }
        GradientNormalization normalization = config.getGradientNormalization();
        return new OfLayer(
                normalization == null ? GradientNormalization.None : normalization,
                config.getGradientNormalizationThreshold(),
                tensors);
    }

    private static boolean constrained(Model definition) {
        org.deeplearning4j.nn.api.Layer[] layers = definition instanceof MultiLayerNetwork network
                ? network.getLayers()
                : definition instanceof ComputationGraph graph
                        ? graph.getLayers()
                        : new org.deeplearning4j.nn.api.Layer[0];
        return Arrays.stream(layers).anyMatch(layer -> constrained(layer.conf().getLayer()));
    }

    private static boolean constrained(@Nullable Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return constrained(wrapper.getUnderlying());
        }
        if (layer instanceof Bidirectional both) {
            return constrained(both.getFwd());
        }
        return layer != null
                && layer.getConstraints() != null
                && !layer.getConstraints().isEmpty();
    }
}
