package dev.sparring.ui.desktop.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for run directories: {@code NAME-yyyyMMdd-HHmmss}. */
final class RunName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunName() {}

    /** A directory that does not exist yet; a number is added where two runs begin within a second. */
    static Path free(Path runs, String name, LocalDateTime time) {
        String base = name + "-" + TIME.format(time);
        Path path = runs.resolve(base);
        for (int i = 2; Files.exists(path); i++) {
            path = runs.resolve(base + "-" + i);
        }
        return path;
    }
}
