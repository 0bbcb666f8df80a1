package dev.sparring.gan.sampling;

import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws samples from a generator as it would be used: layers in inference mode, parameters as {@link Player#useForInference}
 * has them. Leaves the game as it is, bit for bit. Training thread only.
 */
public final class GeneratorSampler {

    private final Player generator;
    private final LatentVectors latent;
    private final SampleShape shape;

    /** Of a generator that gives samples of a shape from such latent vectors. */
    public GeneratorSampler(Player generator, LatentVectors latent, SampleShape shape) {
        this.generator = generator;
        this.latent = latent;
        this.shape = shape;
    }

    /** The generator with the parameters to use it with, its average if it keeps one, on named latent vectors. */
    public float[] best(String purpose, long counter, int count) {
        return best(vectors(purpose, counter, count));
    }

    /** The same on given latent vectors, one after the other. */
    public float[] best(float[] vectors) {
        Whole whole = new Whole(vectors);
        best(vectors, whole);
        return whole.samples;
    }

    /** The same in parts of a few samples each, so that no more than a part is held at a time. */
    public void best(String purpose, long counter, int count, Consumer<float[]> parts) {
        best(vectors(purpose, counter, count), parts);
    }

    /** The same on given latent vectors. */
    public void best(float[] vectors, Consumer<float[]> parts) {
        generator.useForInference(() -> through(vectors, parts));
    }

    /** The model as it is trained right now, without averaging, on named latent vectors. */
    public float[] current(String purpose, long counter, int count) {
        float[] vectors = vectors(purpose, counter, count);
        Whole whole = new Whole(vectors);
        generator.useModel(() -> through(vectors, whole));
        return whole.samples;
    }

    /** The same in parts of a few samples each. */
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
                parts.accept(Inference.numbers(network.forward(flat.reshape(size, dimensions), false)));
            }
        }
        return count;
    }

    /** Parts put together. */
    private final class Whole implements Consumer<float[]> {

        private final float[] samples;
        private int filled;

        Whole(float[] vectors) {
            this.samples = new float[Math.multiplyExact(vectors.length / latent.dimensions(), shape.length())];
        }

        @Override
        public void accept(float[] part) {
            System.arraycopy(part, 0, samples, filled, part.length);
            filled += part.length;
        }
    }
}
