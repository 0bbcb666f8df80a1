package dev.sparring.gan.data;

import dev.sparring.core.random.RandomStream;
import java.util.random.RandomGenerator;

/**
 * What training reads: batches of a source, a function of the position alone.
 *
 * <p>A finite source is served in epochs, each a permutation of its own from the stream {@code (seed, "shuffle")} at the
 * epoch; batches go on across the edge, so every sample is served exactly once an epoch. An endless source is served by its
 * index. Mutable: one thread at a time. Memory: 4 bytes a sample of a finite source.
 */
public final class DataLoader {

    private static final int LARGEST_BATCH = 65_536;

    /** A source that decodes files is told so many samples ahead what is served next, or fewer where they are large. */
    private static final int MOST_AHEAD = 1024;

    private static final int NUMBERS_AHEAD = 1 << 26;

    private final DataSource source;
    private final int batch;
    private final int usable;
    private final RandomStream shuffle;
    private final int[] order;
    private final int ahead;
    private long orderEpoch = -1;
    private long expected;
    private long position;

    /**
     * A loader at position 0.
     *
     * @param source where samples come from, endless or of at most 2^31 - 1 samples
     * @param batch samples a batch, in [1, 65536]
     * @param seed the run's seed, any value
     * @throws IllegalArgumentException if the batch is out of its range or the source too large
     */
    public DataLoader(DataSource source, int batch, long seed) {
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("batch must be in [1, " + LARGEST_BATCH + "], got " + batch);
        }
        long size = source.size().orElse(0);
        if (size < 0
                || size > Integer.MAX_VALUE - 8
                || (size == 0 && source.size().isPresent())) {
            throw new IllegalArgumentException(
                    "a finite source must hold [1, " + (Integer.MAX_VALUE - 8) + "] samples, got " + size);
        }
        this.source = source;
        this.batch = batch;
        this.usable = (int) size;
        this.shuffle = new RandomStream(seed, "shuffle");
        this.order = new int[usable];
        this.ahead = Math.max(
                batch, Math.min(MOST_AHEAD, NUMBERS_AHEAD / source.shape().length()));
    }

    /**
     * Where the samples come from.
     *
     * @return the source
     */
    public DataSource source() {
        return source;
    }

    /**
     * Samples a batch.
     *
     * @return at least 1
     */
    public int batch() {
        return batch;
    }

    /**
     * Writes the next batch and moves on by its samples.
     *
     * @param target where to, at least {@code batch * shape.length()} numbers; the first ones are filled
     * @throws IllegalArgumentException if the target is too short
     */
    public void next(float[] target) {
        fill(target);
        position += batch;
    }

    /**
     * The same with the samples' labels.
     *
     * @param target as for {@link #next(float[])}
     * @param labels where to, at least {@code batch} numbers; -1 where the source knows no label
     * @throws IllegalArgumentException if a target is too short
     */
    public void next(float[] target, int[] labels) {
        if (labels.length < batch) {
            throw new IllegalArgumentException("labels must have at least " + batch + " numbers, got " + labels.length);
        }
        fill(target);
        for (int i = 0; i < batch; i++) {
            labels[i] = source.label(indexAt(position + i)).orElse(-1);
        }
        position += batch;
    }

    private void fill(float[] target) {
        int length = source.shape().length();
        if (target.length < (long) batch * length) {
            throw new IllegalArgumentException(
                    "target must have at least " + (long) batch * length + " numbers, got " + target.length);
        }
        if (usable > 0 && source.isStreamed()) {
            expect();
        }
        for (int i = 0; i < batch; i++) {
            source.read(indexAt(position + i), target, i * length);
        }
    }

    /** Of this epoch alone: the next one's order is not known yet. */
    private void expect() {
        long from = Math.max(position, Math.min(expected, position + ahead));
        long to = Math.min(position + batch + ahead, (epoch() + 1) * usable);
        long[] indices = new long[(int) Math.max(0, to - from)];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = indexAt(from + i);
        }
        source.expect(indices);
        expected = Math.max(from, to);
    }

    /**
     * Samples served so far.
     *
     * @return at least 0
     */
    public long position() {
        return position;
    }

    /**
     * Goes on from another position, as if everything before it had been served.
     *
     * @param samples at least 0
     * @throws IllegalArgumentException if below 0
     */
    public void seek(long samples) {
        if (samples < 0) {
            throw new IllegalArgumentException("position must be at least 0, got " + samples);
        }
        position = samples;
        expected = samples;
    }

    /**
     * How often the whole source was served.
     *
     * @return at least 0; always 0 for an endless source
     */
    public long epoch() {
        return usable == 0 ? 0 : position / usable;
    }

    private long indexAt(long at) {
        if (usable == 0) {
            return at;
        }
        long epoch = at / usable;
        if (epoch != orderEpoch) {
            shuffle(epoch);
        }
        return order[(int) (at % usable)];
    }

    /** Durstenfeld, "Algorithm 235: Random permutation", Communications of the ACM 1964. */
    private void shuffle(long epoch) {
        RandomGenerator random = shuffle.at(epoch);
        for (int i = 0; i < usable; i++) {
            order[i] = i;
        }
        for (int i = usable - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        orderEpoch = epoch;
    }
}
