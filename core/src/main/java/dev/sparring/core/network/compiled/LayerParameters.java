package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.Parameter;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of DL4J's layers as a translation sees it.
 *
 * @param index its place in the network, from 0
 * @param definition its configuration
 * @param parameters by DL4J's names, views of the network's flat vector
 */
record LayerParameters(int index, Layer definition, Map<String, INDArray> parameters) {

    /** A parameter that the layer must have. */
    Parameter parameter(String name) {
        return Objects.requireNonNull(parameterOrNull(name), name);
    }

    /** A parameter that the layer may have. */
    @Nullable
    Parameter parameterOrNull(String name) {
        INDArray view = parameters.get(name);
        return view == null ? null : new Parameter(view.offset(), view.length());
    }

    /** One of a parameter's dimensions. */
    long size(String name, int dimension) {
        return Objects.requireNonNull(parameters.get(name), name).size(dimension);
    }
}
