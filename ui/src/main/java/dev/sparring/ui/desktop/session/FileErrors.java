package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.text.Texts;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.IIOException;

/** What the disk refused, in the window's language. What training says of the disk is English, here as in the terminal. Pure functions. */
public final class FileErrors {

    private FileErrors() {}

    /**
     * A file cannot be read.
     *
     * @param file which
     * @param cause what the file system said
     * @return the error, with what to do; a full disk is told apart
     */
    public static SparringException.Storage reading(Path file, IOException cause) {
        return of(Texts.text("error.read", file, reason(cause)), cause);
    }

    /**
     * A file cannot be written.
     *
     * @param file which
     * @param cause what the file system said
     * @return the error, with what to do; a full disk is told apart
     */
    public static SparringException.Storage writing(Path file, IOException cause) {
        return of(Texts.text("error.write", file, reason(cause)), cause);
    }

    /**
     * A directory cannot be listed.
     *
     * @param folder which
     * @param cause what the file system said
     * @return the error, with what to do
     */
    public static SparringException.Storage listing(Path folder, IOException cause) {
        return of(Texts.text("error.list", folder, reason(cause)), cause);
    }

    /**
     * A file or a directory cannot be deleted.
     *
     * @param file which
     * @param cause what the file system said
     * @return the error, with what to do
     */
    public static SparringException.Storage deleting(Path file, IOException cause) {
        return of(Texts.text("error.delete", file, reason(cause)), cause);
    }

    private static SparringException.Storage of(String what, IOException cause) {
        boolean full = SparringException.Storage.isFull(cause);
        String remedy = full ? Texts.text("error.remedy.full") : Texts.text("error.remedy.path");
        return new SparringException.Storage(what, remedy, full, cause);
    }

    private static String reason(IOException error) {
        if (SparringException.Storage.isFull(error)) {
            return Texts.text("error.reason.full");
        }
        if (error instanceof AccessDeniedException) {
            return Texts.text("error.reason.denied");
        }
        if (error instanceof NoSuchFileException || error instanceof FileNotFoundException) {
            return Texts.text("error.reason.missing");
        }
        if (error instanceof IIOException || error instanceof EOFException) {
            return Texts.text("error.reason.damaged");
        }
        String said = error instanceof FileSystemException system ? system.getReason() : null;
        return said == null ? Texts.text("error.reason.disk") : said;
    }
}
