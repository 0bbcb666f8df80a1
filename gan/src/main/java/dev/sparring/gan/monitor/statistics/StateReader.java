package dev.sparring.gan.monitor.statistics;

import java.util.Map;
import java.util.function.Consumer;

/** Reading what a monitor stored. */
public final class StateReader {

    private StateReader() {}

    /** Hands an entry on, if there is one, after a check of its length. */
    public static void read(Map<String, double[]> state, String name, int length, Consumer<double[]> reader) {
        double[] stored = state.get(name);
        if (stored == null) {
            return;
        }
        if (stored.length != length) {
            throw new IllegalArgumentException(name + " must be " + length + " numbers, got " + stored.length);
        }
        reader.accept(stored);
    }
}
