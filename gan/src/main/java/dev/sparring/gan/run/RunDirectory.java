package dev.sparring.gan.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of one run, locked against a second process while open. {@code docs/run-directory.md} is the specification.
 *
 * <p>Whole files are replaced atomically; the two logs are appended to line by line.
 */
public final class RunDirectory implements AutoCloseable {

    private static final String CONFIG = "config.yaml";
    private static final String METRICS = "metrics.jsonl";
    private static final String EVENTS = "events.jsonl";
    private static final String LOCK = ".lock";

    private final Path root;
    private final FileChannel lockChannel;

    private RunDirectory(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
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
            throw new SparringException.Configuration(root + " cannot be read", "give another directory by --out");
        }
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

    /** Makes the directory of a new run. */
    static RunDirectory create(Path root, String config)
            throws SparringException.Configuration, SparringException.Storage {
        requireFree(root);
        RunDirectory directory = lock(root);
        directory.prepare(config, 0);
        return directory;
    }

    /** Opens the directory of an existing run and removes what is of later steps than it goes on from. */
    static RunDirectory reopen(Path root, String config, long step)
            throws SparringException.Configuration, SparringException.Storage {
        RunDirectory directory = lock(root);
        directory.prepare(config, step);
        return directory;
    }

    /** Brings the files to a step; gives the lock back if that fails. */
    private void prepare(String config, long step) throws SparringException.Storage {
        boolean ready = false;
        try {
            sweep(root);
            sweep(root.resolve("samples"));
            checkpoints().sweep();
            replace(root.resolve(CONFIG), config.getBytes(StandardCharsets.UTF_8));
            cut(METRICS, step);
            cut(EVENTS, step);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    private static RunDirectory lock(Path root) throws SparringException.Configuration, SparringException.Storage {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw new SparringException.Configuration(
                        root + " is in use by another process", "wait for it to end, or give another --out");
            }
            return new RunDirectory(root, channel);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot use " + root, e);
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

    CheckpointStore checkpoints() {
        return checkpoints(root);
    }

    void metrics(ObjectNode record) throws SparringException.Storage {
        append(METRICS, Json.line(record));
    }

    void event(Event event) throws SparringException.Storage {
        append(EVENTS, Json.line(Json.event(event)));
    }

    /** The same unless the very event is there: a run that broke off before its next checkpoint says it again. */
    void eventOnce(Event event) throws SparringException.Storage {
        Path file = root.resolve(EVENTS);
        try {
            boolean said = Files.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8).contains(Json.line(Json.event(event)));
            if (!said) {
                event(event);
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + file, e);
        }
    }

    void info(ObjectNode info) throws SparringException.Storage {
        replace(root.resolve("run.json"), (info.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What run.json says; empty if it is missing or damaged, since nothing depends on it. */
    ObjectNode info() {
        try {
            JsonNode node = Json.MAPPER.readTree(Files.readAllBytes(root.resolve("run.json")));
            return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    boolean hasSample(long step) {
        return Files.exists(sampleFile(step, "png"));
    }

    private Path sampleFile(long step, String extension) {
        return root.resolve("samples").resolve(String.format(Locale.ROOT, "step-%08d.%s", step, extension));
    }

    /** Replaces a picture or a table of a step. */
    void sample(long step, String extension, byte[] content) throws SparringException.Storage {
        Path directory = root.resolve("samples");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot make " + directory, e);
        }
        replace(sampleFile(step, extension), content);
    }

    private void append(String name, String text) throws SparringException.Storage {
        try {
            Files.writeString(root.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + root.resolve(name), e);
        }
    }

    private void replace(Path file, byte[] content) throws SparringException.Storage {
        Path draft = file.resolveSibling(".tmp-" + file.getFileName());
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot write " + file, e);
        }
    }

    /** Keeps the lines up to a step; a line cut short by a crash goes too. */
    private void cut(String name, long step) throws SparringException.Storage {
        Path file = root.resolve(name);
        List<String> kept = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    if (stepOf(line) >= 0 && stepOf(line) <= step) {
                        kept.add(line + "\n");
                    }
                }
            }
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot read " + file, e);
        }
        replace(file, String.join("", kept).getBytes(StandardCharsets.UTF_8));
    }

    private static long stepOf(String line) {
        try {
            return Json.MAPPER.readTree(line).path("step").asLong(-1);
        } catch (JsonProcessingException e) {
            return -1;
        }
    }

    private void sweep(Path directory) throws SparringException.Storage {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, ".tmp-*")) {
            for (Path draft : drafts) {
                Files.delete(draft);
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
            org.slf4j.LoggerFactory.getLogger(RunDirectory.class).warn("cannot release {}", root.resolve(LOCK), e);
        }
    }
}
