package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A system in a process of its own, which runs {@link Worker} and waits while others are asked. */
final class Contestant implements AutoCloseable {

    private final String system;
    private final int threads;
    private final Path log;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private Contestant(String system, int threads, Path log, Process process) {
        this.system = system;
        this.threads = threads;
        this.log = log;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a system.
     *
     * @param system its name
     * @param threads for its arithmetic
     * @param folder where the log goes
     * @param classPath of the process
     * @param main its class; it is given the number of threads
     */
    static Contestant start(String system, int threads, Path folder, String classPath, String main) throws IOException {
        int looks = system.equals("sparring") ? Jvm.LOOKS : 0;
        Path log = folder.resolve(system + "-" + threads + ".log");
        Process process = Jvm.start(threads, looks, log, "-Xmx2g", "-cp", classPath, main, Integer.toString(threads));
        return new Contestant(system, threads, log, process);
    }

    String system() {
        return system;
    }

    int threads() {
        return threads;
    }

    /** The discriminator's and the generator's loss of each of the first steps of a fresh game. */
    double[] losses(Case game) throws IOException {
        return Arrays.stream(ask("losses " + game.name()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Plays on. Milliseconds a step. */
    double time(Case game, int steps) throws IOException {
        return Long.parseLong(ask("time " + game.name() + " " + steps)) / 1e6 / steps;
    }

    private String ask(String order) throws IOException {
        orders.println(order);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(this + " ended at '" + order + "'; see " + log);
        }
        return answer;
    }

    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return system + " on " + threads + (threads == 1 ? " thread" : " threads");
    }
}
