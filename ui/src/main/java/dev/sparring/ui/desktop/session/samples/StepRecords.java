package dev.sparring.ui.desktop.session.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what was recorded at some steps among all that a run records. What lies between two of them is forgotten every few thousand lines, so
 * memory grows with the steps that are asked for and not with the length of the log. Mutable; one thread.
 */
final class StepRecords {

    /** Lines behind the last step asked for, where the next one may lie; older ones give way. So many are also taken in at once. */
    static final int MOST_AHEAD = 4096;

    private static final List<String> QUALITY =
            List.of("diversity", "coverage", "precision", "recall", "modes", "modes_total", "high_quality");

    private final NavigableMap<Long, StepMetrics> metrics = new TreeMap<>();
    private final NavigableMap<Long, Map<String, Double>> checks = new TreeMap<>();
    private final NavigableMap<Long, Double> distances = new TreeMap<>();
    private List<Long> wanted = List.of();
    private int taken;

    /** Forgets all that came from {@code metrics.jsonl}. */
    void clearMetrics() {
        metrics.clear();
        checks.clear();
    }

    /** Forgets all that came from {@code events.jsonl}. */
    void clearEvents() {
        distances.clear();
    }

    /** Takes in a line of {@code metrics.jsonl}. */
    void add(JsonNode line) {
        StepMetrics step = RunRecordReader.step(line);
        metrics.put(step.step(), step);
        Map<String, Double> quality = new LinkedHashMap<>();
        for (String key : QUALITY) {
            if (line.path(key).isNumber()) {
                quality.put(key, line.path(key).asDouble());
            }
        }
        if (!quality.isEmpty()) {
            checks.put(step.step(), quality);
        }
        taken();
    }

    private void taken() {
        taken++;
        if (taken >= MOST_AHEAD) {
            forget();
        }
    }

    /** Takes in an event. */
    void add(RunEvent event) {
        SeriesHistory.distance(event).ifPresent(distance -> {
            distances.put(event.step(), distance);
            taken();
        });
    }

    /** What was recorded at a step or last before it. */
    StepRecord at(long step) {
        Map.Entry<Long, StepMetrics> logged = metrics.floorEntry(step);
        Map.Entry<Long, Map<String, Double>> check = checks.floorEntry(step);
        Map.Entry<Long, Double> distance = distances.floorEntry(step);
        return new StepRecord(
                logged == null ? Optional.empty() : Optional.of(logged.getValue()),
                check == null ? Map.of() : check.getValue(),
                check == null ? 0 : check.getKey(),
                distance == null
                        ? Optional.empty()
                        : Optional.of(new StepRecord.CheckpointDistance(distance.getKey(), distance.getValue())));
    }

    /**
     * Asks for what was recorded at these steps, and forgets what neither they nor a later one need. To be called before lines are added.
     *
     * @param steps in ascending order
     */
    void keepFor(List<Long> steps) {
        wanted = List.copyOf(steps);
        forget();
    }

    private void forget() {
        taken = 0;
        long last = wanted.isEmpty() ? -1 : wanted.get(wanted.size() - 1);
        keep(metrics, wanted, last);
        keep(checks, wanted, last);
        keep(distances, wanted, last);
    }

    /** How many lines of either log are kept. */
    int kept() {
        return metrics.size() + distances.size();
    }

    private static <T> void keep(NavigableMap<Long, T> lines, Collection<Long> steps, long last) {
        NavigableMap<Long, T> kept = new TreeMap<>(lines.tailMap(last, false));
        while (kept.size() > MOST_AHEAD) {
            kept.pollFirstEntry();
        }
        for (long step : steps) {
            Map.Entry<Long, T> line = lines.floorEntry(step);
            if (line != null) {
                kept.put(line.getKey(), line.getValue());
            }
        }
        lines.keySet().retainAll(kept.keySet());
    }
}
