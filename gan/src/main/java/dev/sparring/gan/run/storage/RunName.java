package dev.sparring.gan.run.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for run directories: {@code NAME-yyyyMMdd-HHmmss}. */
public final class RunName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunName() {}

    /**
     * A directory that does not exist yet; a number is added where two runs begin within a second.
     *
     * @param runs the directory that is to hold it
     * @param name of the run; what does not belong in a file's name becomes a dash
     * @param time when it begins
     * @return its path
     */
    public static Path free(Path runs, String name, LocalDateTime time) {
        String base = name.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + TIME.format(time);
        Path path = runs.resolve(base);
        for (int i = 2; Files.exists(path); i++) {
            path = runs.resolve(base + "-" + i);
        }
        return path;
    }
}
