package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.storage.RunDirectory;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that opens a run's directory and says how that went. */
public final class OpensRun {

    private OpensRun() {}

    /** Takes the directory; prints {@code opened}, or the refusal. */
    public static void main(String[] args) throws SparringException {
        Path root = Path.of(args[0]);
        try (RunDirectory directory =
                RunDirectory.reopen(root, "", 0, RunDirectory.checkpoints(root).steps())) {
            System.out.println("opened " + directory.root().getFileName());
        } catch (SparringException.Configuration e) {
            System.out.println(e.getMessage());
        }
    }

    /** Runs {@link #main} in a JVM of its own and gives what it printed. */
    public static String inAnotherProcess(Path root) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpensRun.class.getName(),
                root.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader()) {
            StringBuilder said = new StringBuilder();
            out.lines().forEach(line -> said.append(line).append('\n'));
            process.waitFor();
            return said.toString();
        } finally {
            process.destroyForcibly();
        }
    }
}
