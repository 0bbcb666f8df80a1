package dev.sparring.gan.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Files that a crash, a power failure or an interrupt of the thread leaves whole.
 *
 * <p>A {@link FileChannel} of an interrupted thread closes itself; the streams of {@link Files} go on. So all bytes go
 * through streams, and the one thing that only a channel can do, to force a file to disk, is done again if an interrupt
 * broke it. The thread's interrupt flag is set afterwards if it was set before or came meanwhile.
 */
public final class DurableFiles {

    /** How the name of a file that is being written begins; one that is found later is the rest of a process that died. */
    public static final String DRAFT = ".tmp-";

    private DurableFiles() {}

    /** Writes what a file is to hold. */
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param out where to; buffered, closed by the caller
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces a file in one atomic step; on disk when this returns.
     *
     * @param file the file, which need not exist
     * @param content what it is to hold
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public static void replace(Path file, Content content) throws IOException {
        Path draft = file.resolveSibling(DRAFT + file.getFileName());
        try {
            write(draft, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            discard(draft, e);
            throw e;
        }
        forceDirectory(file.toAbsolutePath().resolveSibling(""));
    }

    /** What there is of a draft may be the last of a full disk. */
    private static void discard(Path draft, Throwable reason) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Writes a new file; its content is on disk when this returns, its name once the directory is forced.
     *
     * @param file the file, which must not exist
     * @param content what it is to hold
     * @throws IOException if it cannot be written, or there is such a file
     */
    public static void create(Path file, Content content) throws IOException {
        write(file, content, StandardOpenOption.CREATE_NEW);
    }

    private static void write(Path file, Content content, OpenOption... how) throws IOException {
        OpenOption[] options = Arrays.copyOf(how, how.length + 1);
        options[how.length] = StandardOpenOption.WRITE;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16)) {
            content.writeTo(out);
        }
        force(file);
    }

    /**
     * Adds to the end of a file, which is made if it is missing. Not forced.
     *
     * @param file the file
     * @param bytes what to add
     * @throws IOException if it cannot be written; a part may have been
     */
    public static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Forces a file's content to disk.
     *
     * @param file the file
     * @throws IOException if it is missing or the disk fails
     */
    public static void force(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /**
     * Forces the names in a directory to disk; Windows knows no such thing and refuses to open it.
     *
     * @param directory the directory
     * @throws IOException if it is missing or the disk fails
     */
    public static void forceDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            force(directory, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, OpenOption access) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            boolean forced = false;
            while (!forced) {
                try (FileChannel channel = FileChannel.open(path, access)) {
                    channel.force(true);
                    forced = true;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Makes a directory with the ones above it; their names are on disk when this returns.
     *
     * @param directory the directory, which may exist
     * @throws IOException if it cannot be made
     */
    public static void createDirectories(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path parent = absolute.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectories(absolute);
        if (parent != null && Files.isReadable(parent)) {
            forceDirectory(parent);
        }
    }

    /**
     * Reads a whole file, of whatever size it says it is.
     *
     * @param file the file
     * @param most bytes it may hold
     * @return its content
     * @throws FileSystemException if it holds more; no more than that many bytes have been read
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(most);
            if (content.length == most && in.read() >= 0) {
                throw new FileSystemException(file.toString(), null, "it is larger than " + most + " bytes");
            }
            return content;
        }
    }
}
