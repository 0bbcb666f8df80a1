package dev.sparring.gan.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.network.Definition;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Hands a checked tree to DL4J. DL4J is given the tree as it was checked, written anew, and not the text that it was read from, so that no
 * two readers can understand that text in two ways.
 */
final class Dl4jText {

    private Dl4jText() {}

    /**
     * Makes a definition.
     *
     * @param tree passed {@link ClassCheck}
     * @param seed draws the first parameters
     * @return the definition
     * @throws IllegalArgumentException if DL4J cannot read it, or did not read all of it
     */
    static Definition definition(ObjectNode tree, long seed) {
        String text = DefinitionReader.json(tree);
        try {
            if (tree.has("confs")) {
                MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(text);
                for (int i = 0; i < layers.getConfs().size(); i++) {
                    keepVariance(layers.getConf(i), tree.path("confs").path(i));
                }
                requireAll(tree, layers.toJson());
                layers.getConfs().forEach(layer -> layer.setSeed(seed));
                return Definition.of(layers);
            }
            ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(text);
            for (Map.Entry<String, GraphVertex> entry : graph.getVertices().entrySet()) {
                if (entry.getValue() instanceof LayerVertex layer) {
                    JsonNode given = tree.path("vertices").path(entry.getKey()).path("layerConf");
                    keepVariance(layer.getLayerConf(), given);
                }
            }
            requireAll(tree, graph.toJson());
            graph.getDefaultConfiguration().setSeed(seed);
            for (GraphVertex vertex : graph.getVertices().values()) {
                if (vertex instanceof LayerVertex layer) {
                    layer.getLayerConf().setSeed(seed);
                }
            }
            return Definition.of(graph);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("DL4J cannot read the definition: " + reason(e), e);
        }
    }

    /** DL4J reads every batch normalization that has no parameters yet as one with the logarithm of its deviation, whatever is written. */
    private static void keepVariance(NeuralNetConfiguration configuration, JsonNode given) {
        JsonNode logarithm = given.path("layer").path("useLogStd");
        if (configuration.getLayer() instanceof BatchNormalization normalization && logarithm.isBoolean()) {
            normalization.setUseLogStd(logarithm.asBoolean());
        }
    }

    /** DL4J passes over names that it does not know, such as misspelt ones, and reads some values as others. */
    private static void requireAll(ObjectNode tree, String understood) {
        try {
            requireAll(tree, DefinitionReader.tree(understood), "");
        } catch (IOException e) {
            throw new IllegalArgumentException("the definition is too large once DL4J has read it", e);
        }
    }

    private static void requireAll(JsonNode given, JsonNode understood, String where) {
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String inside = where + (where.isEmpty() ? "" : ".") + entry.getKey();
            JsonNode other = understood.get(entry.getKey());
            if (other == null) {
                throw new IllegalArgumentException("the definition says " + ClassCheck.cut(inside)
                        + ", which DL4J does not know; correct the name or leave it out");
            }
            requireAll(entry.getValue(), other, inside);
        }
        boolean same = given.isNumber()
                ? understood.isNumber() && given.asDouble() == understood.asDouble()
                : !given.isValueNode() || given.isNull() || given.asText().equals(understood.asText());
        if (!same) {
            throw new IllegalArgumentException("the definition says " + ClassCheck.cut(where) + " is "
                    + ClassCheck.cut(given.toString()) + ", which DL4J reads as "
                    + ClassCheck.cut(understood.toString()) + "; write it as DL4J does");
        }
        for (int i = 0; given.isArray() && i < given.size() && i < understood.size(); i++) {
            requireAll(given.get(i), understood.get(i), where + "[" + i + "]");
        }
    }

    /** Why DL4J failed, in one line. */
    static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason is given");
        return first.length() > 200 ? first.substring(0, 197) + "..." : first;
    }
}
