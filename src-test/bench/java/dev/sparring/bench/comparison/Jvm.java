package dev.sparring.bench.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Java processes like this one, with a say over OpenMP's threads. */
public final class Jvm {

    /** What Sparring's launcher sets. */
    public static final int LOOKS = 20_000;

    /** JavaCPP's property with the folder that native libraries are unpacked into; processes inherit it. */
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private Jvm() {}

    /**
     * Starts a process. OpenMP's threads sleep while they wait: to look on, the runtime's own choice, makes every system slower
     * on two cores that others use too. Sparring's look for a moment before, as its launcher sets it; PyTorch's and DL4J's are
     * faster without (two threads of PyTorch: 106 ms against 165, 2 ms against 7).
     *
     * @param threads for its arithmetic
     * @param looks how often they look before they sleep
     * @param log where its standard error goes
     * @param command what follows {@code java}
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static Process start(int threads, int looks, Path log, String... command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String cache = System.getProperty(CACHE);
        if (cache != null) {
            words.add("-D" + CACHE + "=" + cache);
        }
        words.addAll(Arrays.asList(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        builder.environment().put("GOMP_SPINCOUNT", Integer.toString(looks));
        builder.redirectError(log.toFile());
        return builder.start();
    }
}
