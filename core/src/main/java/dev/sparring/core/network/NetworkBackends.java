package dev.sparring.core.network;

import dev.sparring.core.onednn.OpenMp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a network runs, and says so where the choice is a slow one. */
final class NetworkBackends {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private static boolean environmentChecked;

    private static final List<NetworkBackend> BACKENDS =
            ServiceLoader.load(NetworkBackend.class, NetworkBackend.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparingInt(NetworkBackend::rank))
                    .toList();

    private NetworkBackends() {}

    /** Before DL4J's layers are built: what they need to load, and their helpers, should they have to run themselves. */
    static void prepare() {
        BACKENDS.forEach(NetworkBackend::prepare);
    }

    static Network open(MultiLayerNetwork network) {
        return first(backend -> backend.open(network));
    }

    static Network open(ComputationGraph graph) {
        return first(backend -> backend.open(graph));
    }

    /** Of the first backend that can; what is slower than it could be is said. */
    private static Network first(Opening opening) {
        checkEnvironment();
        Optional<String> missing = Optional.empty();
        for (NetworkBackend backend : BACKENDS) {
            try {
                Network network = opening.by(backend);
                missing.ifPresent(what -> LOG.info(
                        "the network runs on {}, which are slower: there is no kernel for {}", backend.name(), what));
                return network;
            } catch (UnsupportedLayerException e) {
                missing = missing.or(() -> Optional.of(String.valueOf(e.getMessage())));
            }
        }
        throw new IllegalArgumentException(
                missing.map(what -> "no backend runs the network: there is no kernel for " + what)
                        .orElse("no backend is on the class path; put core's jar there with its META-INF/services"));
    }

    /** A network on one backend. */
    private interface Opening {
        Network by(NetworkBackend backend) throws UnsupportedLayerException;
    }

    private static synchronized void checkEnvironment() {
        if (environmentChecked) {
            return;
        }
        environmentChecked = true;
        environmentWarnings(
                        OpenMp.setting("OMP_WAIT_POLICY"),
                        OpenMp.setting("GOMP_SPINCOUNT"),
                        OpenMp.most(),
                        Runtime.getRuntime().availableProcessors())
                .forEach(LOG::warn);
    }

    /** What makes networks slower than they could be, and what to do. */
    static List<String> environmentWarnings(
            Optional<String> policy, Optional<String> spinCount, int threads, int processors) {
        List<String> warnings = new ArrayList<>();
        if (spinCount.isEmpty() && policy.filter("passive"::equalsIgnoreCase).isEmpty()) {
            warnings.add("OMP_WAIT_POLICY is not passive, so small operations can take many times as long; set it and"
                    + " GOMP_SPINCOUNT=20000 before the JVM starts, or touch " + OpenMp.class.getName()
                    + " before anything of ND4J's");
        }
        if (threads > processors) {
            warnings.add("OMP_NUM_THREADS is " + threads + " on " + processors
                    + " processors, so threads wait for each other; set it to the number of physical cores");
        }
        return warnings;
    }
}
