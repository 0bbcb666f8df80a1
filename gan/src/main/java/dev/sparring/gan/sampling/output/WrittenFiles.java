package dev.sparring.gan.sampling.output;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleConsumer;

/** Files that belong together, written one after the other: all of them, or if one fails none of those that were not there before. */
final class WrittenFiles {

    private final DoubleConsumer progress;
    private final int count;
    private final Deque<Path> made = new ArrayDeque<>();
    private int written;

    /**
     * None yet.
     *
     * @param count how many there will be
     * @param progress is told the share that is written
     */
    WrittenFiles(int count, DoubleConsumer progress) {
        this.count = count;
        this.progress = progress;
    }

    /** Makes a directory, and those above it that are missing. */
    void makeDirectory(Path directory) throws SparringException.Storage {
        for (Path at = directory.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            made.addLast(at);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot make " + directory, directory, e);
        }
    }

    /** Writes the only one. One that is replaced cannot be taken back, so nothing is told behind it that could end it. */
    void put(Path file, byte[] content) throws SparringException.Storage {
        if (Files.exists(file)) {
            OutputFile.write(file, content);
        } else {
            add(file, content);
        }
    }

    /** Writes a new one. It is not forced to the disk, which for thousands of small files takes minutes. */
    void add(Path file, byte[] content) throws SparringException.Storage {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            made.addFirst(file);
            out.write(content);
        } catch (FileAlreadyExistsException e) {
            throw new SparringException.Storage(file + " is there already", "give another name", false, e);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, file, e);
        }
        written++;
        progress.accept((double) written / count);
    }

    /** Takes them away again, the last one first. */
    void discard(Throwable reason) {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
