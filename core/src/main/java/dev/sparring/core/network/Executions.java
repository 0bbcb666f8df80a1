package dev.sparring.core.network;

import dev.sparring.core.kernel.UnsupportedLayerException;
import dev.sparring.core.onednn.OpenMp;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a network runs, and says so where the choice is a slow one. */
final class Executions {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private static boolean environmentChecked;

    private Executions() {}

    static Network fastest(MultiLayerNetwork network) {
        checkEnvironment();
        try {
            return CompiledNetwork.of(network);
        } catch (UnsupportedLayerException e) {
            LOG.info("the network runs on DL4J's layers, which are slower: there is no kernel for {}", e.getMessage());
            return Dl4jNetwork.of(network);
        }
    }

    static Network fastest(ComputationGraph graph) {
        checkEnvironment();
        LOG.info("the network runs on DL4J's layers, which are slower: computation graphs have no kernels yet");
        return Dl4jGraph.of(graph);
    }

    private static synchronized void checkEnvironment() {
        if (environmentChecked) {
            return;
        }
        environmentChecked = true;
        if (!OpenMp.setting("OMP_WAIT_POLICY")
                        .filter("passive"::equalsIgnoreCase)
                        .isPresent()
                && OpenMp.setting("GOMP_SPINCOUNT").isEmpty()) {
            LOG.warn(
                    "OMP_WAIT_POLICY is not passive: small operations can take many times as long; set it and"
                            + " GOMP_SPINCOUNT=20000 before the JVM starts, or touch dev.sparring.core.onednn.OpenMp before ND4J");
        }
    }
}
