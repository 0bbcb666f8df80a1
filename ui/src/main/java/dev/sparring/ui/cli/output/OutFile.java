package dev.sparring.ui.cli.output;

import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that a command writes. */
public final class OutFile {

    private OutFile() {}

    /** What a name says its file is: the letters after its last point, lower case; empty if it has none. */
    public static String ending(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int point = name.lastIndexOf('.');
        return point < 1 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /** So that a place that is not there is found out before the work. */
    public static void requirePlace(Path file) throws SparringException.Configuration {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
            throw new SparringException.Configuration(
                    "--out " + file + " cannot be written", "give a file in a directory that exists");
        }
    }

    public static void write(Path file, byte[] content) throws SparringException.Storage {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, e);
        }
    }
}
