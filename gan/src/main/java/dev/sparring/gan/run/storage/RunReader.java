package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.BestCheckpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.OpenedData;
import dev.sparring.gan.event.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run on disk, finished or running, in this process or another one, read without disturbing it: nothing is locked, written or
 * held open. {@code docs/run-directory.md} says what the files hold. One thread at a time.
 *
 * <pre>{@code
 * RunReader run = RunReader.open(Path.of("runs/ring-20261126-190000"));
 * boolean running = true;
 * while (running) {
 *     running = run.outcome().equals("running");
 *     for (JsonNode line : run.newMetrics().lines()) {
 *         chart.add(line.path("step").asLong(), line.path("loss_d").asDouble());
 *     }
 *     Thread.sleep(1000);
 * }
 * }</pre>
 */
public final class RunReader {

    private static final Pattern SAMPLES = Pattern.compile("step-(\\d+)\\.(png|csv)");

    private final Path root;
    private final Path configFile;
    private final LogFollower metrics;
    private final LogFollower events;

    /**
     * What has come into a log since it was asked last.
     *
     * @param restarted whether the log was shortened, as when a run goes on from an older checkpoint: what was read before is
     *     void, and {@code lines} begin anew
     * @param lines in order
     * @param <T> what a line is
     */
    public record News<T>(boolean restarted, List<T> lines) {
        /** Copies the lines. */
        public News {
            lines = List.copyOf(lines);
        }
    }

    private RunReader(Path root, Path configFile) {
        this.root = root;
        this.configFile = configFile;
        this.metrics = new LogFollower(root.resolve(RunDirectory.METRICS));
        this.events = new LogFollower(root.resolve(RunDirectory.EVENTS));
    }

    /**
     * Opens a run.
     *
     * @param root its directory
     * @return the reader
     * @throws SparringException.Configuration if there is no run
     */
    public static RunReader open(Path root) throws SparringException.Configuration {
        return new RunReader(root, RunDirectory.config(root));
    }

    /**
     * The run's directory.
     *
     * @return as it was given
     */
    public Path root() {
        return root;
    }

    /**
     * What the run was configured with, as a base for another configuration.
     *
     * @return layers of which the run's own is the lowest
     * @throws SparringException.Configuration if the file is damaged
     */
    public ConfigBuilder layers() throws SparringException.Configuration {
        return ConfigBuilder.complete(configFile);
    }

    /**
     * The run's configuration. No data is read: lengths in epochs are what the run has written down in updates. A run of a version
     * that did not counts them as if an epoch had one sample; its steps are those of {@link #metadata}, key {@code steps}.
     *
     * @return what {@code config.yaml} says
     * @throws SparringException.Configuration if it cannot be read or is not complete
     */
    public Config config() throws SparringException.Configuration {
        return layers().build(OpenedData.closed());
    }

    /**
     * What {@code run.json} says: versions, seed, host, command, start, end, outcome.
     *
     * @return an object; empty if there is none yet, or it is damaged
     */
    public JsonNode metadata() {
        return RunDirectory.info(root);
    }

    /**
     * How the run ended, by the word in {@code run.json}.
     *
     * @return such as {@code completed}; {@code running} while it runs, and after a crash, too; empty before it has begun
     */
    public String outcome() {
        return metadata().path("outcome").asText();
    }

    /**
     * Metrics that have come since this was called last; all there are at the first call.
     *
     * @return one object a logged step
     * @throws SparringException.Storage if the log cannot be read
     */
    public News<JsonNode> newMetrics() throws SparringException.Storage {
        return metrics.read();
    }

    /**
     * The same one by one, so that a log of any length is read in bounded memory.
     *
     * @param restarted is run where the log was shortened, before its first line: what was read before is void
     * @param lines is given one object a logged step, in order, on the caller's thread
     * @throws SparringException.Storage if the log cannot be read
     */
    public void newMetrics(Runnable restarted, Consumer<JsonNode> lines) throws SparringException.Storage {
        metrics.read(restarted, lines);
    }

    /**
     * The newest metrics alone, which is quick however long the run.
     *
     * @return the last whole line of the log; empty if there is none
     * @throws SparringException.Storage if the log cannot be read
     */
    public Optional<JsonNode> newestMetrics() throws SparringException.Storage {
        return LogFollower.newest(root.resolve(RunDirectory.METRICS));
    }

    /**
     * Whether the run is being made, in this process or another one. One that is not, and whose {@link #outcome} is {@code running}, was
     * broken off.
     *
     * @return false too if that cannot be told, as where nothing may be written
     */
    public boolean isInUse() {
        return RunDirectory.isInUse(root);
    }

    /**
     * Events that have come since this was called last; all there are at the first call.
     *
     * @return in the order in which they happened
     * @throws SparringException.Storage if the log cannot be read
     */
    public News<RunEvent> newEvents() throws SparringException.Storage {
        News<JsonNode> news = events.read();
        return new News<>(
                news.restarted(),
                news.lines().stream().map(RunRecordReader::event).toList());
    }

    /**
     * The same one by one, so that a log of any length is read in bounded memory.
     *
     * @param restarted is run where the log was shortened, before its first line: what was read before is void
     * @param lines is given the events in the order in which they happened, on the caller's thread
     * @throws SparringException.Storage if the log cannot be read
     */
    public void newEvents(Runnable restarted, Consumer<RunEvent> lines) throws SparringException.Storage {
        events.read(restarted, line -> lines.accept(RunRecordReader.event(line)));
    }

    /**
     * The run's checkpoints. They are the run's to write: whoever saves here disturbs it.
     *
     * @return to be read
     */
    public CheckpointStore checkpoints() {
        return RunDirectory.checkpoints(root);
    }

    /**
     * The checkpoint whose samples were nearest to the data. The newest checkpoint is loaded for it, both networks and optimizers.
     *
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return its step; empty if none was compared with the data
     * @throws SparringException if no checkpoint is sound
     */
    public Optional<Long> bestCheckpoint(Consumer<String> warnings) throws SparringException {
        return checkpoints().newest(warnings).flatMap(newest -> {
            BestCheckpoint best = new BestCheckpoint();
            best.restore(newest.state());
            return best.step();
        });
    }

    /**
     * The pictures of samples.
     *
     * @return PNG files, the oldest first
     * @throws SparringException.Storage if they cannot be listed
     */
    public List<Path> samplePictures() throws SparringException.Storage {
        return samples(".png");
    }

    /**
     * The tables of samples that are points.
     *
     * @return CSV files, the oldest first
     * @throws SparringException.Storage if they cannot be listed
     */
    public List<Path> sampleTables() throws SparringException.Storage {
        return samples(".csv");
    }

    private List<Path> samples(String ending) throws SparringException.Storage {
        Path folder = root.resolve(RunDirectory.SAMPLES);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && stepOf(file) >= 0)
                    .sorted(Comparator.comparingLong(RunReader::stepOf))
                    .toList();
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot list " + folder, e);
        }
    }

    /**
     * The step of a picture or a table of samples.
     *
     * @param file one of {@link #samplePictures} or {@link #sampleTables}
     * @return completed steps; -1 if it is none
     */
    public static long stepOf(Path file) {
        Matcher name = SAMPLES.matcher(file.getFileName().toString());
        return name.matches() && name.group(1).length() < 19 ? Long.parseLong(name.group(1)) : -1;
    }
}
