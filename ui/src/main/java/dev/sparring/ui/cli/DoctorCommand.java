package dev.sparring.ui.cli;

import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.OpenMp;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sparring doctor}: what this machine offers and what is missing. */
@Command(
        name = "doctor",
        description = "Tells backend, threads, oneDNN, memory and display, and what is missing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final Map<String, String> LINUX_LIBRARIES = Map.of(
            "libgtk-3.so.0", "GTK 3 (Debian: libgtk-3-0)",
            "libGL.so.1", "OpenGL (Debian: libgl1)",
            "libXtst.so.6", "XTest (Debian: libxtst6)");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> advice = new ArrayList<>();
        // Asked before ND4J is loaded, as networks do: ND4J sets this thread's count anew.
        int threads = OpenMp.most();
        row(out, "sparring", CommandLineInterface.version());
        row(out, "java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        row(
                out,
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + processors(Runtime.getRuntime().availableProcessors(), Loader.totalProcessors()));
        characters(out, advice);
        row(
                out,
                "backend",
                Nd4j.getBackend().getClass().getSimpleName() + ", BLAS "
                        + Nd4j.factory().blas().getBlasVendor());
        row(
                out,
                "oneDNN",
                OneDnn.missing()
                        .map(reason -> "off, networks run on DL4J's slower layers: " + reason)
                        .orElseGet(() -> "on, " + OneDnn.version() + ": networks are compiled"));
        threads(out, advice, threads);
        memory(out);
        display(out, advice);
        advice.forEach(line -> out.println("  ! " + line));
        out.println(advice.isEmpty() ? "all is well" : advice.size() + " thing(s) to mend, see above");
        return 0;
    }

    private static void row(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-10s %s", name, value));
    }

    /** A container, or a process bound to some processors, may use fewer than there are. */
    static String processors(int allowed, int all) {
        return allowed < all
                ? allowed + " of " + all + " processors are allowed to this process"
                : allowed + " processors";
    }

    private static void characters(PrintWriter out, List<String> advice) {
        String charset = System.getProperty("sun.jnu.encoding", "unknown");
        row(out, "characters", charset + " in names of files");
        if (!charset.toUpperCase(Locale.ROOT).startsWith("UTF")
                && !System.getProperty("os.name", "").startsWith("Windows")) {
            advice.add("names of files can hold the characters of " + charset
                    + " only; set LC_ALL to a locale of UTF-8 such as C.UTF-8");
        }
    }

    private static void threads(PrintWriter out, List<String> advice, int most) {
        Optional<String> policy = OpenMp.setting("OMP_WAIT_POLICY");
        boolean looks = OpenMp.spinsBeforeSleeping();
        row(
                out,
                "threads",
                (OpenMp.reachable()
                                ? String.valueOf(most)
                                : OpenMp.setting("OMP_NUM_THREADS").orElse("unknown"))
                        + " for large networks, 1 for small ones; waiting "
                        + policy.map(text -> text.toLowerCase(Locale.ROOT)).orElse("as the runtime chooses")
                        + (looks
                                ? ", looking "
                                        + OpenMp.setting("GOMP_SPINCOUNT").orElse("") + " times before sleep"
                                : ""));
        if (OpenMp.setting("OMP_NUM_THREADS").isEmpty()) {
            advice.add(
                    "OMP_NUM_THREADS is not set; start through ./sparring, or set it to the number of physical cores");
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (most > processors) {
            advice.add("there are more threads than the " + processors
                    + " processors that this process may use, and they wait for each other; set OMP_NUM_THREADS to "
                    + processors + " or less");
        }
        if (policy.map(String::strip).filter("passive"::equalsIgnoreCase).isEmpty()) {
            advice.add("OMP_WAIT_POLICY is not passive; small operations can take 80 times as long, set it");
        } else if (!looks) {
            advice.add("GOMP_SPINCOUNT is not set or 0; short operations wait 0.1 ms for each other, set it to 20000");
        }
    }

    private static void memory(PrintWriter out) {
        long mega = 1L << 20;
        String physical =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                        ? os.getTotalMemorySize() / mega + " MB"
                        : "unknown";
        row(
                out,
                "memory",
                "machine " + physical + ", Java heap up to "
                        + Runtime.getRuntime().maxMemory() / mega
                        + " MB, arrays up to " + Pointer.maxBytes() / mega + " MB, process up to "
                        + Pointer.maxPhysicalBytes() / mega + " MB");
    }

    private static void display(PrintWriter out, List<String> advice) {
        String os = System.getProperty("os.name", "");
        if (!os.startsWith("Linux")) {
            row(out, "display", "comes with " + os);
            return;
        }
        String display = System.getenv("DISPLAY");
        row(out, "display", display == null ? "none (DISPLAY is not set)" : display);
        if (display == null) {
            advice.add("there is no display: the desktop cannot open, the commands work without one");
        }
        String known = libraries();
        LINUX_LIBRARIES.forEach((file, name) -> {
            if (!known.contains(file)) {
                advice.add("the desktop needs " + name + ", which is not installed");
            }
        });
    }

    /** The linker's cache, or nothing where it cannot be asked. */
    private static String libraries() {
        return Stream.of("/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig")
                .map(DoctorCommand::output)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String output(String program) {
        try {
            Process process =
                    new ProcessBuilder(program, "-p").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
