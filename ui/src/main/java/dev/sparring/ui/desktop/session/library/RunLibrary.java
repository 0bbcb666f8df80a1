package dev.sparring.ui.desktop.session.library;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.ui.desktop.session.FileErrors;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The runs in a directory: what there is, and how a person keeps them in order. Methods may be called from any thread; each looks at the disk, so none
 * is for the screen's thread.
 *
 * <p>A run that is deleted lies in {@code .deleted} until {@link #erase}, so that it can be brought back. To be closed once the window is.
 */
public final class RunLibrary implements AutoCloseable {

    private final Path runs;
    private final RunBin bin;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /**
     * A library.
     *
     * @param runs the directory that holds runs; it need not exist
     */
    public RunLibrary(Path runs) {
        this.runs = Objects.requireNonNull(runs, "runs");
        this.bin = new RunBin(runs);
    }

    /**
     * All runs.
     *
     * @return the newest first; what cannot be read is left out
     * @throws SparringException.Storage if the directory cannot be listed
     */
    public List<RunSummary> read() throws SparringException.Storage {
        List<RunSummary> found = new ArrayList<>();
        List<Path> roots = roots(runs);
        known.keySet().retainAll(roots);
        for (Path root : roots) {
            readable(root).ifPresent(found::add);
        }
        found.sort(Comparator.comparing((RunSummary run) -> run.start().orElse(Instant.EPOCH))
                .reversed()
                .thenComparing(RunSummary::folder));
        return found;
    }

    /** Empty for half a run, or one that is just being moved: the next look may find more. What has not changed is not read again. */
    private Optional<RunSummary> readable(Path root) {
        try {
            Stamp now = Stamp.of(root);
            Known before = known.get(root);
            if (before == null || !before.stamp().equals(now) || before.run().state() == RunSummary.State.TRAINING) {
                known.put(root, new Known(now, summary(root)));
            }
            return Optional.ofNullable(known.get(root)).map(Known::run);
        } catch (SparringException e) {
            return Optional.empty();
        }
    }

    /**
     * When the files were written from which a summary is made.
     *
     * @param info of {@code run.json}
     * @param events of the log
     * @param samples of the directory
     */
    private record Stamp(FileTime info, FileTime events, FileTime samples) {
        static Stamp of(Path root) {
            return new Stamp(
                    time(root.resolve("run.json")), time(root.resolve("events.jsonl")), time(root.resolve("samples")));
        }

        private static FileTime time(Path file) {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return FileTime.fromMillis(0);
            }
        }
    }

    /** A run as it was read. */
    private record Known(Stamp stamp, RunSummary run) {}

    private static List<Path> roots(Path folder) throws SparringException.Storage {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(RunDirectory::holdsRun).toList();
        } catch (IOException e) {
            throw FileErrors.listing(folder, e);
        } catch (UncheckedIOException e) {
            throw FileErrors.listing(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * One run.
     *
     * @param root its directory
     * @return what is known of it now
     * @throws SparringException if there is no run, or it cannot be read
     */
    public static RunSummary summary(Path root) throws SparringException {
        RunReader reader = RunReader.open(root);
        JsonNode info = reader.metadata();
        RunSummary.State state = state(reader);
        Findings findings = new Findings();
        reader.newEvents(() -> {}, findings::add);
        List<Path> pictures = reader.samplePictures();
        long made = info.path("step").asLong(-1);
        if (made < 0 || state == RunSummary.State.TRAINING || state == RunSummary.State.INTERRUPTED) {
            made = reader.newestMetrics()
                    .map(line -> line.path("step").asLong())
                    .orElse(0L);
        }
        return new RunSummary(
                root,
                info.path("name").asText(root.getFileName().toString()),
                state,
                made,
                info.path("steps").asLong(),
                instant(info.path("start").asText()),
                findings.bestDistance,
                findings.diagnosis,
                pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.get(pictures.size() - 1)));
    }

    /** A run that nobody makes and that has not said how it ended was broken off. */
    private static RunSummary.State state(RunReader reader) {
        if (reader.isInUse()) {
            return RunSummary.State.TRAINING;
        }
        return Outcome.of(reader.outcome())
                .map(outcome -> switch (outcome) {
                    case COMPLETED -> RunSummary.State.COMPLETED;
                    case STOPPED, STOPPED_BY_MONITOR -> RunSummary.State.STOPPED;
                    case DIVERGED, FAILED -> RunSummary.State.FAILED;
                })
                .orElse(RunSummary.State.INTERRUPTED);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is kept of a run's events while they are read, however many there are. */
    private static final class Findings {
        private OptionalDouble bestDistance = OptionalDouble.empty();
        private Optional<RunEvent> diagnosis = Optional.empty();

        void add(RunEvent event) {
            SeriesHistory.distance(event).ifPresent(distance -> {
                if (Double.isFinite(distance) && distance < bestDistance.orElse(Double.POSITIVE_INFINITY)) {
                    bestDistance = OptionalDouble.of(distance);
                }
            });
            if (event.severity() != Severity.INFO) {
                diagnosis = Optional.of(event);
            }
        }
    }

    /**
     * Gives a run's directory another name.
     *
     * @param root the run's directory
     * @param name letters, digits, spaces, dots, dashes and underlines; not beginning with a dot
     * @return its new path, beside the old one
     * @throws SparringException if the name is not legal or taken, the run is in use, or it cannot be moved
     */
    public Path rename(Path root, String name) throws SparringException {
        String wanted = name.strip();
        if (!wanted.matches("[\\p{L}\\p{N}_-][\\p{L}\\p{N} ._-]{0,99}")) {
            throw new SparringException.Configuration(
                    Texts.text("error.run-name", wanted), Texts.text("error.run-name.legal"));
        }
        Path target = root.resolveSibling(wanted);
        if (!target.equals(root)) {
            RunDirectory.move(root, target);
        }
        return target;
    }

    /**
     * Takes a run away, so that it can still be brought back.
     *
     * @param root the run's directory
     * @return where it lies now
     * @throws SparringException if it is in use or cannot be moved
     */
    public Path delete(Path root) throws SparringException {
        return bin.add(root);
    }

    /**
     * Takes over what windows had deleted that were killed before they closed. No other window finds it any more.
     *
     * @return where the runs lie
     * @throws SparringException.Storage if that cannot be read
     */
    public List<Path> leftOver() throws SparringException.Storage {
        return bin.adopt();
    }

    /**
     * Brings a run back.
     *
     * @param deleted where {@link #delete} put it
     * @param root where it was
     * @return where it is now: beside it, if something else is there
     * @throws SparringException if it cannot be moved
     */
    public Path restore(Path deleted, Path root) throws SparringException {
        Path target = RunBin.free(root);
        RunDirectory.move(deleted, target);
        return target;
    }

    /**
     * Where a run that was left over is brought back to.
     *
     * @param deleted where it lies
     * @return its directory among the others
     */
    public Path home(Path deleted) {
        return runs.resolve(deleted.getFileName());
    }

    /**
     * Deletes for good what {@link #delete} took away.
     *
     * @param deleted where it lies
     * @throws SparringException.Storage if some of it cannot be deleted
     */
    public void erase(Path deleted) throws SparringException.Storage {
        bin.erase(deleted);
    }

    /** Leaves what was deleted and not erased to the next window. */
    @Override
    public void close() {
        bin.close();
    }
}
