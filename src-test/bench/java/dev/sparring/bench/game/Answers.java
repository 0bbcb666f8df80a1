package dev.sparring.bench.game;

import java.io.PrintStream;
import java.util.Optional;

/**
 * The lines by which a measuring process answers. They are marked, because a Java virtual machine that dies of a signal
 * writes to the standard output too.
 */
public final class Answers {

    private static final String MARK = "answer: ";

    private Answers() {}

    /**
     * Answers.
     *
     * @param out the process's own standard output
     * @param answer one line
     */
    public static void give(PrintStream out, String answer) {
        out.println(MARK + answer);
        out.flush();
    }

    /**
     * What a line of a process's standard output answers.
     *
     * @param line without its end
     * @return empty if it is no answer
     */
    public static Optional<String> in(String line) {
        return line.startsWith(MARK) ? Optional.of(line.substring(MARK.length())) : Optional.empty();
    }
}
