package dev.sparring.gan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a user or the environment can get wrong. The message is one line: what happened, a semicolon, what to do.
 *
 * <p>A caller's mistake in code is an {@link IllegalArgumentException} instead.
 */
public abstract sealed class SparringException extends Exception {

    private static final long serialVersionUID = 1L;

    private SparringException(String what, String remedy, @Nullable Throwable cause) {
        super(oneLine(what) + "; " + oneLine(remedy), cause);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    /** A configuration, command line or run directory that cannot be used as given. */
    public static final class Configuration extends SparringException {
        private static final long serialVersionUID = 1L;

        /**
         * The error.
         *
         * @param what what is wrong, with the key's path and the value
         * @param remedy what to do, with the legal values
         */
        public Configuration(String what, String remedy) {
            super(what, remedy, null);
        }

        /**
         * The error, with its cause.
         *
         * @param what what is wrong, with the key's path and the value
         * @param remedy what to do
         * @param cause where it came from, or null
         */
        public Configuration(String what, String remedy, @Nullable Throwable cause) {
            super(what, remedy, cause);
        }

        /**
         * The error of data that a configuration follows from.
         *
         * @param cause what was wrong with the data
         * @return with the same message
         */
        public static Configuration because(Data cause) {
            String text = String.valueOf(cause.getMessage());
            int end = text.lastIndexOf("; ");
            return new Configuration(text.substring(0, end), text.substring(end + 2), cause);
        }
    }

    /** Training data that is missing, damaged or of the wrong kind. */
    public static final class Data extends SparringException {
        private static final long serialVersionUID = 1L;

        /**
         * The error.
         *
         * @param what what is wrong, with the file's name
         * @param remedy what to do
         */
        public Data(String what, String remedy) {
            super(what, remedy, null);
        }

        /**
         * The error, with its cause.
         *
         * @param what what is wrong, with the file's name
         * @param remedy what to do
         * @param cause where it came from, or null
         */
        public Data(String what, String remedy, @Nullable Throwable cause) {
            super(what, remedy, cause);
        }
    }

    /** A checkpoint that is missing, damaged or of another format or network. */
    public static final class Checkpoint extends SparringException {
        private static final long serialVersionUID = 1L;

        /**
         * The error.
         *
         * @param what what is wrong, with the file's name
         * @param remedy what to do
         */
        public Checkpoint(String what, String remedy) {
            super(what, remedy, null);
        }

        /**
         * The error, with its cause.
         *
         * @param what what is wrong, with the file's name
         * @param remedy what to do
         * @param cause where it came from, or null
         */
        public Checkpoint(String what, String remedy, @Nullable Throwable cause) {
            super(what, remedy, cause);
        }
    }

    /** A disk that is full or a directory that cannot be written. */
    public static final class Storage extends SparringException {
        private static final long serialVersionUID = 1L;

        /** Bytes, below which nothing can be written to speak of. */
        private static final long LEAST_ROOM = 1 << 20;

        private final boolean full;

        /**
         * The error.
         *
         * @param what what could not be written
         * @param remedy what to do
         * @param full whether the disk is full
         * @param cause what the file system said
         */
        public Storage(String what, String remedy, boolean full, Throwable cause) {
            super(what, remedy, cause);
            this.full = full;
        }

        /**
         * The error for what the file system said.
         *
         * @param what what could not be done, such as {@code cannot write FILE}
         * @param cause what was said
         * @return the error; a full disk is told apart
         */
        public static Storage of(String what, IOException cause) {
            return of(what, cause, isFull(cause));
        }

        /**
         * The error of a write, for what the file system said. Where it says it in a language that is not known here, the room that is
         * left tells whether the disk is full.
         *
         * @param what what could not be done, such as {@code cannot write FILE}
         * @param place what was to be written, a file or a directory; it need not exist
         * @param cause what was said
         * @return the error; a full disk is told apart
         */
        public static Storage of(String what, Path place, IOException cause) {
            boolean other = cause instanceof AccessDeniedException || cause instanceof NoSuchFileException;
            return of(what, cause, isFull(cause) || (!other && hasNoRoom(place)));
        }

        private static Storage of(String what, IOException cause, boolean full) {
            String reason = String.valueOf(cause.getMessage());
            if (cause instanceof AccessDeniedException) {
                reason = "permission denied";
            } else if (cause instanceof NoSuchFileException) {
                reason = "there is no such directory";
            } else if (cause instanceof FileSystemException failure && failure.getReason() != null) {
                reason = failure.getReason();
            }
            return new Storage(
                    what + ": " + (full ? "the disk is full" : reason),
                    full ? "free space and go on with --resume" : "check the path and its permissions",
                    full,
                    cause);
        }

        /**
         * Whether the file system said that the disk is full, in English; Java has no exception for it.
         *
         * @param cause what it said
         * @return false too where it speaks another language
         */
        public static boolean isFull(IOException cause) {
            // Of these, the message begins with the file's name, which may hold any words.
            String said = String.valueOf(
                    cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage());
            return said.contains("No space left") || said.contains("not enough space") || said.contains("quota");
        }

        private static boolean hasNoRoom(Path place) {
            try {
                Path there = place.toAbsolutePath();
                while (there != null && !Files.exists(there)) {
                    there = there.getParent();
                }
                if (there == null) {
                    return false;
                }
                FileStore disk = Files.getFileStore(there);
                return disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_ROOM;
            } catch (IOException e) {
                return false;
            }
        }

        /**
         * Whether the reason is a full disk.
         *
         * @return false for missing rights and other faults
         */
        public boolean full() {
            return full;
        }
    }
}
