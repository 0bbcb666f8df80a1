package dev.sparring.gan.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Samples by index: a finite set that was read once, or an endless distribution whose n-th draw is a function of n.
 *
 * <p>Reading is pure and safe from any thread; of files that are read only then it may throw {@link UncheckedDataException}. Pixels are in [-1, 1], channel after channel, row after row.
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
     * Says which samples are read soon, so that a source that decodes files has them ready. Changes nothing but the time it takes; returns at once.
     *
     * @param indices as for {@link #read}, in the order in which they are read
     */
    default void expect(long... indices) {}

    /**
     * Whether samples are read from files when they are asked for, and not all have been, so that reading all of them takes long.
     *
     * @return false if they are in memory, made from numbers, or were all read once
     */
    default boolean isStreamed() {
        return false;
    }

    /**
     * Reads every sample once where that was not done when it was opened, so that {@link #report} knows all.
     *
     * @return the samples that can be read; this source itself if it is not streamed
     * @throws UncheckedDataException if one cannot be read and none is to be left out
     */
    default DataSource checked() {
        return this;
    }

    /**
     * A text that is another one for other samples, as far as the source can tell without reading all of them: by their files' names and lengths.
     *
     * @return empty if the samples themselves must be looked at
     */
    default Optional<String> fingerprint() {
        return Optional.empty();
    }

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
        expect(LongStream.range(0, Math.min(block, size)).toArray());
        for (long from = 0; from < size; from += block) {
            expect(LongStream.range(Math.min(from + block, size), Math.min(from + 2L * block, size))
                    .toArray());
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
