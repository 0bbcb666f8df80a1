package dev.sparring.core.network;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A way to run networks. Backends are found by {@link java.util.ServiceLoader}; of those that can run a network, the one with
 * the lowest {@link #rank} does.
 */
public interface NetworkBackend {

    /**
     * Its place among the others.
     *
     * @return 100 for compiled kernels and 1000 for DL4J's layers; lower is tried earlier
     */
    int rank();

    /**
     * What it runs networks on.
     *
     * @return such as "DL4J's layers"; completes "the network runs on ..."
     */
    String name();

    /**
     * Prepares what has to stand before a DL4J network is built.
     *
     * @throws IllegalStateException if the environment cannot be used
     */
    default void prepare() {}

    /**
     * Runs layers one after the other.
     *
     * @param network initialised; it keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if this backend cannot run it
     * @throws IllegalArgumentException if no backend can: it holds an output or a frozen layer, or weight noise
     */
    Network open(MultiLayerNetwork network) throws UnsupportedLayerException;

    /**
     * Runs a graph.
     *
     * @param graph initialised; it keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws UnsupportedLayerException if this backend cannot run it
     * @throws IllegalArgumentException if no backend can
     */
    Network open(ComputationGraph graph) throws UnsupportedLayerException;
}
