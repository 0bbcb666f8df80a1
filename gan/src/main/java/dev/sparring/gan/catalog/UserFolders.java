package dev.sparring.gan.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a program keeps what is the user's, by the customs of the system.
 *
 * @param settings for what the user chose, such as {@code ~/.config/sparring}; it need not exist
 * @param cache for what can be made again, such as {@code ~/.cache/sparring}; it need not exist
 */
public record UserFolders(Path settings, Path cache) {

    private static final String NAME = "sparring";

    /**
     * Those of this process.
     *
     * @return the folders
     */
    public static UserFolders ofThisSystem() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")));
    }

    /**
     * Those of a system.
     *
     * @param environment the process's variables
     * @param system as {@code os.name} has it
     * @param home the user's home directory
     * @return the folders
     */
    public static UserFolders of(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("Windows")) {
            return new UserFolders(
                    directory(environment.get("APPDATA"))
                            .orElse(home.resolve("AppData/Roaming"))
                            .resolve(NAME),
                    directory(environment.get("LOCALAPPDATA"))
                            .orElse(home.resolve("AppData/Local"))
                            .resolve(NAME)
                            .resolve("cache"));
        }
        if (system.startsWith("Mac")) {
            return new UserFolders(
                    home.resolve("Library/Application Support").resolve(NAME),
                    home.resolve("Library/Caches").resolve(NAME));
        }
        return new UserFolders(
                directory(environment.get("XDG_CONFIG_HOME"))
                        .orElse(home.resolve(".config"))
                        .resolve(NAME),
                directory(environment.get("XDG_CACHE_HOME"))
                        .orElse(home.resolve(".cache"))
                        .resolve(NAME));
    }

    /** What the variables name counts only if it is absolute, as their specification has it. */
    private static Optional<Path> directory(@Nullable String variable) {
        try {
            return Optional.ofNullable(variable).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
