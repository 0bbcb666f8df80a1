package dev.sparring.core;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What other frameworks computed: the folder {@code golden} of the tests' resources, or, file by file where it has them, the
 * folder {@code -Dgolden=DIR}.
 */
public final class GoldenData {

    private GoldenData() {}

    /** A file by its name, such as {@code optimizers.json}. A relative {@code DIR} is taken from the project's root. */
    public static Path file(String name) throws NoSuchFileException {
        String given = System.getProperty("golden", "");
        if (!given.isBlank()) {
            Path folder = Path.of(System.getProperty("project.root", ".")).resolve(given);
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString(), null, "-Dgolden names no folder");
            }
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        try {
            return Path.of(Objects.requireNonNull(GoldenData.class.getResource("/golden/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
