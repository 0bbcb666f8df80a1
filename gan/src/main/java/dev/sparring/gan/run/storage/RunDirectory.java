package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The files of one run, locked against a second process while open. {@code docs/run-directory.md} is the specification.
 *
 * <p>Whole files are replaced atomically; the two logs are appended to line by line.
 */
public final class RunDirectory implements AutoCloseable {

    private static final String CONFIG = "config.yaml";
    static final String METRICS = "metrics.jsonl";
    static final String EVENTS = "events.jsonl";
    static final String SAMPLES = "samples";
    static final String INFO = "run.json";
    private static final String LOCK = ".lock";
    private static final int ATTEMPTS = 4;
    private static final long BETWEEN_ATTEMPTS_NANOS = 25_000_000;
    /** Some thousand resumes. */
    private static final int MOST_INFO_BYTES = 1 << 20;

    /**
     * Directories that this process has open. POSIX gives a process's lock back when it closes any channel to the file, so a
     * second attempt must not even open it.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final Path real;
    private final FileChannel lockChannel;
    private final RunLog metrics;
    private final RunLog events;

    private RunDirectory(Path root, Path real, FileChannel lockChannel) {
        this.root = root;
        this.real = real;
        this.lockChannel = lockChannel;
        this.metrics = new RunLog(root.resolve(METRICS));
        this.events = new RunLog(root.resolve(EVENTS));
    }

    /**
     * Refuses a place where a new run cannot go.
     *
     * @param root where the run is to be
     * @throws SparringException.Configuration if it holds a run, or anything else
     */
    public static void requireFree(Path root) throws SparringException.Configuration {
        if (Files.exists(root.resolve(CONFIG)) || Files.exists(root.resolve("checkpoints"))) {
            throw new SparringException.Configuration(
                    root + " already holds a run", "go on with --resume, or give another --out");
        }
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new SparringException.Configuration(root + " is a file", "give a directory by --out");
        }
        try (Stream<Path> files = Files.exists(root) ? Files.list(root) : Stream.empty()) {
            if (files.anyMatch(file -> !file.endsWith(LOCK))) {
                throw new SparringException.Configuration(
                        root + " is not empty", "give a new or an empty directory by --out");
            }
        } catch (IOException e) {
            throw new SparringException.Configuration(
                    root + " cannot be read: " + ReadErrors.reason(e), "give another directory by --out", e);
        }
    }

    /**
     * Whether there is a run.
     *
     * @param root where it would be
     * @return true if it has been begun
     */
    public static boolean holdsRun(Path root) {
        return Files.isRegularFile(root.resolve(CONFIG));
    }

    /**
     * The configuration file of a run.
     *
     * @param root the run's directory
     * @return its path
     * @throws SparringException.Configuration if there is no run
     */
    public static Path config(Path root) throws SparringException.Configuration {
        Path config = root.resolve(CONFIG);
        if (!Files.isRegularFile(config)) {
            throw new SparringException.Configuration(
                    root + " holds no run", "give the directory of a run that was started");
        }
        return config;
    }

    /**
     * The checkpoints of a run.
     *
     * @param root the run's directory
     * @return the store
     */
    public static CheckpointStore checkpoints(Path root) {
        return new CheckpointStore(root.resolve("checkpoints"));
    }

    /** What must hold once the directory is locked. */
    private interface Check {
        void hold() throws SparringException.Configuration, SparringException.Storage;
    }

    /** Makes the directory of a new run. */
    public static RunDirectory create(Path root, String config)
            throws SparringException.Configuration, SparringException.Storage {
        // Before the lock's file is made in somebody's directory, and after, since another run may have come in
        // between.
        requireFree(root);
        RunDirectory directory = lock(root);
        directory.prepare(config, 0, () -> requireFree(root));
        return directory;
    }

    /**
     * Opens the directory of an existing run and removes the logs' lines of later steps than it goes on from.
     *
     * @param root the run's directory
     * @param config the run's configuration as text
     * @param step from which it goes on
     * @param known the steps of which there were checkpoints when that one was chosen
     */
    public static RunDirectory reopen(Path root, String config, long step, List<Long> known)
            throws SparringException.Configuration, SparringException.Storage {
        RunDirectory directory = lock(root);
        directory.prepare(config, step, () -> {
            if (!checkpoints(root).steps().equals(known)) {
                throw new SparringException.Configuration(
                        root + " has been played on by another process since it was read", "resume it again");
            }
        });
        return directory;
    }

    /** Brings the files to a step; gives the lock back if that fails. */
    private void prepare(String config, long step, Check check)
            throws SparringException.Configuration, SparringException.Storage {
        boolean ready = false;
        try {
            check.hold();
            sweep(root);
            sweep(root.resolve(SAMPLES));
            checkpoints().sweep();
            replace(root.resolve(CONFIG), config.getBytes(StandardCharsets.UTF_8));
            metrics.cut(step);
            events.cut(step);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private static RunDirectory lock(Path root) throws SparringException.Configuration, SparringException.Storage {
        try {
            DurableFiles.createDirectories(root);
            Path real = root.toRealPath();
            if (!OPEN.add(real)) {
                throw inUse(root);
            }
            boolean locked = false;
            try {
                FileChannel channel = lockedInTime(real.resolve(LOCK));
                if (channel == null) {
                    throw inUse(root);
                }
                locked = true;
                return new RunDirectory(root, real, channel);
            } finally {
                if (!locked) {
                    OPEN.remove(real);
                }
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot use " + root, root, e);
        }
    }

    /** Another process may only be looking whether the run is made, which takes a moment. */
    private static @Nullable FileChannel lockedInTime(Path lock) throws IOException {
        FileChannel channel = null;
        for (int attempt = 0; channel == null && attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            }
            // This process must not look meanwhile: its second attempt to lock a file is an error.
            synchronized (OPEN) {
                channel = locked(FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            }
        }
        return channel;
    }

    /** The channel to a file that it has locked, or null, and closed, if another process has. */
    private static @Nullable FileChannel locked(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? channel : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static SparringException.Configuration inUse(Path root) {
        return new SparringException.Configuration(
                root + " is in use by another process", "wait for it to end, or give another --out");
    }

    /**
     * Whether a run is being made, in this process or another one.
     *
     * @param root its directory
     * @return false too if that cannot be told, as where nothing may be written
     */
    public static boolean isInUse(Path root) {
        Path lock = root.resolve(LOCK);
        try {
            synchronized (OPEN) {
                if (OPEN.contains(root.toRealPath())) {
                    return true;
                }
                if (!Files.isWritable(lock)) {
                    return false;
                }
                // Not made anew where it is just being deleted.
                FileChannel channel = locked(FileChannel.open(lock, StandardOpenOption.WRITE));
                if (channel == null) {
                    return true;
                }
                channel.close();
                return false;
            }
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes a directory hold no run any more, first thing before all of it is deleted.
     *
     * @param root the run's directory
     * @throws IOException if that is not possible
     */
    public static void forget(Path root) throws IOException {
        Files.deleteIfExists(root.resolve(CONFIG));
    }

    /**
     * Moves a run, or gives it another name.
     *
     * @param root its directory
     * @param target where it is to be; directories on the way are made
     * @throws SparringException.Configuration if the run is in use, or there is something already
     * @throws SparringException.Storage if it cannot be moved
     */
    public static void move(Path root, Path target) throws SparringException.Configuration, SparringException.Storage {
        config(root);
        if (isInUse(root)) {
            throw new SparringException.Configuration(root + " is in use", "stop the run first");
        }
        if (Files.exists(target)) {
            throw new SparringException.Configuration(target + " exists already", "choose another name");
        }
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.move(root, target);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot move " + root + " to " + target, e);
        }
    }

    /**
     * The directory.
     *
     * @return its path
     */
    public Path root() {
        return root;
    }

    /** The run's checkpoints. */
    public CheckpointStore checkpoints() {
        return checkpoints(root);
    }

    /** Appends a line to {@code metrics.jsonl}. */
    public void metrics(ObjectNode record) throws SparringException.Storage {
        metrics.append(record);
    }

    /** Appends a line to {@code events.jsonl}. */
    public void event(RunEvent event) throws SparringException.Storage {
        events.append(RunRecordWriter.event(event));
    }

    /** Brings the logs to disk. */
    public void forceLogs() throws SparringException.Storage {
        metrics.force();
        events.force();
    }

    /** The same unless the very event is there: a run that broke off before its next checkpoint says it again. */
    public void eventOnce(RunEvent event) throws SparringException.Storage {
        Path file = root.resolve(EVENTS);
        try {
            boolean said = DurableFiles.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8)
                            .contains(RunRecordWriter.line(RunRecordWriter.event(event)));
            if (!said) {
                event(event);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + file, e);
        }
    }

    void info(ObjectNode info) throws SparringException.Storage {
        replace(root.resolve(INFO), (info.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode info() {
        return info(root);
    }

    /** What {@code run.json} says; empty if it is missing or damaged, since no run depends on it. */
    static ObjectNode info(Path root) {
        try {
            JsonNode node = RunRecordWriter.MAPPER.readTree(DurableFiles.read(root.resolve(INFO), MOST_INFO_BYTES));
            return node instanceof ObjectNode object ? object : RunRecordWriter.MAPPER.createObjectNode();
        } catch (IOException e) {
            return RunRecordWriter.MAPPER.createObjectNode();
        }
    }

    /** Whether a step's picture is there. */
    public boolean hasSample(long step) {
        return Files.exists(sampleFile(step, "png"));
    }

    private Path sampleFile(long step, String extension) {
        return root.resolve(SAMPLES).resolve(String.format(Locale.ROOT, "step-%08d.%s", step, extension));
    }

    /** Replaces a picture or a table of a step. */
    public void sample(long step, String extension, byte[] content) throws SparringException.Storage {
        Path directory = root.resolve(SAMPLES);
        try {
            DurableFiles.createDirectories(directory);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot make " + directory, directory, e);
        }
        replace(sampleFile(step, extension), content);
    }

    private static void replace(Path file, byte[] content) throws SparringException.Storage {
        try {
            DurableFiles.replace(file, out -> out.write(content));
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, file, e);
        }
    }

    private void sweep(Path directory) throws SparringException.Storage {
        try {
            for (Path left : DurableFiles.list(directory, ".{tmp,trash}-*")) {
                DurableFiles.deleteTree(left);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot tidy " + directory, e);
        }
    }

    @Override
    public void close() {
        try {
            // The file stays: a process that opened it before its removal would lock another file than the next one.
            lockChannel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(RunDirectory.class).warn("cannot release {}", root.resolve(LOCK), e);
        } finally {
            OPEN.remove(real);
        }
    }
}
