package dev.sparring.gan.train;

import java.nio.file.Path;

/** Where the golden data is: {@code -Dgolden=DIR}, by default beside the project. */
final class GoldenFolder {

    private GoldenFolder() {}

    static Path find() {
        Path root = Path.of(System.getProperty("project.root", "."));
        String given = System.getProperty("golden", "");
        return given.isBlank() ? root.resolve("../shared/golden") : root.resolve(given);
    }
}
