package dev.sparring.gan.data;

import dev.sparring.core.random.RandomStream;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * How often each label is drawn. Pure; safe from any thread.
 *
 * @param labels what there is to draw
 * @param counts how often each, relative to the others; at least 0, their sum above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who counts.
public record LabelDistribution(Labels labels, long[] counts) {

    /** Validates. */
    public LabelDistribution {
        if (counts.length != labels.count()
                || Arrays.stream(counts).anyMatch(count -> count < 0)
                || Arrays.stream(counts).sum() == 0) {
            throw new IllegalArgumentException("counts must be one a label, " + labels.count()
                    + " of them, at least 0 and not all 0, got " + Arrays.toString(counts));
        }
    }

    /**
     * Each as often as the others.
     *
     * @param labels what there is to draw
     * @return the distribution
     */
    public static LabelDistribution uniform(Labels labels) {
        long[] counts = new long[labels.count()];
        Arrays.fill(counts, 1);
        return new LabelDistribution(labels, counts);
    }

    /**
     * As a source has them.
     *
     * @param source each of whose samples has a label; of an endless one each is as often as the others
     * @param labels its labels
     * @return the distribution
     * @throws IllegalArgumentException if a sample has no label, with how many
     */
    public static LabelDistribution of(DataSource source, Labels labels) {
        if (source.size().isEmpty()) {
            return uniform(labels);
        }
        long size = source.size().getAsLong();
        long[] counts = new long[labels.count()];
        long without = 0;
        for (long i = 0; i < size; i++) {
            OptionalInt label = source.label(i);
            if (label.isPresent()) {
                counts[label.getAsInt()]++;
            } else {
                without++;
            }
        }
        if (without > 0) {
            throw new IllegalArgumentException(without + " of " + size + " samples have no label");
        }
        return new LabelDistribution(labels, counts);
    }

    /**
     * Draws labels, the same ones for the same seed, purpose and counter.
     *
     * @param seed any
     * @param purpose what they are for, such as {@code samples}
     * @param counter number of the draw, at least 0
     * @param count how many, at least 0
     * @return indices of labels
     */
    public int[] draw(long seed, String purpose, long counter, int count) {
        RandomGenerator random = new RandomStream(seed, "labels-" + purpose).at(counter);
        long sum = Arrays.stream(counts).sum();
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            long rest = random.nextLong(sum);
            int label = 0;
            while (rest >= counts[label]) {
                rest -= counts[label];
                label++;
            }
            drawn[i] = label;
        }
        return drawn;
    }
}
