package dev.sparring.gan.sampling.output;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            throw SparringException.Storage.of("cannot make " + directory, e);
        }
    }

    /** Writes one. A new one is not forced to the disk, which for thousands of small files takes minutes. */
    void add(Path file, byte[] content) throws SparringException.Storage {
        if (Files.exists(file)) {
            OutputFile.write(file, content);
        } else {
            made.addFirst(file);
            create(file, content);
        }
        written++;
        progress.accept((double) written / count);
    }

    private static void create(Path file, byte[] content) throws SparringException.Storage {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, e);
        }
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
