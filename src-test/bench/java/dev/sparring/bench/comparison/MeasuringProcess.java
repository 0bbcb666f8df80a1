package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process that is told one thing a line and answers each by one, with an account of how it died if it did. */
public final class MeasuringProcess implements AutoCloseable {

    private static final int FIRST_LINES = 6;
    private static final int LAST_LINES = 5;
    private static final int PATIENCE_SECONDS = 10;

    /** What shells and Java add to the number of the signal that ended a process. */
    private static final int SIGNALLED = 128;

    private static final int SIGNALS = 64;

    private final String name;
    private final Path log;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final List<String> unasked = new ArrayList<>();

    private MeasuringProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param name what it measures, for messages
     * @param threads for its arithmetic
     * @param looks as {@link Jvm#start} wants them
     * @param log where its standard error goes
     * @param command what follows {@code java}
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static MeasuringProcess start(String name, int threads, int looks, Path log, String... command)
            throws IOException {
        return new MeasuringProcess(name, log, Jvm.start(threads, looks, log, command));
    }

    /**
     * Tells it something and waits for the answer.
     *
     * @param order one line
     * @return the answer
     * @throws IOException if it ends instead: its name, its exit code or signal, and the last lines that it wrote
     */
    public String ask(String order) throws IOException {
        orders.println(order);
        return answer("at '" + order + "'");
    }

    /**
     * Waits for an answer to its arguments alone.
     *
     * @return the answer
     * @throws IOException as {@link #ask}
     */
    public String answer() throws IOException {
        return answer("before it answered");
    }

    private String answer(String when) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            Optional<String> answer = Answers.in(line);
            if (answer.isPresent()) {
                return answer.get();
            }
            unasked.add(line);
        }
        throw new IOException(name + " " + end() + " " + when + "; it wrote: " + lastWords() + "; see " + log);
    }

    /** How it ended, once its standard output has. */
    private String end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return "closed its output, though it runs on,";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "closed its output";
        }
        int code = process.exitValue();
        return code > SIGNALLED && code <= SIGNALLED + SIGNALS
                ? "died of signal " + (code - SIGNALLED)
                : "ended with exit code " + code;
    }

    /** A dying virtual machine names the cause in the first lines of its standard output, a program in its last errors. */
    private String lastWords() throws IOException {
        // Whatever bytes a dying process writes can be read so.
        List<String> errors = told(Files.readAllLines(log, StandardCharsets.ISO_8859_1));
        List<String> output = told(unasked);
        List<String> words = new ArrayList<>(output.subList(0, Math.min(FIRST_LINES, output.size())));
        words.addAll(errors.subList(Math.max(0, errors.size() - LAST_LINES), errors.size()));
        return words.isEmpty() ? "nothing" : String.join(" | ", words);
    }

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("#"))
                .toList();
    }

    /** Ends its orders, upon which it should end, and makes it end if it does not. */
    @Override
    public void close() {
        orders.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
