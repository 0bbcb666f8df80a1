package dev.sparring.gan.monitor;

import dev.sparring.gan.data.DataSource;
import java.util.ArrayList;
import java.util.List;

/** Names the labels whose samples the generator has lost. */
final class LostLabels {

    /** A label is lost where so much of its data has hardly any samples nearby. */
    private static final double MOST = 0.8;

    /** Of a label with fewer real samples it cannot be said: where there are a thousand labels, each has one of them. */
    private static final int LEAST = 5;

    private LostLabels() {}

    /**
     * The labels of data of which hardly anything is left.
     *
     * @param reals real samples, with labels or without
     * @param lost for each of the first of them, whether its neighbourhood is
     * @return their names, in their order
     */
    static List<String> of(DataSource reals, boolean[] lost) {
        List<String> names = reals.labelNames();
        int[] all = new int[names.size()];
        int[] gone = new int[names.size()];
        for (int i = 0; i < lost.length; i++) {
            int real = i;
            boolean isLost = lost[i];
            reals.label(real).ifPresent(label -> {
                if (label < all.length) {
                    all[label]++;
                    gone[label] += isLost ? 1 : 0;
                }
            });
        }
        List<String> found = new ArrayList<>();
        for (int label = 0; label < all.length; label++) {
            if (all[label] >= LEAST && gone[label] > MOST * all[label]) {
                found.add(names.get(label));
            }
        }
        return found;
    }
}
