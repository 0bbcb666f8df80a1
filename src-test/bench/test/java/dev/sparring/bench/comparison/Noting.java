package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Answers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that notes when it begins, what it is asked and when it ends, beside the first folder of its class path. */
final class Noting {

    private Noting() {}

    public static void main(String[] arguments) throws IOException {
        Path own = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
        String name = own.getFileName() + " on " + arguments[0];
        Path notes = own.resolveSibling("notes");
        note(notes, name + " begins");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            note(notes, name + " " + line.split(" ")[0]);
            Answers.give(System.out, "1 2");
        }
        note(notes, name + " ends");
    }

    private static void note(Path notes, String line) throws IOException {
        Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
