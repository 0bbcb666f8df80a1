package dev.sparring.gan.balance;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the numbers behind a finding, each with its threshold if it has one. */
final class Evidence {

    private final Map<String, Object> numbers = new LinkedHashMap<>();

    Evidence with(String name, Object value) {
        numbers.put(name, value);
        return this;
    }

    Evidence with(String name, double value, double threshold) {
        numbers.put(name, value);
        numbers.put(name + "_threshold", threshold);
        return this;
    }

    Map<String, Object> all() {
        return numbers;
    }
}
