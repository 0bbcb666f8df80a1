package dev.sparring.gan.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the numbers behind a finding, each with its threshold if it has one. */
public final class Evidence {

    private final Map<String, Object> numbers = new LinkedHashMap<>();

    /** Adds a number or a word. Gives this. */
    public Evidence with(String name, Object value) {
        numbers.put(name, value);
        return this;
    }

    /** Adds a number and, as {@code NAME_threshold}, the threshold it was held against. Gives this. */
    public Evidence with(String name, double value, double threshold) {
        numbers.put(name, value);
        numbers.put(name + "_threshold", threshold);
        return this;
    }

    /** All that was added, in order. */
    public Map<String, Object> all() {
        return numbers;
    }
}
