package dev.sparring.gan.file;

import dev.sparring.gan.SparringException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** A file that a person asked for, under a name of their choice. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * What a name says its file is.
     *
     * @param file any
     * @return the letters after its last point, lower case; empty if it has none
     */
    public static String ending(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int point = name.lastIndexOf('.');
        return point < 1 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses a place that is not there, before the work.
     *
     * @param file that is to be written
     * @throws SparringException.Configuration if it is a directory, or lies in none
     */
    public static void requirePlace(Path file) throws SparringException.Configuration {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
            throw new SparringException.Configuration(
                    file + " cannot be written", "give a file in a directory that exists");
        }
    }

    /**
     * Writes the file as a whole; what is there under its name is replaced.
     *
     * @param file where to; a link is followed, and what is no file, such as {@code /dev/stdout}, is written to as it is
     * @param content all of it
     * @throws SparringException.Storage if it cannot be written; a file that was there is then as it was
     */
    public static void write(Path file, byte[] content) throws SparringException.Storage {
        write(file, out -> out.write(content));
    }

    /**
     * The same of content that need not be in memory at once.
     *
     * @param file as above
     * @param content writes all of it
     * @throws SparringException.Storage as above
     */
    public static void write(Path file, DurableFiles.Content content) throws SparringException.Storage {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    content.writeTo(out);
                }
            } else {
                DurableFiles.replace(file, content);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, file, e);
        }
    }
}
