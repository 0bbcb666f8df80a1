package dev.sparring.gan.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that a crash, a power failure or an interrupt of the thread leaves whole.
 *
 * <p>A {@link FileChannel} of an interrupted thread closes itself; the streams of {@link Files} go on. So all bytes go
 * through streams, and what only a channel can do, to force a file to disk or to shorten it, is done again if an
 * interrupt broke it. The thread's interrupt flag is set afterwards if it was set before or came meanwhile.
 */
public final class DurableFiles {

    /** How the name of a file that is being written begins; one that is found later is the rest of a process that died. */
    public static final String DRAFT = ".tmp-";

    /** How the name of a directory begins that is being removed, or replaced; likewise. */
    public static final String TRASH = ".trash-";

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
     * @throws IOException if it cannot be written; a part may have been, see {@link #cut}
     */
    public static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Cuts off the end of a file, such as half of what was to be added.
     *
     * @param file the file
     * @param length bytes that stay
     * @throws IOException if it is missing or cannot be written
     */
    public static void cut(Path file, long length) throws IOException {
        uninterrupted(file, StandardOpenOption.WRITE, channel -> channel.truncate(length));
    }

    /**
     * Forces a file's content to disk.
     *
     * @param file the file
     * @throws IOException if it is missing or the disk fails
     */
    public static void force(Path file) throws IOException {
        uninterrupted(file, StandardOpenOption.WRITE, channel -> channel.force(true));
    }

    /**
     * Forces the names in a directory to disk; Windows knows no such thing and refuses to open it.
     *
     * @param directory the directory
     * @throws IOException if it is missing or the disk fails
     */
    public static void forceDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            uninterrupted(directory, StandardOpenOption.READ, channel -> channel.force(true));
        }
    }

    /** What only a channel can do. */
    private interface ChannelWork {
        void with(FileChannel channel) throws IOException;
    }

    private static void uninterrupted(Path path, OpenOption access, ChannelWork work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            boolean done = false;
            while (!done) {
                try (FileChannel channel = FileChannel.open(path, access)) {
                    work.with(channel);
                    done = true;
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
        if (isDirectory(absolute)) {
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
     * What there is at a path. {@link Files#exists} and its like answer no where the disk does not answer at all, and whoever
     * believes that throws away what is there.
     *
     * @param path a file's or a directory's; of a link, what it leads to
     * @return empty if there is nothing
     * @throws IOException if that cannot be told
     */
    public static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether there is a file or a directory.
     *
     * @param path where
     * @return false if there is nothing
     * @throws IOException if that cannot be told
     */
    public static boolean exists(Path path) throws IOException {
        return attributes(path).isPresent();
    }

    /**
     * Whether there is a directory.
     *
     * @param path where
     * @return false if there is nothing, or a file
     * @throws IOException if that cannot be told
     */
    public static boolean isDirectory(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    /**
     * Whether there is a file.
     *
     * @param path where
     * @return false if there is nothing, or no file
     * @throws IOException if that cannot be told
     */
    public static boolean isFile(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isRegularFile).isPresent();
    }

    /**
     * What a directory holds under names of a pattern.
     *
     * @param directory the directory
     * @param pattern as that of {@link Files#newDirectoryStream(Path, String)}
     * @return the paths, in no order; none if there is no such directory
     * @throws IOException if it cannot be listed
     */
    public static List<Path> list(Path directory, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Removes a file, or a directory with all that is in it; links are not followed.
     *
     * @param path which may be missing
     * @throws IOException if something cannot be removed
     */
    public static void deleteTree(Path path) throws IOException {
        if (!exists(path)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(path)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    /**
     * Puts a directory in the place of another one, which need not exist; both lie in one directory. At no moment is there half of one
     * under the name.
     *
     * @param draft what is to be there
     * @param place where
     * @param trash a name for what was there, while it is removed; what has that name already goes
     * @throws IOException if it cannot be moved; what was there is there again
     */
    public static void replaceDirectory(Path draft, Path place, Path trash) throws IOException {
        deleteTree(trash);
        boolean taken = exists(place);
        if (taken) {
            Files.move(place, trash, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (taken) {
                try {
                    Files.move(trash, place, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
            }
            throw e;
        }
        forceDirectory(place.toAbsolutePath().resolveSibling(""));
        deleteTree(trash);
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
