package dev.sparring.gan.train;

import dev.sparring.core.network.Floats;
import dev.sparring.gan.data.DataLoader;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a loader's batches into one array, for networks. One thread.
 *
 * <pre>{@code
 * BatchReader reader = BatchReader.withLabels(new DataLoader(images, 64, 42));
 * INDArray real = reader.next();
 * int[] labels = reader.labels();
 * }</pre>
 */
public final class BatchReader {

    private final DataLoader loader;
    private final float[] numbers;
    private final Optional<int[]> labels;
    private final INDArray samples;

    /**
     * A reader of a loader's samples, from where it stands.
     *
     * @param loader which moves on by each batch
     */
    public BatchReader(DataLoader loader) {
        this(loader, Optional.empty());
    }

    private BatchReader(DataLoader loader, Optional<int[]> labels) {
        this.loader = loader;
        int batch = loader.batch();
        this.numbers =
                new float[Math.multiplyExact(batch, loader.source().shape().length())];
        this.labels = labels;
        this.samples = Floats.array(loader.source().shape().batch(batch));
    }

    /**
     * A reader of samples and their labels.
     *
     * @param loader which moves on by each batch
     * @return the reader
     */
    public static BatchReader withLabels(DataLoader loader) {
        return new BatchReader(loader, Optional.of(new int[loader.batch()]));
    }

    /**
     * Where the samples come from.
     *
     * @return the loader
     */
    public DataLoader loader() {
        return loader;
    }

    /**
     * The next batch.
     *
     * @return {@code [batch, ...]}, the same array each time
     */
    public INDArray next() {
        if (labels.isPresent()) {
            loader.next(numbers, labels.get());
        } else {
            loader.next(numbers);
        }
        Floats.fill(samples, numbers);
        return samples;
    }

    /**
     * The batch that was read last.
     *
     * @return as {@link #next} gave it; zeros before
     */
    public INDArray samples() {
        return samples;
    }

    /**
     * Its numbers.
     *
     * @return one sample after the other, valid until the next batch is read
     */
    public float[] numbers() {
        return numbers;
    }

    /**
     * Its labels.
     *
     * @return one a sample, valid until the next batch is read; -1 where the data has none
     * @throws IllegalStateException if it reads none
     */
    public int[] labels() {
        return labels.orElseThrow(() -> new IllegalStateException("labels are read by BatchReader.withLabels alone"));
    }
}
