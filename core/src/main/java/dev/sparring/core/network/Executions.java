package dev.sparring.core.network;

import dev.sparring.core.kernel.UnsupportedLayerException;
import dev.sparring.core.onednn.OpenMp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a network runs, and says so where the choice is a slow one. */
final class Executions {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private static boolean environmentChecked;

    private Executions() {}

    /** Before DL4J's layers are built: what they need to load, and their helpers, should they have to run themselves. */
    static void prepare() {
        OpenMp.requireReadableThreads();
        Dl4jNetwork.allowHelpers();
    }

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
        complaints(
                        OpenMp.setting("OMP_WAIT_POLICY"),
                        OpenMp.setting("GOMP_SPINCOUNT"),
                        OpenMp.most(),
                        Runtime.getRuntime().availableProcessors())
                .forEach(LOG::warn);
    }

    /** What makes networks slower than they could be, and what to do. */
    static List<String> complaints(Optional<String> policy, Optional<String> looks, int threads, int processors) {
        List<String> complaints = new ArrayList<>();
        if (looks.isEmpty() && policy.filter("passive"::equalsIgnoreCase).isEmpty()) {
            complaints.add("OMP_WAIT_POLICY is not passive, so small operations can take many times as long; set it and"
                    + " GOMP_SPINCOUNT=20000 before the JVM starts, or touch " + OpenMp.class.getName()
                    + " before anything of ND4J's");
        }
        if (threads > processors) {
            complaints.add("OMP_NUM_THREADS is " + threads + " on " + processors
                    + " processors, so threads wait for each other; set it to the number of physical cores");
        }
        return complaints;
    }
}
