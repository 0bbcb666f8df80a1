package dev.sparring.ui.desktop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's folder for documents. On Linux its name depends on the user's language and choice, which {@code user-dirs.dirs}
 * holds (<a href="https://www.freedesktop.org/wiki/Software/xdg-user-dirs/">xdg-user-dirs</a>); elsewhere, and where that file
 * says nothing, it is {@code Documents} in the home directory, whatever it is called on the screen.
 */
final class DocumentsFolder {

    /** In a shell's words: a path in double quotes that is absolute or begins with the home directory. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*XDG_DOCUMENTS_DIR\\s*=\\s*\"(\\$HOME|\\$\\{HOME})?(/(?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

    private DocumentsFolder() {}

    /**
     * That of this process's user.
     *
     * @return an absolute path; it need not exist
     */
    static Path ofThisSystem() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")))
                .toAbsolutePath();
    }

    /**
     * That of a user.
     *
     * @param environment the process's variables
     * @param system as {@code os.name} has it
     * @param home the user's home directory
     * @return the folder; it need not exist
     */
    static Path of(Map<String, String> environment, String system, Path home) {
        Path usual = home.resolve("Documents");
        if (system.startsWith("Windows") || system.startsWith("Mac")) {
            return usual;
        }
        try {
            Path settings = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .orElse(home.resolve(".config"));
            return chosen(Files.readString(settings.resolve("user-dirs.dirs")), home)
                    .orElse(usual);
        } catch (IOException | InvalidPathException e) {
            return usual;
        }
    }

    /** As a shell would read it: the last line counts. */
    private static Optional<Path> chosen(String file, Path home) {
        return file.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .reduce((before, last) -> last)
                .map(line -> {
                    String path = line.group(2).replaceAll("\\\\(.)", "$1");
                    return line.group(1) == null ? Path.of(path) : home.resolve(path.replaceFirst("^/+", ""));
                });
    }
}
