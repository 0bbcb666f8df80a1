package dev.sparring.ui.desktop.session.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
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
            JsonNode value = entry.getValue();
            if (value.isNumber()) {
                last.put(entry.getKey(), value.doubleValue());
            } else if (value.isTextual()) {
                number(value.textValue()).ifPresent(number -> last.put(entry.getKey(), number));
            }
        }
    }

    /** JSON has no words of its own for these, so the log has its own. */
    private static OptionalDouble number(String word) {
        return switch (word) {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    void add(RunEvent event) {
        if (event.severity() != Severity.INFO) {
            diagnoses.merge(event.kind(), 1, Integer::sum);
        }
        if (event.evidence().get(SeriesHistory.DISTANCE) instanceof Number number) {
            double distance = number.doubleValue();
            if (Double.isFinite(distance) && !(bestDistance.orElse(Double.POSITIVE_INFINITY) <= distance)) {
                bestDistance = OptionalDouble.of(distance);
                bestStep = OptionalLong.of(event.step());
            }
        }
    }

    RunFigures figures() {
        return new RunFigures(last, bestDistance, bestStep, diagnoses);
    }
}
