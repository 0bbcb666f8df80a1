package dev.sparring.gan.step;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.gan.augment.Augmentation;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.model.ConditionalInputs;
import dev.sparring.gan.train.BatchReader;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A real batch and as many generated samples, with the labels of both, as the networks are given them: the discriminator
 * augmented, with noise, and so many at a time as it judges together. All that is random is a function of the draw's number. One
 * thread.
 */
final class GanBatch {

    private final BatchReader reader;
    private final LatentSource latent;
    private final Optional<INDArray> labels;
    private final long[] judged;
    private final boolean packs;
    private final INDArray vectors;
    private final float[] vectorNumbers;
    private Optional<InstanceNoise> noise = Optional.empty();
    private Optional<Augmentation> augmentation = Optional.empty();
    private INDArray real;
    /** As the discriminator sees them, where that is not as they are. */
    private INDArray seenReal;

    private INDArray seenFake;
    private INDArray toFake;

    /**
     * Nothing has been read yet.
     *
     * @param loader of the real samples
     * @param latent of the generated ones
     * @param isConditional whether both networks are told labels
     * @param packing samples that the discriminator judges together, a divisor of the batch
     */
    GanBatch(DataLoader loader, LatentSource latent, boolean isConditional, int packing) {
        SampleShape shape = loader.source().shape();
        int size = loader.batch();
        this.reader = isConditional ? BatchReader.withLabels(loader) : new BatchReader(loader);
        this.latent = latent;
        this.labels = isConditional ? Optional.of(Floats.array(size, 1)) : Optional.empty();
        this.judged = shape.packed(packing).batch(size / packing);
        this.packs = packing > 1;
        this.vectors = Floats.array(size, latent.dimensions());
        this.vectorNumbers = new float[size * latent.dimensions()];
        this.real = reader.samples();
        this.seenReal = real;
        this.seenFake = real;
        this.toFake = real;
    }

    /** Adds noise to everything that the discriminator sees from here on. */
    void setNoise(InstanceNoise added) {
        this.noise = Optional.of(added);
        makeRoom();
    }

    /** Changes everything that the discriminator sees from here on. */
    void setAugmentation(Augmentation wanted) {
        this.augmentation = Optional.of(wanted);
        makeRoom();
        this.toFake = Floats.array(real.shape());
    }

    private void makeRoom() {
        this.seenReal = Floats.array(real.shape());
        this.seenFake = Floats.array(real.shape());
    }

    /** How they are changed. */
    Optional<Augmentation> augmentation() {
        return augmentation;
    }

    /** How many logits the discriminator gives for it. */
    int logits() {
        return (int) judged[0];
    }

    /**
     * Reads a real batch and makes as many samples, of the same labels.
     *
     * @param draw number of the draw
     * @param generator makes them
     * @return with the samples, to be closed by the caller
     */
    Pass next(long draw, Network generator) {
        real = reader.next();
        if (labels.isPresent()) {
            ConditionalInputs.fill(labels.get(), reader.labels());
        }
        return generate(draw, generator);
    }

    /** A real batch that is kept, with its labels. */
    record Kept(INDArray samples, int[] labels) {}

    /** Room for a batch to come back to. */
    Kept keeper() {
        return new Kept(Floats.array(real.shape()), new int[labels.isPresent() ? (int) real.size(0) : 0]);
    }

    /** Copies what was read last. */
    void keep(Kept keeper) {
        keeper.samples.assign(reader.samples());
        if (labels.isPresent()) {
            System.arraycopy(reader.labels(), 0, keeper.labels, 0, keeper.labels.length);
        }
    }

    /** Makes the samples of an earlier draw again, beside its real batch. */
    Pass again(long draw, Network generator, Kept kept) {
        real = kept.samples;
        labels.ifPresent(array -> ConditionalInputs.fill(array, kept.labels));
        return generate(draw, generator);
    }

    private Pass generate(long draw, Network generator) {
        latent.draw("training", draw, (int) vectors.size(0), vectorNumbers);
        Floats.fill(vectors, vectorNumbers);
        return generator.pass(
                labels.isPresent() ? ConditionalInputs.generator(vectors, labels.get()) : Inputs.of(vectors), true);
    }

    /** The last real batch as it is, so many together as are judged together; zeros before. */
    INDArray judged() {
        return packed(real);
    }

    /** The real batch as the discriminator sees it. */
    INDArray real(long draw, long update) {
        return seen(real, seenReal, "real", draw, update);
    }

    /** Generated samples as the discriminator sees them; each purpose has changes and noise of its own. */
    INDArray fake(String purpose, long draw, long update, INDArray made) {
        return seen(made, seenFake, purpose, draw, update);
    }

    private INDArray seen(INDArray samples, INDArray target, String purpose, long draw, long update) {
        if (noise.isEmpty() && augmentation.isEmpty()) {
            return packed(samples);
        }
        float[] numbers = Floats.numbers(samples);
        augmentation.ifPresent(changes -> changes.apply(numbers, purpose, draw, update));
        noise.ifPresent(added -> added.add(numbers, purpose, draw, update));
        Floats.fill(target, numbers);
        return packed(target);
    }

    /** Samples one behind the other are, as rows of numbers, one sample of so many times as many channels. */
    private INDArray packed(INDArray samples) {
        return packs ? samples.reshape('c', judged) : samples;
    }

    /**
     * The gradient to generated samples.
     *
     * @param purpose as they were seen for
     * @param draw as they were seen
     * @param update as they were seen
     * @param toJudged gradient to what the discriminator was run on
     */
    INDArray toSamples(String purpose, long draw, long update, INDArray toJudged) {
        INDArray toSeen = packs ? toJudged.reshape('c', real.shape()) : toJudged;
        if (augmentation.isEmpty()) {
            return toSeen;
        }
        float[] numbers = Floats.numbers(toSeen);
        augmentation.get().pullBack(numbers, purpose, draw, update);
        Floats.fill(toFake, numbers);
        return toFake;
    }

    /** What the discriminator is run on for samples of this batch, as it sees them. */
    Inputs inputs(INDArray samples) {
        return labels.isPresent() ? ConditionalInputs.discriminator(samples, labels.get()) : Inputs.of(samples);
    }
}
