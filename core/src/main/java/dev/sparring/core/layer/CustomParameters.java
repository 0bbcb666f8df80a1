package dev.sparring.core.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Where a custom layer's parameters stand in its part of the vector: one after the other, each in row-major order. */
final class CustomParameters implements ParamInitializer {

    static final CustomParameters INSTANCE = new CustomParameters();

    private CustomParameters() {}

    private static CustomLayer custom(Layer layer) {
        return (CustomLayer) layer;
    }

    private static long length(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return custom(layer).shapes().values().stream()
                .mapToLong(CustomParameters::length)
                .sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.copyOf(custom(layer).shapes().keySet());
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream()
                .filter(name -> isWeightParam(layer, name))
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream()
                .filter(name -> isBiasParam(layer, name))
                .toList();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return custom(layer).isWeight(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        // State is neither: no decay and no constraint may touch it.
        return !custom(layer).isWeight(key) && !custom(layer).isState(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
        Map<String, INDArray> views = views(conf, paramsView);
        if (initializeParams) {
            views.forEach(custom(conf.getLayer())::initialise);
        }
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        return views(conf, gradientView);
    }

    /** DL4J gives no vector where there is nothing in it. */
    private static Map<String, INDArray> views(NeuralNetConfiguration conf, @Nullable INDArray vector) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        if (vector == null) {
            return views;
        }
        INDArray flat = vector.reshape(vector.length());
        long from = 0;
        for (Map.Entry<String, long[]> entry : custom(conf.getLayer()).shapes().entrySet()) {
            long length = length(entry.getValue());
            views.put(
                    entry.getKey(),
                    flat.get(NDArrayIndex.interval(from, from + length)).reshape('c', entry.getValue()));
            from += length;
        }
        return views;
    }
}
