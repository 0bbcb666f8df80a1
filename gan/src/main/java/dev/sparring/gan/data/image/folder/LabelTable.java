package dev.sparring.gan.data.image.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Labels of pictures without those that no picture has.
 *
 * @param labels index of each picture's, -1 if it has none
 * @param names of the labels, in the order in which they were
 */
record LabelTable(int[] labels, List<String> names) {

    /**
     * Leaves out what no picture has.
     *
     * @param labels index of each picture's
     * @param names of all labels
     * @return the rest
     */
    static LabelTable of(int[] labels, List<String> names) {
        boolean[] used = new boolean[names.size()];
        for (int label : labels) {
            if (label != ImageParts.NO_LABEL) {
                used[label] = true;
            }
        }
        int[] numbers = new int[names.size()];
        List<String> kept = new ArrayList<>();
        for (int label = 0; label < used.length; label++) {
            if (used[label]) {
                numbers[label] = kept.size();
                kept.add(names.get(label));
            }
        }
        int[] renumbered = Arrays.stream(labels)
                .map(label -> label == ImageParts.NO_LABEL ? ImageParts.NO_LABEL : numbers[label])
                .toArray();
        return new LabelTable(renumbered, kept);
    }
}
