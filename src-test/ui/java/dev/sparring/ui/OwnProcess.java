package dev.sparring.ui;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What Sparring's command line came to in a Java process of its own.
 *
 * @param code its exit code
 * @param out what it printed
 * @param complaints what it said of errors and warnings: what a machine's own settings make Java print is left out
 */
record OwnProcess(int code, String out, List<String> complaints) {

    /** How the tests' windows are drawn; the build says. */
    private static final List<String> WINDOW = List.of(
            "testfx.robot", "testfx.headless", "glass.platform", "monocle.platform", "prism.order", "prism.text");

    /** Runs a command to its end, with so much heap. */
    static OwnProcess of(Path folder, String heap, String... command) throws IOException, InterruptedException {
        return of(folder, heap, System.getProperty("java.class.path"), command);
    }

    /** The same with more on the class path. */
    static OwnProcess withJar(Path folder, Path jar, String... command) throws IOException, InterruptedException {
        return of(folder, "-Xmx512m", System.getProperty("java.class.path") + File.pathSeparator + jar, command);
    }

    /** A test's own program with a window that nobody sees, and more on the class path. */
    static OwnProcess windowWithJar(Path folder, Path jar, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String property : WINDOW) {
            words.add("-D" + property + "=" + System.getProperty(property, ""));
        }
        return run(
                folder,
                "-Xmx512m",
                words,
                System.getProperty("java.class.path") + File.pathSeparator + jar,
                program.getName(),
                arguments);
    }

    private static OwnProcess of(Path folder, String heap, String classPath, String... command)
            throws IOException, InterruptedException {
        return run(folder, heap, List.of(), classPath, "dev.sparring.ui.Main", command);
    }

    private static OwnProcess run(
            Path folder, String heap, List<String> properties, String classPath, String program, String... command)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap));
        if (Runtime.version().feature() >= 24) {
            // As the launcher does: otherwise Java warns of what JavaCPP does.
            words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        words.addAll(properties);
        words.addAll(List.of(
                // As much outside of the heap as the launcher gives on a machine of 8 GB, however small the heap.
                "-Dorg.bytedeco.javacpp.maxbytes=4G",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=7G",
                "-cp",
                classPath,
                program));
        words.addAll(List.of(command));
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(words).redirectError(err.toFile()).start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it says no more and does not end");
            }
            List<String> complaints = Files.readAllLines(err).stream()
                    .filter(line -> !line.startsWith("Picked up "))
                    .toList();
            return new OwnProcess(process.exitValue(), out, complaints);
        } finally {
            process.destroyForcibly();
        }
    }
}
