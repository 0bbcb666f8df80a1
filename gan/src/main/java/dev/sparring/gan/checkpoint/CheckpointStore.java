package dev.sparring.gan.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of one run: {@code step-00001000} and so on under one directory.
 *
 * <p>A checkpoint is written to a hidden sibling, forced to disk file by file, then moved into place in one atomic step, so
 * that a name {@code step-*} always stands for a whole checkpoint. One thread and one process at a time.
 */
public final class CheckpointStore {

    private static final String TENSORS = "tensors.safetensors";
    private static final String STATE = "state.json";
    private static final List<String> FILES = List.of(TENSORS, STATE);
    private static final long SPARE_BYTES = 16L << 20;

    private final Path root;

    /**
     * The checkpoints under a directory, which need not exist before the first save.
     *
     * @param root the directory
     */
    public CheckpointStore(Path root) {
        this.root = root;
    }

    /**
     * The directory of a step's checkpoint.
     *
     * @param step completed steps
     * @return its path, whether or not it exists
     */
    public Path directory(long step) {
        return root.resolve(String.format(Locale.ROOT, "step-%08d", step));
    }

    /**
     * Steps of which there is a checkpoint, sound or not.
     *
     * @return the steps, the newest first
     * @throws SparringException.Storage if the directory cannot be listed
     */
    public List<Long> steps() throws SparringException.Storage {
        List<Long> steps = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "step-*")) {
            for (Path entry : entries) {
                String digits = entry.getFileName().toString().substring("step-".length());
                if (digits.matches("[0-9]{8,18}")) {
                    steps.add(Long.parseLong(digits));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot list " + root, e);
        }
        steps.sort(Comparator.reverseOrder());
        return steps;
    }

    /**
     * Writes a checkpoint, whole or not at all, then removes the oldest ones.
     *
     * @param checkpoint what to write; a sound checkpoint of the same step stays as it is
     * @param keep how many of the newest to keep, at least 1
     * @throws SparringException.Storage if the disk is full or the directory cannot be written; older checkpoints are whole
     */
    public void save(Checkpoint checkpoint, int keep) throws SparringException.Storage {
        save(checkpoint, keep, List.of());
    }

    /**
     * The same, with some that stay however old they become.
     *
     * @param checkpoint what to write; a sound checkpoint of the same step stays as it is
     * @param keep how many of the newest to keep, at least 1
     * @param kept steps to keep besides
     * @throws SparringException.Storage if the disk is full or the directory cannot be written; older checkpoints are whole
     */
    public void save(Checkpoint checkpoint, int keep, Collection<Long> kept) throws SparringException.Storage {
        Path target = directory(checkpoint.step());
        Path draft = root.resolve(".tmp-" + target.getFileName());
        try {
            Files.createDirectories(root);
            if (Files.exists(target)) {
                if (sound(target)) {
                    return;
                }
                discard(target);
            }
            delete(draft);
            requireSpace(checkpoint);
            Files.createDirectory(draft);
            SafeTensors.write(draft.resolve(TENSORS), checkpoint.tensors());
            writeForced(draft.resolve(STATE), SafeTensors.JSON.writeValueAsString(checkpoint.state()) + "\n");
            writeForced(draft.resolve(Manifest.NAME), Manifest.of(draft, checkpoint.step(), FILES));
            force(draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            force(root);
            List<Long> steps = steps();
            for (long step : steps.subList(Math.min(keep, steps.size()), steps.size())) {
                if (!kept.contains(step)) {
                    discard(directory(step));
                }
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write checkpoint " + target, e);
        }
    }

    /**
     * The newest sound checkpoint.
     *
     * @param warnings told of every newer one that is damaged, one line each
     * @return it, or empty if there is no checkpoint at all
     * @throws SparringException.Checkpoint if there are some and none is sound
     * @throws SparringException.Storage if the directory cannot be read
     */
    public Optional<Checkpoint> newest(Consumer<String> warnings)
            throws SparringException.Checkpoint, SparringException.Storage {
        List<Long> steps = steps();
        for (long step : steps) {
            try {
                return Optional.of(load(step));
            } catch (SparringException.Checkpoint e) {
                warnings.accept(e.getMessage());
            }
        }
        if (!steps.isEmpty()) {
            throw new SparringException.Checkpoint(
                    "none of the " + steps.size() + " checkpoints in " + root + " is sound", "start the run anew");
        }
        return Optional.empty();
    }

    /**
     * One step's checkpoint.
     *
     * @param step completed steps
     * @return it
     * @throws SparringException.Checkpoint if it is missing or damaged
     * @throws SparringException.Storage if it cannot be read
     */
    public Checkpoint load(long step) throws SparringException.Checkpoint, SparringException.Storage {
        Path directory = directory(step);
        if (!Files.isDirectory(directory)) {
            throw new SparringException.Checkpoint(
                    "there is no checkpoint " + directory.getFileName(), "choose one of the steps in " + root);
        }
        try {
            if (Manifest.verify(directory, FILES) != step) {
                throw new SparringException.Checkpoint(
                        "checkpoint " + directory.getFileName() + " is of another step", "go on from an older one");
            }
            JsonNode state;
            try {
                state = SafeTensors.JSON.readTree(Files.readAllBytes(directory.resolve(STATE)));
            } catch (JsonProcessingException e) {
                state = MissingNode.getInstance();
            }
            if (!(state instanceof ObjectNode object)) {
                throw new SparringException.Checkpoint(
                        "checkpoint " + directory.getFileName() + " is damaged: " + STATE + " is no object",
                        "go on from an older one");
            }
            return new Checkpoint(step, SafeTensors.read(directory.resolve(TENSORS)), object);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read checkpoint " + directory, e);
        }
    }

    /**
     * Removes what an interrupted save or removal left behind.
     *
     * @throws SparringException.Storage if it cannot be removed
     */
    public void sweep() throws SparringException.Storage {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, ".{tmp,trash}-*")) {
            for (Path entry : entries) {
                delete(entry);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot tidy " + root, e);
        }
    }

    private boolean sound(Path directory) throws IOException {
        try {
            Manifest.verify(directory, FILES);
            return true;
        } catch (SparringException.Checkpoint e) {
            return false;
        }
    }

    private void requireSpace(Checkpoint checkpoint) throws IOException {
        long bytes = SPARE_BYTES;
        for (Tensor tensor : checkpoint.tensors().values()) {
            bytes += 4L * tensor.values().length;
        }
        if (Files.getFileStore(root).getUsableSpace() < bytes) {
            throw new IOException("No space left on device");
        }
    }

    /** Takes a directory out of sight in one step before its files go one by one. */
    private void discard(Path directory) throws IOException {
        Path trash = root.resolve(".trash-" + directory.getFileName());
        delete(trash);
        Files.move(directory, trash, StandardCopyOption.ATOMIC_MOVE);
        delete(trash);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(directory)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    private static void writeForced(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Forces a directory's entries to disk; Windows knows no such thing and refuses to open it. */
    private static void force(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
