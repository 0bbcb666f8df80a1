package dev.sparring.ui.cli;

import dev.sparring.gan.catalog.UserPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads paths from the command line, in which a leading {@code ~} is the home folder, and says in plain words why a text is none. */
final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("an empty text is no path");
        }
        try {
            return UserPath.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(fault(e));
        }
    }

    /**
     * Why a text is no path. Where the locale has only some characters, as {@code LC_ALL=C} has, Java can name only files that
     * are written in those.
     *
     * @param error what making a path of it ended with
     * @return a clause that names the text
     */
    static String fault(InvalidPathException error) {
        boolean characters = error.getInput().chars().anyMatch(letter -> letter > 127);
        return characters && error.getReason().contains("unmappable")
                ? "'" + error.getInput() + "' holds characters that this locale, "
                        + System.getProperty("sun.jnu.encoding")
                        + ", does not have; set LC_ALL to one that has them, such as C.UTF-8"
                : "'" + error.getInput() + "' is no path: " + error.getReason();
    }
}
