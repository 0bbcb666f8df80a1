package dev.sparring.gan.run;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.Player;
import dev.sparring.gan.data.Latent;
import dev.sparring.gan.data.SampleShape;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Draws samples from a generator as it would be used: layers in inference mode. Training thread only. */
final class Sampler {

    private static final int CHUNK = 256;

    private final Player generator;
    private final Latent latent;
    private final SampleShape shape;

    Sampler(Player generator, Latent latent, SampleShape shape) {
        this.generator = generator;
        this.latent = latent;
        this.shape = shape;
    }

    /** The average of the generator's parameters if it keeps one, else the parameters, on named latent vectors. */
    float[] best(String purpose, long counter, int count) {
        float[] vectors = new float[count * latent.dimensions()];
        latent.draw(purpose, counter, count, vectors);
        return best(vectors);
    }

    /** The same on given latent vectors, one after the other. */
    float[] best(float[] vectors) {
        Optional<INDArray> average = generator.average();
        if (average.isEmpty()) {
            return current(vectors);
        }
        INDArray parameters = generator.network().parameters();
        INDArray kept = parameters.dup();
        parameters.assign(average.get());
        try {
            return current(vectors);
        } finally {
            parameters.assign(kept);
            kept.close();
        }
    }

    /** The generator as it is trained right now, on named latent vectors. */
    float[] current(String purpose, long counter, int count) {
        float[] vectors = new float[count * latent.dimensions()];
        latent.draw(purpose, counter, count, vectors);
        return current(vectors);
    }

    private float[] current(float[] vectors) {
        Network network = generator.network();
        int dimensions = latent.dimensions();
        int count = vectors.length / dimensions;
        float[] samples = new float[count * shape.length()];
        for (int from = 0; from < count; from += CHUNK) {
            int size = Math.min(CHUNK, count - from);
            float[] part = new float[size * dimensions];
            System.arraycopy(vectors, from * dimensions, part, 0, part.length);
            try (INDArray noise = Nd4j.createFromArray(part).reshape(size, dimensions)) {
                INDArray output = network.forward(noise, false);
                float[] values = output.dup('c').data().asFloat();
                System.arraycopy(values, 0, samples, from * shape.length(), values.length);
            }
        }
        return samples;
    }
}
