package dev.sparring.gan.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Which labels a classifier gives to samples, and to as many real images.
 *
 * @param names of the labels
 * @param samples how many samples have each
 * @param data how many real images have each
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who counts.
public record LabelCounts(List<String> names, int[] samples, int[] data) {

    /** A label with less than this part of its share in the data is missing. */
    private static final double LEAST_PART = 0.1;

    /** Validates. */
    public LabelCounts {
        names = List.copyOf(names);
        if (samples.length != names.size() || data.length != names.size()) {
            throw new IllegalArgumentException(
                    "counts must be one a label, " + names.size() + ", got " + samples.length + " and " + data.length);
        }
    }

    /** Counts labels, each in [0, names). */
    static LabelCounts of(List<String> names, int[] samples, int[] data) {
        return new LabelCounts(names, count(samples, names.size()), count(data, names.size()));
    }

    private static int[] count(int[] labels, int kinds) {
        int[] counts = new int[kinds];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * Labels that the data have and the samples hardly have: less than a tenth as often.
     *
     * @return their names, in their order
     */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] < LEAST_PART * data[i]) {
                missing.add(names.get(i));
            }
        }
        return missing;
    }
}
