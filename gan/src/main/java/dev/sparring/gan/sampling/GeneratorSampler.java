package dev.sparring.gan.sampling;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Pass;
import dev.sparring.core.player.Player;
import dev.sparring.gan.data.LabelDistribution;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.model.ConditionalInputs;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws samples from a generator as it would be used: layers in inference mode, parameters as {@link Player#useForInference}
 * has them. A conditional one is asked for labels as often as the data has them, and a picture has a row for each.
 */
public final class GeneratorSampler implements Sampler {

    private static final int[] NONE = {};

    private final Player generator;
    private final LatentSource latent;
    private final SampleShape shape;
    private final Optional<Labelling> labelling;

    /** What labels are asked for, and by which seed they are drawn. */
    private record Labelling(LabelDistribution distribution, long seed) {

        int[] draw(String purpose, long counter, int count) {
            return distribution.draw(seed, purpose, counter, count);
        }
    }

    /** Of a generator that gives samples of a shape from such latent vectors. */
    public GeneratorSampler(Player generator, LatentSource latent, SampleShape shape) {
        this(generator, latent, shape, Optional.empty());
    }

    private GeneratorSampler(Player generator, LatentSource latent, SampleShape shape, Optional<Labelling> labelling) {
        this.generator = generator;
        this.latent = latent;
        this.shape = shape;
        this.labelling = labelling;
    }

    /** Of a conditional generator, which is asked for labels of this distribution. */
    public static GeneratorSampler conditional(
            Player generator, LatentSource latent, SampleShape shape, LabelDistribution labels, long seed) {
        return new GeneratorSampler(generator, latent, shape, Optional.of(new Labelling(labels, seed)));
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public void best(String purpose, long counter, int count, Consumer<float[]> parts) {
        best(vectors(purpose, counter, count), labels(purpose, counter, count), parts);
    }

    /** As {@link #best(String, long, int)} on given latent vectors, one after the other, and labels, if it is told any. */
    public float[] best(float[] vectors, int[] labels) {
        int count = vectors.length / latent.dimensions();
        return Parts.together(Math.multiplyExact(count, shape.length()), parts -> best(vectors, labels, parts));
    }

    /** The same in parts of a few samples each, so that no more than a part is held at a time. */
    public void best(float[] vectors, int[] labels, Consumer<float[]> parts) {
        generator.useForInference(() -> through(vectors, labels, parts));
    }

    @Override
    public void current(String purpose, long counter, int count, Consumer<float[]> parts) {
        float[] vectors = vectors(purpose, counter, count);
        int[] labels = labels(purpose, counter, count);
        generator.useModel(() -> through(vectors, labels, parts));
    }

    /** As {@link #current(String, long, int)} on given latent vectors, one after the other, and labels, if it is told any. */
    public float[] current(float[] vectors, int[] labels) {
        int count = vectors.length / latent.dimensions();
        return Parts.together(
                Math.multiplyExact(count, shape.length()),
                parts -> generator.useModel(() -> through(vectors, labels, parts)));
    }

    /** Asks for the same label on both sides of a latent vector. */
    @Override
    public double steepness(String purpose, long counter, int count) {
        LatentSteepness steepness = new LatentSteepness(
                vectors(purpose, counter, count),
                vectors(purpose + "-direction", counter, count),
                latent.dimensions(),
                shape.length());
        int[] labels = labels(purpose, counter, count);
        int[] twice = new int[2 * labels.length];
        Arrays.setAll(twice, i -> labels[i / 2]);
        generator.useModel(() -> through(steepness.vectors(), twice, steepness));
        return steepness.value();
    }

    @Override
    public SampleBatch picture(long step, int count) {
        if (labelling.isEmpty()) {
            return Sampler.super.picture(step, count);
        }
        int rows = labelling.get().distribution().labels().count();
        int columns = (count + rows - 1) / rows;
        int all = Math.multiplyExact(rows, columns);
        int[] labels = new int[all];
        Arrays.setAll(labels, i -> i / columns);
        return new SampleBatch(step, shape, all, best(vectors("samples", 0, all), labels), columns);
    }

    /**
     * Labels as {@link #best(String, long, int, Consumer)} asks for them.
     *
     * @return one a sample; none if the generator is told none
     */
    public int[] labels(String purpose, long counter, int count) {
        return labelling.map(known -> known.draw(purpose, counter, count)).orElse(NONE);
    }

    private float[] vectors(String purpose, long counter, int count) {
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw(purpose, counter, count, vectors);
        return vectors;
    }

    /** Hands on the samples of given latent vectors, part by part. Gives their number. */
    private int through(float[] vectors, int[] labels, Consumer<float[]> parts) {
        int dimensions = latent.dimensions();
        int count = vectors.length / dimensions;
        int block = Inference.block(shape.length());
        for (int from = 0; from < count; from += block) {
            int size = Math.min(block, count - from);
            float[] part = Arrays.copyOfRange(vectors, from * dimensions, (from + size) * dimensions);
            try (INDArray given = Floats.of(part, size, dimensions)) {
                parts.accept(
                        labelling.isEmpty()
                                ? Floats.numbers(generator.network().forward(given, false))
                                : told(given, Arrays.copyOfRange(labels, from, from + size)));
            }
        }
        return count;
    }

    private float[] told(INDArray vectors, int[] labels) {
        try (INDArray given = ConditionalInputs.labels(labels);
                Pass pass = generator.network().pass(ConditionalInputs.generator(vectors, given), false)) {
            return Floats.numbers(pass.output());
        }
    }
}
