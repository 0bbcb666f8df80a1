package dev.sparring.gan.monitor.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the monitor sees at a check: every {@link Signal}'s number, by its key.
 *
 * @param step completed steps
 * @param age steps since both networks have begun, or since the end of the second warmup after the last rollback; below 0
 *     before that
 * @param values by key, in the order in which they are written
 */
public record Signals(long step, long age, Map<String, Double> values) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    /** The keys that stand beside the signals where they are written. */
    public static final Set<String> OWN = Set.of("step", "age");

    private static final List<Signal> ALL = loaded();

    /** Copies the values. */
    public Signals {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static List<Signal> loaded() {
        List<Signal> all = new ArrayList<>();
        all.addAll(List.of(TrainingSignal.values()));
        all.addAll(List.of(SampleSignal.values()));
        all.addAll(List.of(GeneratorSignal.values()));
        all.addAll(List.of(TrajectorySignal.values()));
        for (Signal signal : ServiceLoader.load(Signal.class)) {
            all.add(signal);
        }
        Map<String, Signal> byKey = new LinkedHashMap<>();
        for (Signal signal : all) {
            String key = signal.key();
            boolean taken = OWN.contains(key)
                    || byKey.keySet().stream()
                            .anyMatch(other ->
                                    other.equals(key) || other.startsWith(key + ".") || key.startsWith(other + "."));
            if (taken || !KEY.matcher(key).matches()) {
                throw new IllegalStateException(
                        "a signal's key must be words of [a-z0-9_] that begin with a letter, with dots"
                                + " between them, and neither stand for another signal nor for a group of them, got "
                                + key + " of "
                                + signal.getClass().getName());
            }
            byKey.put(key, signal);
        }
        return List.copyOf(all);
    }

    /**
     * All there are, ours first.
     *
     * @return in the order in which they are written
     */
    public static List<Signal> all() {
        return ALL;
    }

    /**
     * Takes all of them.
     *
     * @param step completed steps
     * @param age of the run
     * @param input what there is to see
     * @return the numbers
     */
    public static Signals take(long step, long age, SignalInput input) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Signal signal : ALL) {
            values.put(signal.key(), signal.take(input));
        }
        return new Signals(step, age, values);
    }

    /**
     * One of them.
     *
     * @param signal which
     * @return its number; NaN if it could not be had, or was not taken
     */
    public double get(Signal signal) {
        return values.getOrDefault(Objects.requireNonNull(signal, "signal").key(), Double.NaN);
    }
}
