package dev.sparring.bench.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.bench.monitor.GroundTruth;
import dev.sparring.bench.monitor.TrueState;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.storage.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run went.
 *
 * @param held modes, or labels, that have samples, by step; 0 from where the run broke off
 * @param quality share of the samples at the end that are within three standard deviations of a mode, or whose label the
 *     classifier is sure of; 0 of a run that broke off
 * @param distance squared Fréchet distance at the end, of points or of the classifier's features; infinite of a run that
 *     broke off
 * @param end the state in which it was for most of its last five looks
 * @param rewarms second warmups
 */
record Score(SortedMap<Long, Double> held, double quality, double distance, TrueState end, long rewarms) {

    static final String FILE = "evaluation.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int EVERY = 100;

    /** Reads what a run of a cell left. */
    static Score of(StudyCell cell, int seed, Path folder) throws IOException, SparringException {
        Path place = folder.resolve(cell.run(seed).name());
        JsonNode figures = JSON.readTree(place.resolve(FILE).toFile()).path("figures");
        List<GroundTruth> truths = new ArrayList<>();
        for (String line : Files.readAllLines(place.resolve("truth.jsonl"))) {
            truths.add(JSON.readValue(line, GroundTruth.class));
        }
        RunReader run = RunReader.open(place.resolve("run"));
        SortedMap<Long, Double> held = new TreeMap<>();
        for (long step = EVERY; step <= cell.data().steps(); step += EVERY) {
            held.put(step, 0.0);
        }
        if (cell.data().ofImages()) {
            truths.forEach(truth ->
                    held.put(truth.step(), (1 - truth.lost()) * cell.data().modes()));
        } else {
            for (JsonNode record : run.newMetrics().lines()) {
                if (record.has("modes")) {
                    held.put(record.path("step").asLong(), record.path("modes").asDouble());
                }
            }
        }
        long rewarms = run.newEvents().lines().stream()
                .filter(event -> event.kind().equals("rewarm"))
                .count();
        if (figures.isMissingNode()) {
            return new Score(held, 0, Double.POSITIVE_INFINITY, TrueState.DIVERGED, rewarms);
        }
        double quality = cell.data().ofImages()
                ? truths.get(truths.size() - 1).quality()
                : figures.path("high_quality").path("samples").asDouble();
        double distance = figures.path("frechet_distance").path("samples").asDouble();
        return new Score(held, quality, distance, end(truths), rewarms);
    }

    private static TrueState end(List<GroundTruth> truths) {
        Map<TrueState, Integer> counts = new EnumMap<>(TrueState.class);
        for (GroundTruth truth : truths.subList(Math.max(0, truths.size() - TrueState.LASTING), truths.size())) {
            counts.merge(TrueState.of(truth), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Entry.comparingByValue())
                .map(Entry::getKey)
                .orElse(TrueState.UNCLEAR);
    }

    /** Whether it ended with a quarter of the modes lost or more. */
    boolean collapsed() {
        return end == TrueState.COLLAPSED || end == TrueState.PARTIAL;
    }

    /** Whether it ended well or at least on its way. */
    boolean well() {
        return end.well();
    }

    double heldAtEnd() {
        return held.getOrDefault(held.lastKey(), 0.0);
    }

    /** Steps until all of so many modes were held for the first time; infinite if they never were. */
    double reached(int modes) {
        return held.entrySet().stream()
                .filter(look -> look.getValue() > modes - 0.5)
                .mapToDouble(Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
