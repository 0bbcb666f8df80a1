package dev.sparring.gan.checkpoint;

import static dev.sparring.gan.checkpoint.DamagedException.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * The checkpoints of one run: {@code step-00001000} and so on under one directory.
 *
 * <p>A checkpoint is written to a hidden sibling, forced to disk file by file, then moved into place in one atomic step, so
 * that a name {@code step-*} always stands for a whole checkpoint. An interrupt of the thread breaks neither writing nor
 * reading. One thread of one process writes; others may read meanwhile.
 */
public final class CheckpointStore implements CheckpointSource {

    private static final String TENSORS = "tensors.safetensors";
    private static final String STATE = "state.json";
    private static final List<String> FILES = List.of(TENSORS, STATE);
    /** The file by which a person keeps a checkpoint from being removed. */
    public static final String PINNED = "pinned";

    /** Some 200,000 changes of a schedule; read as a tree it takes about 200 MB. */
    private static final int MOST_STATE_BYTES = 16 << 20;

    private static final long SPARE_BYTES = 16L << 20;
    /** A run that removes checkpoints while they are read is overtaken after a few listings. */
    private static final int MOST_LISTINGS = 100;

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

    @Override
    public List<Long> steps() throws SparringException.Storage {
        List<Long> steps = new ArrayList<>();
        try {
            for (Path entry : DurableFiles.list(root, "step-*")) {
                String digits = entry.getFileName().toString().substring("step-".length());
                if (digits.matches("[0-9]{8,18}")) {
                    steps.add(Long.parseLong(digits));
                }
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot list " + root, e);
        }
        steps.sort(Comparator.reverseOrder());
        return steps;
    }

    /**
     * Writes a checkpoint, whole or not at all, then removes the oldest ones.
     *
     * @param checkpoint what to write, in place of one of the same step
     * @param keep how many of the newest to keep, at least 1
     * @throws SparringException.Storage if the disk is full or the directory cannot be written; older checkpoints are whole
     * @throws IllegalArgumentException if the state is longer than 16 MiB, or the tensors' names and shapes than 1 MiB
     */
    public void save(Checkpoint checkpoint, int keep) throws SparringException.Storage {
        save(checkpoint, keep, step -> false);
    }

    /**
     * The same, with some that stay however old they become.
     *
     * <p>Only once the new checkpoint is on disk, others go: those beyond the newest, those of later steps, from which a run
     * that went on from an older one has turned away, and those whose files are missing or of another size, which never
     * count among the newest. What a newer version wrote stays, and what somebody pinned by a file named {@value #PINNED} beside its manifest.
     *
     * @param checkpoint what to write, in place of one of the same step
     * @param keep how many of the newest to keep, at least 1
     * @param stays steps to keep besides
     * @throws SparringException.Storage if the disk is full or the directory cannot be written; older checkpoints are whole
     * @throws IllegalArgumentException if the state is longer than 16 MiB, or the tensors' names and shapes than 1 MiB
     */
    public void save(Checkpoint checkpoint, int keep, LongPredicate stays) throws SparringException.Storage {
        Path target = directory(checkpoint.step());
        Path draft = root.resolve(DurableFiles.DRAFT + target.getFileName());
        try {
            DurableFiles.createDirectories(root);
            DurableFiles.deleteTree(draft);
            requireSpace(checkpoint);
            write(checkpoint, draft, isPinned(target));
            DurableFiles.replaceDirectory(draft, target, trash(target));
            prune(checkpoint.step(), keep, stays);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write checkpoint " + target, target, e);
        }
    }

    private static void write(Checkpoint checkpoint, Path draft, boolean pinned) throws IOException {
        byte[] state =
                (SafeTensors.JSON.writeValueAsString(checkpoint.state()) + "\n").getBytes(StandardCharsets.UTF_8);
        if (state.length > MOST_STATE_BYTES) {
            throw new IllegalArgumentException(
                    "state must be at most " + MOST_STATE_BYTES + " bytes, got " + state.length);
        }
        try {
            Files.createDirectory(draft);
            SafeTensors.write(draft.resolve(TENSORS), checkpoint.tensors());
            DurableFiles.create(draft.resolve(STATE), out -> out.write(state));
            byte[] manifest = Manifest.text(draft, checkpoint.step(), FILES).getBytes(StandardCharsets.UTF_8);
            DurableFiles.create(draft.resolve(Manifest.NAME), out -> out.write(manifest));
            if (pinned) {
                Files.createFile(draft.resolve(PINNED));
            }
            DurableFiles.forceDirectory(draft);
        } catch (IOException e) {
            // Half a checkpoint may be what fills the disk.
            try {
                DurableFiles.deleteTree(draft);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void prune(long saved, int keep, LongPredicate stays) throws IOException, SparringException.Storage {
        int kept = 0;
        for (long step : steps()) {
            boolean whole;
            try {
                whole = looksWhole(directory(step));
            } catch (SparringException.Checkpoint e) {
                // Of a newer version, which knows what it is for.
                continue;
            }
            if (whole && step <= saved && kept < keep) {
                kept++;
            } else if (!(whole && stays.test(step)) && !isPinned(directory(step))) {
                discard(directory(step));
            }
        }
    }

    private static boolean isPinned(Path directory) throws IOException {
        return DurableFiles.exists(directory.resolve(PINNED));
    }

    /** Whether a checkpoint's manifest is sound and its files have their sizes; their sums would take too long each time. */
    private static boolean looksWhole(Path directory) throws IOException, SparringException.Checkpoint {
        try {
            Manifest manifest = Manifest.read(directory, FILES);
            for (String name : FILES) {
                manifest.listed(name).requireSize(directory.resolve(name));
            }
            return true;
        } catch (DamagedException e) {
            return false;
        }
    }

    /**
     * The newest sound checkpoint. One that a running run removes while it is read is passed over without a word.
     *
     * @param warnings told of every newer one that is damaged, one line each
     * @return it, or empty if there is no checkpoint at all
     * @throws SparringException.Checkpoint if there are some and none is sound, or the newest is of a newer version or larger
     *     than Java's memory
     * @throws SparringException.Storage if the directory cannot be read
     */
    public Optional<Checkpoint> newest(Consumer<String> warnings)
            throws SparringException.Checkpoint, SparringException.Storage {
        for (int listing = 0; listing < MOST_LISTINGS; listing++) {
            List<Long> steps = steps();
            List<SparringException.Checkpoint> damaged = new ArrayList<>();
            boolean vanished = false;
            for (int i = 0; i < steps.size() && !vanished; i++) {
                long step = steps.get(i);
                try {
                    Checkpoint found = read(step);
                    damaged.forEach(e -> warnings.accept(e.getMessage()));
                    return Optional.of(found);
                } catch (DamagedException e) {
                    vanished = !exists(step);
                    damaged.add(damaged(step, e));
                } catch (IOException e) {
                    vanished = !exists(step);
                    if (!vanished) {
                        throw unreadable(step, e);
                    }
                }
            }
            if (!vanished) {
                damaged.forEach(e -> warnings.accept(e.getMessage()));
                if (damaged.isEmpty()) {
                    return Optional.empty();
                }
                throw new SparringException.Checkpoint(
                        "none of the " + steps.size() + " checkpoints in " + root + " is sound",
                        "start the run anew",
                        damaged.get(0));
            }
        }
        throw new SparringException.Checkpoint(
                "the checkpoints in " + root + " are removed before they can be read",
                "wait for the run to end, or give it a larger checkpoint.keep");
    }

    @Override
    public Checkpoint load(long step) throws SparringException.Checkpoint, SparringException.Storage {
        try {
            return read(step);
        } catch (DamagedException e) {
            throw exists(step) ? damaged(step, e) : missing(step, e);
        } catch (IOException e) {
            if (!exists(step)) {
                throw missing(step, e);
            }
            throw unreadable(step, e);
        }
    }

    private Checkpoint read(long step) throws IOException, DamagedException, SparringException.Checkpoint {
        Path directory = directory(step);
        Manifest manifest = Manifest.read(directory, FILES);
        require(manifest.step() == step, "it is of another step");
        ObjectNode state = state(directory.resolve(STATE), manifest.listed(STATE));
        return new Checkpoint(step, SafeTensors.read(directory.resolve(TENSORS), manifest.listed(TENSORS)), state);
    }

    private static ObjectNode state(Path file, Manifest.Listed listed) throws IOException, DamagedException {
        listed.requireSize(file);
        require(listed.bytes() <= MOST_STATE_BYTES, STATE + " is too large");
        byte[] bytes = DurableFiles.read(file, MOST_STATE_BYTES);
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        listed.requireSum(file, digest);
        try {
            JsonNode state = SafeTensors.JSON.readTree(bytes);
            if (state instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new DamagedException(STATE + " is no JSON", e);
        }
        throw new DamagedException(STATE + " is no object");
    }

    private boolean exists(long step) {
        return Files.exists(directory(step), LinkOption.NOFOLLOW_LINKS);
    }

    private SparringException.Checkpoint missing(long step, Exception cause) {
        return new SparringException.Checkpoint(
                "there is no checkpoint " + directory(step).getFileName(), "choose one of the steps in " + root, cause);
    }

    private SparringException.Checkpoint damaged(long step, DamagedException e) {
        return new SparringException.Checkpoint(
                "checkpoint " + directory(step).getFileName() + " is damaged: " + e.why(),
                "go on from an older one",
                e);
    }

    private SparringException.Storage unreadable(long step, IOException e) {
        return SparringException.Storage.of("cannot read checkpoint " + directory(step), e);
    }

    /**
     * Removes what an interrupted save or removal left behind.
     *
     * @throws SparringException.Storage if it cannot be removed
     */
    public void sweep() throws SparringException.Storage {
        try {
            for (Path entry : DurableFiles.list(root, ".{tmp,trash}-*")) {
                DurableFiles.deleteTree(entry);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot tidy " + root, e);
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
        Path trash = trash(directory);
        DurableFiles.deleteTree(trash);
        Files.move(directory, trash, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.deleteTree(trash);
    }

    private Path trash(Path directory) {
        return root.resolve(DurableFiles.TRASH + directory.getFileName());
    }
}
