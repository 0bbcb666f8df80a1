package dev.sparring.ui.desktop.session.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run comes down to, in numbers.
 *
 * @param last the newest value of each key of {@code metrics.jsonl} whose value is a number, its step, time and images included; what came as a word for
 *     a number that is not finite is that number
 * @param bestDistance the least Fréchet distance of its checkpoints; empty if none was taken
 * @param bestStep the step of that checkpoint; empty if none was taken
 * @param diagnoses how often the monitor made each, by kind, in the order in which they first came
 */
public record RunFigures(
        Map<String, Double> last, OptionalDouble bestDistance, OptionalLong bestStep, Map<String, Integer> diagnoses) {

    /** Copies the maps; their order stays. */
    public RunFigures {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
        diagnoses = Collections.unmodifiableMap(new LinkedHashMap<>(diagnoses));
    }

    /**
     * The newest value of a key.
     *
     * @param key as in {@code metrics.jsonl}
     * @return NaN if there is none
     */
    public double last(String key) {
        return last.getOrDefault(key, Double.NaN);
    }
}
