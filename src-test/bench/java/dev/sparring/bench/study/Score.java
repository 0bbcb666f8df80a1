package dev.sparring.bench.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.bench.monitor.State;
import dev.sparring.bench.monitor.Story;
import dev.sparring.bench.monitor.Truth;
import dev.sparring.gan.balance.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a run went.
 *
 * @param held modes, or labels, that have samples, look by look; its last entry is how the run ended
 * @param quality share of the samples at the end that are within three standard deviations of a mode, or whose label the
 *     classifier is sure of
 * @param distance Fréchet distance at the end, of points or of the classifier's features; empty if it ended in figures that
 *     are not finite
 * @param failure what lastingly went wrong first, if anything did
 * @param reached steps until all modes were held for the first time
 * @param rewarms second warmups
 */
record Score(
        List<Double> held,
        double quality,
        OptionalDouble distance,
        Optional<State> failure,
        OptionalDouble reached,
        long rewarms) {

    static final String FILE = "evaluation.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what a run of a cell left. */
    static Score of(Cell cell, int seed, Path folder) throws IOException {
        Path place = folder.resolve(cell.run(seed).name());
        JsonNode figures = JSON.readTree(place.resolve(FILE).toFile()).path("figures");
        List<Double> held = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        double quality = 0;
        if (cell.data().ofImages()) {
            for (String line : Files.readAllLines(place.resolve("truth.jsonl"))) {
                Truth truth = JSON.readValue(line, Truth.class);
                held.add((1 - truth.lost()) * cell.data().modes());
                steps.add(truth.step());
                quality = truth.quality();
            }
        } else {
            for (String line : Files.readAllLines(place.resolve("run/metrics.jsonl"))) {
                JsonNode record = JSON.readTree(line);
                if (record.has("modes")) {
                    held.add(record.path("modes").asDouble());
                    steps.add(record.path("step").asLong());
                }
            }
            quality = figures.path("high_quality").path("samples").asDouble(0);
        }
        OptionalDouble reached = OptionalDouble.empty();
        for (int i = 0; i < held.size() && reached.isEmpty(); i++) {
            if (held.get(i) > cell.data().modes() - 0.5) {
                reached = OptionalDouble.of(steps.get(i));
            }
        }
        JsonNode distance = figures.path("frechet_distance").path("samples");
        State state =
                Story.of(cell.run(seed), place, Thresholds.calibrated()).fact().state();
        long rewarms;
        try (var events = Files.lines(place.resolve("run/events.jsonl"))) {
            rewarms =
                    events.filter(line -> line.contains("\"kind\":\"rewarm\"")).count();
        }
        return new Score(
                held,
                quality,
                distance.isNumber() ? OptionalDouble.of(distance.asDouble()) : OptionalDouble.empty(),
                state == State.HEALTHY || state == State.UNCLEAR ? Optional.empty() : Optional.of(state),
                reached,
                rewarms);
    }

    /** Whether modes were lastingly lost. */
    boolean collapsed() {
        return failure.filter(state -> state == State.COLLAPSED || state == State.PARTIAL)
                .isPresent();
    }

    double heldAtEnd() {
        return held.isEmpty() ? 0 : held.get(held.size() - 1);
    }
}
