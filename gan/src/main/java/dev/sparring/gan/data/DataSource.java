package dev.sparring.gan.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Samples by index: a finite set that was read once, or an endless distribution whose n-th draw is a function of n.
 *
 * <p>Reading is pure and safe from any thread. Pixels are in [-1, 1], channel after channel, row after row.
 */
public interface DataSource {

    /**
     * The shape of every sample.
     *
     * @return the shape
     */
    SampleShape shape();

    /**
     * How many samples there are.
     *
     * @return the size, at least 1, or empty if the source is endless
     */
    OptionalLong size();

    /**
     * How many samples, the first ones, are the source's own; those behind them are the same in another form, such as mirrored.
     *
     * @return as {@link #size} unless there are such
     */
    default OptionalLong ownSize() {
        return size();
    }

    /**
     * Writes one sample.
     *
     * @param index at least 0 and below the size, if there is one
     * @param target where to, {@code shape().length()} numbers from the offset on
     * @param offset index of the first number
     */
    void read(long index, float[] target, int offset);

    /**
     * Reads all samples of a finite source, a few at a time.
     *
     * @param block how many at a time, at least 1; the last ones may be fewer
     * @param taker takes whole samples, one after the other
     * @throws java.util.NoSuchElementException if the source is endless
     */
    default void forEachBlock(int block, Consumer<float[]> taker) {
        long size = size().orElseThrow();
        int length = shape().length();
        for (long from = 0; from < size; from += block) {
            float[] samples = new float[(int) Math.min(block, size - from) * length];
            for (int i = 0; i < samples.length / length; i++) {
                read(from + i, samples, i * length);
            }
            taker.accept(samples);
        }
    }

    /**
     * What kind a sample is, where the source knows.
     *
     * @param index as for {@link #read}
     * @return the label, at least 0, or empty
     */
    default OptionalInt label(long index) {
        return OptionalInt.empty();
    }

    /**
     * What the labels are called.
     *
     * @return the names, in the order of the labels; empty if there are no labels, or none with a name
     */
    default List<String> labelNames() {
        return List.of();
    }

    /**
     * How points were scaled for the networks, so that samples can be given in the data's own units.
     *
     * @return empty if they are as the data has them
     */
    default Optional<PointScale> scale() {
        return Optional.empty();
    }

    /**
     * What was found while it was read.
     *
     * @return files left out and warnings, if it was read from files
     */
    default ReadingReport report() {
        return ReadingReport.NONE;
    }

    /**
     * What a person should know of the source.
     *
     * @return one short line, such as {@code 60,000 images, 28x28 grey, 10 labels}
     */
    String description();
}
