package dev.sparring.core.network.dl4j;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.NetworkBackend;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Runs any network on DL4J's own layers. Found by {@link java.util.ServiceLoader}. */
public final class Dl4jBackend implements NetworkBackend {

    @Override
    public int rank() {
        return 1000;
    }

    @Override
    public String name() {
        return "DL4J's layers";
    }

    @Override
    public void prepare() {
        Dl4jNetwork.allowHelpers();
    }

    @Override
    public Network open(MultiLayerNetwork network) {
        return Dl4jNetwork.of(network);
    }

    @Override
    public Network open(ComputationGraph graph) {
        return Dl4jGraph.of(graph);
    }
}
