package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process that ends as the line it reads says. */
final class Doomed {

    private Doomed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (line) {
                case "exit" -> {
                    System.err.println("the weights have gone missing");
                    System.exit(3);
                }
                case "throw" -> throw new IllegalStateException("no such case");
                case "crash" -> {
                    // What a Java virtual machine writes, and where, when a signal ends it.
                    System.out.println("#\n# A fatal error has been detected by the Java Runtime Environment:\n#");
                    System.out.println("#  SIGBUS (0x7) at pc=0x00007f0000000000, pid=1, tid=2\n#");
                    new ProcessBuilder(
                                    "kill",
                                    "-KILL",
                                    Long.toString(ProcessHandle.current().pid()))
                            .start()
                            .waitFor();
                    Thread.currentThread().join();
                }
                default -> {
                    System.out.println("#");
                    Answers.give(System.out, "42");
                }
            }
        }
    }
}
