package dev.sparring.ui.desktop.session.series;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.metric.ModeCoverage;
import dev.sparring.gan.monitor.statistics.MonitorObservation;
import dev.sparring.gan.monitor.statistics.SampleSignal;
import dev.sparring.gan.monitor.statistics.Signals;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.DecimatedSeries;
import dev.sparring.ui.desktop.component.chart.Decimator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The curves of a run, by the keys of {@code metrics.jsonl}. One thread adds, the screen's thread copies; the lock between them
 * is held for well under a millisecond, and is fair, since a thread that reads a long log takes it so often that another one would wait
 * for as long as the log lasts.
 *
 * <p>At most 164 kB a curve, however long the run; curves of the monitor, which come seldom, take less. A step of a plain duel
 * allocates nothing.
 */
public final class SeriesHistory {

    /** The key of checkpoints' distances from the data, which only their events have. */
    public static final String DISTANCE = "frechet_distance";

    /** The key of the pace. */
    public static final String PACE = "images_per_s";

    private static final int CAPACITY = 4096;
    private static final StepFigure[] FIGURES = StepFigure.values();

    private final Lock lock = new ReentrantLock(true);

    private final Map<String, Decimator> series = new LinkedHashMap<>();
    private final Decimator[] ofSteps = new Decimator[FIGURES.length];
    private final Decimator pace;
    /** Further curves by the names that steps give them, so that their keys are put together once. */
    private final Map<String, Decimator> figures = new HashMap<>();

    private final Map<String, Side> players = new HashMap<>();
    private final Map<String, Decimator> signals = new HashMap<>();

    /** The curves of a player beside the two of the duel. */
    private record Side(Decimator rate, Decimator loss, Decimator gradient, Decimator update) {}

    /** A run of which nothing is known yet. */
    public SeriesHistory() {
        for (int i = 0; i < FIGURES.length; i++) {
            ofSteps[i] = named(FIGURES[i].key());
        }
        pace = named(PACE);
    }

    private Decimator named(String key) {
        return series.computeIfAbsent(key, name -> new Decimator(CAPACITY));
    }

    /**
     * Adds a step.
     *
     * @param step what it did
     * @param imagesPerSecond the pace
     */
    public void add(StepMetrics step, double imagesPerSecond) {
        lock.lock();
        try {
            long at = step.step();
            for (int i = 0; i < FIGURES.length; i++) {
                ofSteps[i].add(at, FIGURES[i].of(step));
            }
            pace.add(at, imagesPerSecond);
            if (!step.figures().isEmpty()) {
                step.figures().forEach((name, value) -> figures.computeIfAbsent(name, key -> named("figures." + key))
                        .add(at, value));
            }
            if (!step.others().isEmpty()) {
                step.others().forEach((name, side) -> add(at, name, side));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a line of {@code metrics.jsonl}.
     *
     * @param line of a step that was logged; any other adds nothing
     */
    public void add(JsonNode line) {
        add(RunRecordReader.step(line), line);
    }

    /**
     * Adds a line of {@code metrics.jsonl} of which the step is known. What else is in it is read before the lock is taken.
     *
     * @param step what {@link RunRecordReader#step} makes of the line
     * @param line the line itself
     */
    public void add(StepMetrics step, JsonNode line) {
        if (step.step() > 0) {
            double imagesPerSecond = line.path(PACE).asDouble(Double.NaN);
            Optional<MonitorObservation> found = RunRecordReader.check(line);
            add(step, imagesPerSecond);
            found.ifPresent(seen -> add(step.step(), seen));
        }
    }

    private void add(long at, String name, PlayerMetrics side) {
        Side own = players.computeIfAbsent(
                name,
                player -> new Side(
                        named("lr_" + player),
                        named("loss_" + player),
                        named("grad_norm_" + player),
                        named("update_ratio_" + player)));
        own.rate().add(at, side.updates() > 0 ? side.learningRate() : Double.NaN);
        own.loss().add(at, side.loss());
        own.gradient().add(at, side.gradientNorm());
        own.update().add(at, side.updateRatio());
    }

    /**
     * Adds what the monitor saw.
     *
     * @param step completed steps
     * @param found what
     */
    public void add(long step, MonitorObservation found) {
        lock.lock();
        try {
            Signals seen = found.signals();
            named("diversity").add(step, seen.get(SampleSignal.DIVERSITY));
            named("coverage").add(step, seen.get(SampleSignal.COVERAGE));
            named("precision").add(step, seen.get(SampleSignal.PRECISION));
            named("recall").add(step, seen.get(SampleSignal.RECALL));
            if (found.modes().isPresent()) {
                ModeCoverage modes = found.modes().get();
                named("modes").add(step, modes.held());
                named("modes_total").add(step, modes.total());
                named("high_quality").add(step, modes.highQuality());
                named("reverse_kl").add(step, modes.reverseKl());
            }
            seen.values().forEach((key, value) -> signals.computeIfAbsent(key, name -> named("signals." + name))
                    .add(step, value));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds what a checkpoint says of its samples.
     *
     * @param event any; others add nothing
     */
    public void add(RunEvent event) {
        lock.lock();
        try {
            // The game as it began has no step of its own.
            if (event.step() > 0) {
                distance(event).ifPresent(distance -> named(DISTANCE).add(event.step(), distance));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * How far the samples of a checkpoint are from the data.
     *
     * @param event any
     * @return the Fréchet distance, which may be NaN; empty if the event is not of a checkpoint that was compared
     */
    public static OptionalDouble distance(RunEvent event) {
        return event.kind().equals("checkpoint") && event.evidence().get(DISTANCE) instanceof Number distance
                ? OptionalDouble.of(distance.doubleValue())
                : OptionalDouble.empty();
    }

    /** A copy of all curves that have a point. */
    public RunSeries curves() {
        lock.lock();
        try {
            Map<String, DecimatedSeries> copies = new LinkedHashMap<>();
            series.forEach((key, decimator) -> {
                DecimatedSeries copy = decimator.snapshot();
                if (!copy.isEmpty()) {
                    copies.put(key, copy);
                }
            });
            return new RunSeries(copies);
        } finally {
            lock.unlock();
        }
    }
}
