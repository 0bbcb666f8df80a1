package dev.sparring.core.network.compiled;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.NetworkBackend;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.onednn.OpenMp;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Runs networks whose layers all have kernels on oneDNN. Found by {@link java.util.ServiceLoader}. */
public final class CompiledBackend implements NetworkBackend {

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public String name() {
        return "compiled kernels";
    }

    @Override
    public void prepare() {
        OpenMp.requireReadableThreads();
    }

    @Override
    public Network open(MultiLayerNetwork network) throws UnsupportedLayerException {
        return CompiledNetwork.of(network);
    }

    @Override
    public Network open(ComputationGraph graph) throws UnsupportedLayerException {
        return CompiledNetwork.of(graph);
    }
}
