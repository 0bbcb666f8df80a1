package dev.sparring.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network without its head: all layers before the last one with weights, which end in the penultimate layer's numbers.
 *
 * <p>It has parameters of its own, a copy of the whole network's that {@link #refresh()} makes anew; running it disturbs no
 * pass of the whole network. One thread, the whole network's. Memory: the parameters once more, and its activations.
 */
public final class FeatureExtractor implements AutoCloseable {

    private final Network whole;
    private final Network network;
    private final INDArray prefix;

    private FeatureExtractor(Network whole, Network network) {
        this.whole = whole;
        this.network = network;
        this.prefix = whole.parameters()
                .get(NDArrayIndex.interval(0, network.parameters().length()));
        requireSameLayout();
    }

    /**
     * The trunk of a network.
     *
     * @param whole a network of layers one after the other, which must outlive the trunk
     * @return the trunk, with the network's parameters of this moment
     * @throws IllegalArgumentException if the network is a graph, or has no layer before the last one with weights
     */
    public static FeatureExtractor of(Network whole) {
        Model definition = whole.definition();
        if (!(definition instanceof MultiLayerNetwork layers)) {
            throw new IllegalArgumentException("a trunk needs a network of layers one after the other, got a "
                    + definition.getClass().getSimpleName());
        }
        FeatureExtractor trunk =
                new FeatureExtractor(whole, Network.of(withoutHead(layers.getLayerWiseConfigurations())));
        trunk.refresh();
        return trunk;
    }

    private static MultiLayerConfiguration withoutHead(MultiLayerConfiguration whole) {
        List<NeuralNetConfiguration> layers = whole.getConfs();
        int head = layers.size() - 1;
        while (head > 0 && !hasWeights(layers.get(head).getLayer())) {
            head--;
        }
        if (head < 1) {
            throw new IllegalArgumentException("a trunk needs a layer before the last one with weights");
        }
        MultiLayerConfiguration trunk = whole.clone();
        trunk.setConfs(new ArrayList<>(trunk.getConfs().subList(0, head)));
        int end = head;
        trunk.getInputPreProcessors().keySet().removeIf(layer -> layer >= end);
        return trunk;
    }

    private static boolean hasWeights(Layer layer) {
        return layer instanceof BaseLayer && layer.initializer().numParams(layer) > 0;
    }

    /** A network's parameters stand in the order of its layers, so the trunk's are the first ones of the whole's. */
    private void requireSameLayout() {
        Iterator<Map.Entry<String, INDArray>> all =
                whole.parameterViews(whole.parameters()).entrySet().iterator();
        for (Map.Entry<String, INDArray> own :
                network.parameterViews(network.parameters()).entrySet()) {
            Map.Entry<String, INDArray> other = all.next();
            if (!own.getKey().equals(other.getKey())
                    || !Arrays.equals(own.getValue().shape(), other.getValue().shape())) {
                throw new IllegalStateException("the trunk's parameter " + own.getKey()
                        + " does not stand where the network has it, but " + other.getKey());
            }
        }
    }

    /** Copies the whole network's parameters, running statistics included. */
    public void refresh() {
        network.parameters().assign(prefix);
    }

    /**
     * The trunk as a network, to be run and not to be trained.
     *
     * @return it, closed with the trunk
     */
    public Network network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
