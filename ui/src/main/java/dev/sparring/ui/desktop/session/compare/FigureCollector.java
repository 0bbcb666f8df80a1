package dev.sparring.ui.desktop.session.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.ui.desktop.session.series.SeriesHistory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Takes a run's figures out of its logs while they are read. Either log may begin anew by itself. One thread. */
final class FigureCollector {

    private final Map<String, Double> last = new LinkedHashMap<>();
    private final Map<String, Integer> diagnoses = new LinkedHashMap<>();
    private OptionalDouble bestDistance = OptionalDouble.empty();
    private OptionalLong bestStep = OptionalLong.empty();

    /** The metrics begin anew. */
    void forgetMetrics() {
        last.clear();
    }

    /** The events begin anew. */
    void forgetEvents() {
        diagnoses.clear();
        bestDistance = OptionalDouble.empty();
        bestStep = OptionalLong.empty();
    }

    /** Adds a line of {@code metrics.jsonl}; groups in it are left out. */
    void add(JsonNode line) {
        for (Map.Entry<String, JsonNode> entry : line.properties()) {
            if (entry.getValue().isValueNode() && RunRecordReader.value(entry.getValue()) instanceof Number number) {
                last.put(entry.getKey(), number.doubleValue());
            }
        }
    }

    void add(RunEvent event) {
        if (event.severity() != Severity.INFO) {
            diagnoses.merge(event.kind(), 1, Integer::sum);
        }
        SeriesHistory.distance(event).ifPresent(distance -> {
            if (Double.isFinite(distance) && !(bestDistance.orElse(Double.POSITIVE_INFINITY) <= distance)) {
                bestDistance = OptionalDouble.of(distance);
                bestStep = OptionalLong.of(event.step());
            }
        });
    }

    RunFigures figures() {
        return new RunFigures(last, bestDistance, bestStep, diagnoses);
    }
}
