package dev.sparring.core.onednn;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OpenMP runtime that oneDNN and ND4J run on: how many threads it uses and how they wait for each other.
 *
 * <p>The runtime reads its environment once, when it is loaded. Loading this class before ND4J's native library sets what the
 * user has left unset, see {@link OpenMpEnvironment}; after it, only the thread count can still be changed. Where the runtime
 * cannot be reached, its own choice stays.
 */
public final class OpenMp {

    private static final String ONE_NUMBER = "\\+?0*[1-9][0-9]{0,4}";

    private static final Optional<Functions> RUNTIME = prepare();
    private static final int MOST = threads();

    private record Functions(Function set, Function get) {}

    private OpenMp() {}

    /**
     * Requires that ND4J can read {@code OMP_NUM_THREADS}. OpenMP allows a list of numbers, one for each level of nesting, and
     * spaces; ND4J takes one whole number and otherwise fails to load, with a {@link LinkageError} that names no variable. Call
     * this before anything of ND4J's or DL4J's, which the builder of a definition already is.
     *
     * @throws IllegalStateException if the variable is set to something else
     */
    public static void requireReadableThreads() {
        complaint(System.getenv(OpenMpEnvironment.NUM_THREADS)).ifPresent(complaint -> {
            throw new IllegalStateException(complaint);
        });
    }

    /** What ND4J would fail on in a value of {@code OMP_NUM_THREADS}, and what to do. */
    static Optional<String> complaint(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (value.matches(ONE_NUMBER)) {
            return Optional.empty();
        }
        String first = value.split(",", 2)[0].strip();
        return Optional.of(OpenMpEnvironment.NUM_THREADS
                + " must be one whole number above 0, which is all that ND4J can read, got \"" + value
                + "\"; set it to " + (first.matches(ONE_NUMBER) ? first : "the number of physical cores")
                + " before the JVM starts");
    }

    private static Optional<Functions> prepare() {
        try {
            OpenMpEnvironment.complete();
            if (OneDnn.missing().isPresent()) {
                return Optional.empty();
            }
            return OpenMpEnvironment.runtimePath()
                    .map(NativeLibrary::getInstance)
                    .map(library -> new Functions(
                            library.getFunction("omp_set_num_threads"), library.getFunction("omp_get_max_threads")));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * Whether thread counts can be read and set.
     *
     * @return false if the runtime was not found
     */
    public static boolean reachable() {
        return RUNTIME.isPresent();
    }

    /**
     * Threads that the runtime began with: what its environment says, or the number of cores that this process may use.
     *
     * @return at least 1; 1 if the runtime was not found
     */
    public static int most() {
        return MOST;
    }

    /**
     * Threads that a parallel region started here would have.
     *
     * @return at least 1; 1 if the runtime was not found
     */
    public static int threads() {
        return RUNTIME.map(runtime -> runtime.get().invokeInt(new Object[0])).orElse(1);
    }

    /**
     * Sets the threads of parallel regions started from this thread.
     *
     * @param threads at least 1
     */
    public static void useThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        RUNTIME.ifPresent(runtime -> runtime.set().invokeVoid(new Object[] {threads}));
    }

    /**
     * An environment variable as the runtime has read it.
     *
     * @param name such as {@code OMP_WAIT_POLICY}
     * @return its value, or empty if it is not set
     */
    public static Optional<String> setting(String name) {
        if (Platform.isWindows() || !reachable()) {
            return Optional.ofNullable(System.getenv(name));
        }
        Function get = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("getenv");
        return Optional.ofNullable(get.invokeString(new Object[] {name}, false));
    }

    /**
     * Whether waiting threads look for a while before they sleep, and no longer.
     *
     * @return false if they sleep at once or wait as the runtime chooses
     */
    public static boolean spinsBeforeSleeping() {
        return setting("GOMP_SPINCOUNT").filter(count -> !count.equals("0")).isPresent();
    }
}
