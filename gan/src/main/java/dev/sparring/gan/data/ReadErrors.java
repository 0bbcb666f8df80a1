package dev.sparring.gan.data;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a file could not be read. */
public final class ReadErrors {

    private ReadErrors() {}

    /**
     * The reason, as a clause about the file.
     *
     * @param error what reading it ended with
     * @return a clause without a name of a class, such as {@code it ends early}
     */
    public static String reason(IOException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return "it ends early";
            }
            if (cause instanceof ZipException) {
                return "its compressed data are damaged";
            }
            if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
                return undecoded(cause.getMessage())
                        ? "its name is not written in the characters of this locale, "
                                + System.getProperty("sun.jnu.encoding")
                                + "; rename it, or set LC_ALL to a locale that has them, such as C.UTF-8"
                        : "it is not there or may not be opened";
            }
            if (cause instanceof CharacterCodingException) {
                return "it is no text in UTF-8";
            }
            if (cause instanceof AccessDeniedException) {
                return "access to it is denied";
            }
        }
        if (error instanceof IIOException) {
            return "its data are damaged";
        }
        String text = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        return text == null || text.contains("Exception") ? "the disk reports an error" : text;
    }

    /** Java decodes what it cannot read as U+FFFD, and does not find a file by that name again. */
    private static boolean undecoded(@Nullable String name) {
        return name != null && name.indexOf('\uFFFD') >= 0;
    }
}
