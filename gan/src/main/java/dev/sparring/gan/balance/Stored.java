package dev.sparring.gan.balance;

import java.util.Map;
import java.util.function.Consumer;

/** Reading what a monitor stored. */
final class Stored {

    private Stored() {}

    /** Hands an entry on, if there is one, after a check of its length. */
    static void read(Map<String, double[]> state, String name, int length, Consumer<double[]> reader) {
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
