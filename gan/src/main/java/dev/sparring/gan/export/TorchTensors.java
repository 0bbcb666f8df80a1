package dev.sparring.gan.export;

import dev.sparring.core.network.Floats;
import dev.sparring.gan.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's parameters under the names and in the layouts that PyTorch gives them: {@code layer.weight}, where the layer is its number
 * in DL4J's list or its name in a graph. {@code docs/export.md} has the table.
 *
 * @param tensors by name, in the network's order
 * @param statistics names of those that no optimizer moves
 */
record TorchTensors(Map<String, Tensor> tensors, List<String> statistics) {

    private static final String LOGARITHM = "log10stdev";

    /** Where PyTorch has another word; {@code u} and {@code v} are those of {@code torch.nn.utils.spectral_norm}. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("W", "weight"),
            Map.entry("b", "bias"),
            Map.entry("gamma", "weight"),
            Map.entry("beta", "bias"),
            Map.entry("gain", "weight"),
            Map.entry("shift", "bias"),
            Map.entry("mean", "running_mean"),
            Map.entry("var", "running_var"),
            Map.entry(LOGARITHM, "running_var"),
            Map.entry("u", "weight_u"),
            Map.entry("v", "weight_v"));

    /**
     * Of a network.
     *
     * @param network initialised
     * @param moved DL4J's names of the parameters that no optimizer moves
     */
    static TorchTensors of(Model network, Set<String> moved) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> statistics = new ArrayList<>();
        boolean listed = network instanceof MultiLayerNetwork;
        Layer[] layers = listed ? ((MultiLayerNetwork) network).getLayers() : ((ComputationGraph) network).getLayers();
        for (int i = 0; i < layers.length; i++) {
            String layer =
                    listed ? Integer.toString(i) : layers[i].conf().getLayer().getLayerName();
            for (Map.Entry<String, INDArray> entry : layers[i].paramTable().entrySet()) {
                String name = layer + "." + word(entry.getKey(), layers[i]);
                tensors.put(name, tensor(entry.getKey(), entry.getValue(), layers[i]));
                if (moved.contains(layer + "_" + entry.getKey())) {
                    statistics.add(name);
                }
            }
        }
        return new TorchTensors(tensors, statistics);
    }

    private static String word(String parameter, Layer layer) {
        boolean divided = layer.paramTable().containsKey("u");
        return divided && parameter.equals("W") ? "weight_orig" : WORDS.getOrDefault(parameter, parameter);
    }

    private static Tensor tensor(String parameter, INDArray array, Layer layer) {
        if (parameter.equals("W") && layer.conf().getLayer().getClass() == DenseLayer.class) {
            // [inputs, outputs] here, [outputs, inputs] there.
            return Tensor.of(array.transpose());
        }
        if (parameter.equals(LOGARITHM) && layer.conf().getLayer() instanceof BatchNormalization) {
            return variance(array);
        }
        boolean row = array.rank() == 2 && array.size(0) == 1 && !parameter.equals("W");
        return row ? new Tensor(new long[] {array.length()}, Floats.numbers(array)) : Tensor.of(array);
    }

    /** DL4J may keep the logarithm of the deviation to base 10. */
    private static Tensor variance(INDArray logarithms) {
        float[] variance = Floats.numbers(logarithms);
        for (int i = 0; i < variance.length; i++) {
            variance[i] = (float) Math.pow(10, 2.0 * variance[i]);
        }
        return new Tensor(new long[] {variance.length}, variance);
    }
}
