package dev.sparring.gan.data;

import dev.sparring.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** Some samples of another source. Memory: 8 bytes a sample. */
public final class Subset implements DataSource {

    private static final int AHEAD = 64;

    private final DataSource source;
    private final long[] indices;

    private Subset(DataSource source, long[] indices) {
        this.source = source;
        this.indices = indices;
    }

    /**
     * Chosen samples, in the order in which they are given.
     *
     * @param source where they are read from
     * @param indices of samples there, at least one; copied
     * @return the subset
     * @throws IllegalArgumentException if there is no index or one is out of the source's range
     */
    public static Subset of(DataSource source, long... indices) {
        if (indices.length == 0) {
            throw new IllegalArgumentException("indices must be at least 1, got 0");
        }
        long size = source.size().orElse(Long.MAX_VALUE);
        for (long index : indices) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("indices must be in [0, " + size + "), got " + index);
            }
        }
        return new Subset(source, indices.clone());
    }

    /**
     * Random samples in groups that have none in common: of a finite source from a permutation of the stream
     * {@code (seed, "subsets")}, of an endless one its first ones.
     *
     * @param source where they are read from, endless or of at most 2^31 - 1 samples
     * @param seed any value
     * @param counts samples a group, each at least 1
     * @return a subset a count, in their order
     * @throws IllegalArgumentException if a count is below 1, or the source holds fewer samples
     */
    public static List<Subset> disjoint(DataSource source, long seed, int... counts) {
        int all = 0;
        for (int count : counts) {
            all = Math.addExact(all, count);
        }
        long size = source.size().orElse(Long.MAX_VALUE);
        if (Arrays.stream(counts).anyMatch(count -> count < 1) || all > size) {
            throw new IllegalArgumentException(
                    "counts must be at least 1 and at most " + size + " together, got " + Arrays.toString(counts));
        }
        long[] order = source.size().isPresent()
                ? shuffled(Math.toIntExact(size), all, seed)
                : LongStream.range(0, all).toArray();
        List<Subset> subsets = new ArrayList<>();
        int from = 0;
        for (int count : counts) {
            subsets.add(new Subset(source, Arrays.copyOfRange(order, from, from + count)));
            from += count;
        }
        return subsets;
    }

    /** The first places of a permutation, by Durstenfeld 1964. */
    private static long[] shuffled(int size, int places, long seed) {
        RandomGenerator random = new RandomStream(seed, "subsets").at(0);
        long[] order = new long[size];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < places; i++) {
            int other = random.nextInt(i, size);
            long kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return Arrays.copyOf(order, places);
    }

    /**
     * All samples at once.
     *
     * @return one after the other, a new array
     * @throws ArithmeticException if they are more numbers than an array can hold
     */
    public float[] samples() {
        int length = shape().length();
        float[] samples = new float[Math.multiplyExact(indices.length, length)];
        for (int i = 0; i < indices.length; i++) {
            if (i % AHEAD == 0) {
                source.expect(Arrays.copyOfRange(indices, i, Math.min(i + 2 * AHEAD, indices.length)));
            }
            source.read(indices[i], samples, i * length);
        }
        return samples;
    }

    @Override
    public SampleShape shape() {
        return source.shape();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(indices.length);
    }

    @Override
    public void read(long index, float[] target, int offset) {
        source.read(indices[Math.toIntExact(index)], target, offset);
    }

    @Override
    public void expect(long... chosen) {
        source.expect(Arrays.stream(chosen)
                .map(index -> indices[Math.toIntExact(index)])
                .toArray());
    }

    @Override
    public boolean isStreamed() {
        return source.isStreamed();
    }

    @Override
    public ReadingReport report() {
        return source.report();
    }

    @Override
    public OptionalInt label(long index) {
        return source.label(indices[Math.toIntExact(index)]);
    }

    @Override
    public List<String> labelNames() {
        return source.labelNames();
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "%,d of %s", indices.length, source.description());
    }
}
