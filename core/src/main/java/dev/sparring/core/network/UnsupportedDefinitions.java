package dev.sparring.core.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Layers that no execution trains with an error from outside, refused by name. */
public final class UnsupportedDefinitions {

    private UnsupportedDefinitions() {}

    /** Refuses a network of layers one after the other that holds such a layer, as {@link #refuse(String, Layer, String)}. */
    public static void refuse(MultiLayerNetwork network) {
        for (int i = 0; i < network.getnLayers(); i++) {
            String name =
                    network.getLayerWiseConfigurations().getConf(i).getLayer().getLayerName();
            refuse("definition", network.getLayer(i), name);
        }
    }

    /**
     * Refuses a layer that cannot be trained from outside.
     *
     * @param whole what holds it: "definition" or "graph"
     * @param layer the layer
     * @param name the layer's, or its index
     * @throws IllegalArgumentException if it is an output or a frozen layer, or has weight noise
     */
    public static void refuse(String whole, Layer layer, String name) {
        if (layer instanceof IOutputLayer || layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop) {
            throw new IllegalArgumentException(whole + " must hold no output and no frozen layer, got "
                    + layer.getClass().getSimpleName() + " as \"" + name
                    + "\"; end it in a dense, convolution or activation layer");
        }
        String noise = weightNoise(layer.conf().getLayer());
        if (!noise.isEmpty()) {
            throw new IllegalArgumentException(whole + " must hold no weight noise, got " + noise + " in \"" + name
                    + "\", whose draws DL4J keeps from one pass to the next; use dropout instead");
        }
    }

    private static String weightNoise(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return weightNoise(wrapper.getUnderlying());
        }
        return layer instanceof BaseLayer base && base.getWeightNoise() != null
                ? base.getWeightNoise().getClass().getSimpleName()
                : "";
    }
}
