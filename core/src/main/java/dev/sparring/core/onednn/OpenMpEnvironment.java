package dev.sparring.core.onednn;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;

/**
 * The environment variables that an OpenMP runtime reads once, when it is loaded: how many threads, and how they wait.
 *
 * <p>Java offers no way to set them, but the C library does, and the runtime asks the C library. So a program that no script has
 * started, as one that is installed, need not start itself anew to run as fast as one that a script has started.
 */
public final class OpenMpEnvironment {

    /**
     * How often a waiting thread looks before it sleeps, some 0.3 ms. Sleeping at once costs 0.05 to 0.1 ms a call of oneDNN's
     * (a convolution of 0.1 ms then takes 0.2 ms); looking for longer, as the runtime does by itself, takes the processor
     * from whoever is waited for where cores are scarce.
     */
    private static final int LOOKS = 20_000;

    static final String NUM_THREADS = "OMP_NUM_THREADS";
    private static final String WAIT_POLICY = "OMP_WAIT_POLICY";
    private static final String SPIN_COUNT = "GOMP_SPINCOUNT";
    private static final Set<String> NAMES = Set.of(NUM_THREADS, WAIT_POLICY, SPIN_COUNT);

    private OpenMpEnvironment() {}

    /**
     * Sets those variables that the user has left unset. Where all are set, where a runtime is loaded and has read them, and on
     * Windows, where each C library has an environment of its own, nothing happens; nor where the C library cannot be reached.
     * To be called first thing in a program: the C library forbids other threads to read the environment meanwhile.
     */
    public static void complete() {
        if (Platform.isWindows() || System.getenv().keySet().containsAll(NAMES)) {
            return;
        }
        try {
            if (runtimePath().isEmpty()) {
                set(
                        NUM_THREADS,
                        threads(Loader.totalCores(), Runtime.getRuntime().availableProcessors()));
                set(WAIT_POLICY, "passive");
                set(SPIN_COUNT, LOOKS);
            }
        } catch (LinkageError e) {
            // The runtime then waits as it chooses, which the first network and the doctor command warn of.
            return;
        }
    }

    private static void set(String name, Object value) {
        int keep = 0;
        NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                .getFunction("setenv")
                .invokeInt(new Object[] {name, value.toString(), keep});
    }

    /** One for each physical core, as far as the process may use them: a container has fewer than its host. */
    static int threads(int physicalCores, int allowedProcessors) {
        return Math.max(1, Math.min(physicalCores, allowedProcessors));
    }

    /** The file of the runtime that is loaded. */
    static Optional<String> runtimePath() {
        return Loader.getLoadedLibraries().entrySet().stream()
                .filter(library -> library.getKey().matches("(gomp|iomp5|omp|vcomp140)\\b.*"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
