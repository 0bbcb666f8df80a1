package dev.sparring.gan.data;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import javax.imageio.IIOException;

/** Says in plain words why a file could not be read. */
final class ReadErrors {

    private ReadErrors() {}

    /**
     * The reason, as a clause about the file.
     *
     * @param error what reading it ended with
     * @return a clause without a name of a class, such as {@code it ends early}
     */
    static String reason(IOException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return "it ends early";
            }
            if (cause instanceof ZipException) {
                return "its compressed data are damaged";
            }
            if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
                return "it is not there or may not be opened";
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
}
