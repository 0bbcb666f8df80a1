package dev.sparring.gan.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as people write them, outside a shell too: a leading {@code ~} is the home folder. */
public final class UserPath {

    private UserPath() {}

    /**
     * The path that is meant.
     *
     * @param text a path; {@code ~} alone or before a separator stands for the property {@code user.home}
     * @return the path, relative if it was given so
     * @throws InvalidPathException if the text is no path on this system
     */
    public static Path of(String text) {
        if (text.equals("~")) {
            return Path.of(home());
        }
        boolean below = text.startsWith("~/")
                || text.startsWith("~" + Path.of("").getFileSystem().getSeparator());
        return below ? Path.of(home(), text.substring(2)) : Path.of(text);
    }

    private static String home() {
        return System.getProperty("user.home", "");
    }
}
