package dev.sparring.gan.sampling;

import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws samples from a generator as it would be used: layers in inference mode, parameters as {@link Player#useForInference}
 * has them.
 */
public final class GeneratorSampler implements Sampler {

    private final Player generator;
    private final LatentSource latent;
    private final SampleShape shape;

    /** Of a generator that gives samples of a shape from such latent vectors. */
    public GeneratorSampler(Player generator, LatentSource latent, SampleShape shape) {
        this.generator = generator;
        this.latent = latent;
        this.shape = shape;
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public void best(String purpose, long counter, int count, Consumer<float[]> parts) {
        best(vectors(purpose, counter, count), parts);
    }

    /** As {@link #best(String, long, int)} on given latent vectors, one after the other. */
    public float[] best(float[] vectors) {
        int count = vectors.length / latent.dimensions();
        return Parts.together(Math.multiplyExact(count, shape.length()), parts -> best(vectors, parts));
    }

    /** The same in parts of a few samples each, so that no more than a part is held at a time. */
    public void best(float[] vectors, Consumer<float[]> parts) {
        generator.useForInference(() -> through(vectors, parts));
    }

    @Override
    public void current(String purpose, long counter, int count, Consumer<float[]> parts) {
        float[] vectors = vectors(purpose, counter, count);
        generator.useModel(() -> through(vectors, parts));
    }

    private float[] vectors(String purpose, long counter, int count) {
        float[] vectors = new float[Math.multiplyExact(count, latent.dimensions())];
        latent.draw(purpose, counter, count, vectors);
        return vectors;
    }

    /** Hands on the samples of given latent vectors, part by part. Gives their number. */
    private int through(float[] vectors, Consumer<float[]> parts) {
        Network network = generator.network();
        int dimensions = latent.dimensions();
        int count = vectors.length / dimensions;
        int block = Inference.block(shape.length());
        for (int from = 0; from < count; from += block) {
            int size = Math.min(block, count - from);
            float[] part = new float[size * dimensions];
            System.arraycopy(vectors, from * dimensions, part, 0, part.length);
            try (INDArray flat = Nd4j.createFromArray(part)) {
                parts.accept(Floats.numbers(network.forward(flat.reshape(size, dimensions), false)));
            }
        }
        return count;
    }
}
