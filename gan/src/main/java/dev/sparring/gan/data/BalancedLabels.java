package dev.sparring.gan.data;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A finite source in which each label is as often as the others: samples of rarer ones come several times. All samples of the
 * most frequent label come once.
 */
public final class BalancedLabels implements DataSource {

    private final DataSource source;
    private final int[][] members;
    private final long size;

    private BalancedLabels(DataSource source, int[][] members, long size) {
        this.source = source;
        this.members = members;
        this.size = size;
    }

    /**
     * A balanced view of a source; of an endless one the source itself.
     *
     * @param source each of whose samples has a label
     * @param distribution of its labels
     * @return the view
     * @throws IllegalArgumentException if there is no sample of a label, with its name
     */
    public static DataSource of(DataSource source, LabelDistribution distribution) {
        if (source.size().isEmpty()) {
            return source;
        }
        long[] counts = distribution.counts();
        int[][] members = new int[counts.length][];
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new IllegalArgumentException("there is no sample of the label "
                        + distribution.labels().names().get(label));
            }
            members[label] = new int[Math.toIntExact(counts[label])];
        }
        int[] filled = new int[counts.length];
        for (int i = 0; i < source.size().getAsLong(); i++) {
            int label = source.label(i).orElseThrow();
            members[label][filled[label]++] = i;
        }
        long most = Arrays.stream(counts).max().orElseThrow();
        return new BalancedLabels(source, members, most * counts.length);
    }

    private long original(long index) {
        int[] alike = members[(int) (index % members.length)];
        return alike[(int) (index / members.length % alike.length)];
    }

    @Override
    public SampleShape shape() {
        return source.shape();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        source.read(original(index), target, offset);
    }

    @Override
    public void expect(long... indices) {
        source.expect(Arrays.stream(indices).map(this::original).toArray());
    }

    @Override
    public boolean isStreamed() {
        return source.isStreamed();
    }

    @Override
    public OptionalInt label(long index) {
        return source.label(original(index));
    }

    @Override
    public List<String> labelNames() {
        return source.labelNames();
    }

    @Override
    public String description() {
        return source.description() + ", each label as often as the others";
    }
}
