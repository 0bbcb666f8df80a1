package dev.sparring.ui.desktop.session.library;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.ui.desktop.session.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where deleted runs lie until the window closes that deleted them. Each window has a box of its own in {@code .deleted}, locked as long as the window is
 * open, so that no other one takes it for what a killed window left behind. Methods may be called from any thread; each looks at the disk.
 */
final class RunBin implements AutoCloseable {

    private static final String NAME = ".deleted";
    private static final String BOX = "window-";
    private static final String LOCK = ".lock";

    /**
     * Boxes that windows of this process have: a lock is the process's, so a second window would be given it, or take it from the first by closing the
     * file.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path bin;
    /** The boxes that this window has, with their locks: its own, and those that it found without an owner. */
    private final Map<Path, FileChannel> boxes = new LinkedHashMap<>();

    private @Nullable Path own;

    /**
     * A bin in which nothing is made before it is needed.
     *
     * @param runs the directory that holds runs
     */
    RunBin(Path runs) {
        this.bin = runs.toAbsolutePath().normalize().resolve(NAME);
    }

    /**
     * Takes a run away.
     *
     * @return where it lies now
     * @throws SparringException if it is in use or cannot be moved
     */
    synchronized Path add(Path root) throws SparringException {
        Path box = box();
        Path target = free(box.resolve(root.getFileName()));
        RunDirectory.move(root, target);
        return target;
    }

    /** The place, or one beside it of a like name where something is. */
    static Path free(Path place) {
        Path found = place;
        for (int i = 2; Files.exists(found); i++) {
            found = place.resolveSibling(place.getFileName() + "-" + i);
        }
        return found;
    }

    /** Another window may look in between making a box and locking it, and take it over. Then the next one is ours. */
    private Path box() throws SparringException.Storage {
        while (own == null) {
            try {
                Files.createDirectories(bin);
                Path made = Files.createTempDirectory(bin, BOX);
                if (take(made)) {
                    own = made;
                }
            } catch (IOException e) {
                throw FileErrors.writing(bin, e);
            }
        }
        return own;
    }

    /** Whether the box had no owner and is this window's now. */
    private boolean take(Path box) throws IOException {
        if (!OPEN.add(box)) {
            return false;
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(box.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
        } finally {
            if (!taken) {
                OPEN.remove(box);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        if (taken) {
            boxes.put(box, channel);
        }
        return taken;
    }

    /**
     * Takes over what windows left behind that did not close, as where the process was killed.
     *
     * @return the runs that they had deleted, in the order of their names
     * @throws SparringException.Storage if the bin cannot be read
     */
    synchronized List<Path> adopt() throws SparringException.Storage {
        List<Path> left = new ArrayList<>();
        for (Path place : children(bin)) {
            if (RunDirectory.holdsRun(place)) {
                // A window of a version without boxes put it there.
                left.add(place);
            } else if (takeIfAny(place)) {
                List<Path> runs = new ArrayList<>();
                for (Path child : children(place)) {
                    if (RunDirectory.holdsRun(child)) {
                        runs.add(child);
                    } else if (!child.endsWith(LOCK)) {
                        eraseRest(child);
                    }
                }
                left.addAll(runs);
                if (runs.isEmpty()) {
                    giveBack(place);
                }
            }
        }
        return left;
    }

    /** What a window began to delete for good. Nobody misses it: what cannot be deleted is tried again by the next window. */
    private static void eraseRest(Path rest) {
        try {
            DurableFiles.deleteTree(rest);
        } catch (IOException e) {
            System.err.println(
                    "sparring: warning: " + FileErrors.deleting(rest, e).getMessage());
        }
    }

    /** A box of another user's, or one that is just being removed, is none of ours. */
    private boolean takeIfAny(Path box) {
        try {
            return Files.isDirectory(box) && take(box);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> children(Path folder) throws SparringException.Storage {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw FileErrors.listing(folder, e);
        }
    }

    /**
     * Deletes a run for good.
     *
     * @param deleted where it lies
     * @throws SparringException.Storage if some of it cannot be deleted
     */
    synchronized void erase(Path deleted) throws SparringException.Storage {
        if (!deleted.startsWith(bin)) {
            throw new IllegalArgumentException("only what was taken away can be erased, got " + deleted);
        }
        try {
            // First what makes it a run: half of one is never offered again, see adopt.
            RunDirectory.forget(deleted);
            DurableFiles.deleteTree(deleted);
        } catch (IOException e) {
            throw FileErrors.deleting(deleted, e);
        }
    }

    /** Gives its boxes back. What is still in them is there for the next window to find. */
    @Override
    public synchronized void close() {
        List.copyOf(boxes.keySet()).forEach(this::giveBack);
        own = null;
    }

    /** An empty box goes with its lock. That cannot be said to anybody who could do something about it. */
    private void giveBack(Path box) {
        try {
            Optional.ofNullable(boxes.remove(box)).orElseThrow().close();
            OPEN.remove(box);
            try (Stream<Path> rest = Files.list(box)) {
                if (rest.allMatch(file -> file.endsWith(LOCK))) {
                    Files.deleteIfExists(box.resolve(LOCK));
                    Files.deleteIfExists(box);
                }
            }
            Files.deleteIfExists(bin);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Others have taken runs away, too.
            return;
        } catch (IOException e) {
            System.err.println(
                    "sparring: warning: " + FileErrors.deleting(box, e).getMessage());
        }
    }
}
