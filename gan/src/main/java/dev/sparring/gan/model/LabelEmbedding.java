package dev.sparring.gan.model;

import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.nd4j.linalg.activations.Activation;

/** A learned vector for each label. */
final class LabelEmbedding {

    private static final int LEAST = 16;
    private static final int MOST = 128;

    private LabelEmbedding() {}

    /** How many numbers stand for a label beside so many latent ones: as many, but enough to tell labels apart. */
    static int length(int latent) {
        return Math.max(LEAST, Math.min(MOST, latent));
    }

    /** For a generator: as large as the latent numbers beside it, or it would be overlooked. */
    static EmbeddingLayer besideLatent(NetworkSpec spec) {
        return of(spec.labels(), length(spec.latent()), new NormalDistribution(0, 1));
    }

    /** For a projection: its inner product with so many features is at first small against the discriminator's own output. */
    static EmbeddingLayer ofFeatures(NetworkSpec spec, int features) {
        return of(spec.labels(), features, new NormalDistribution(0, 0.02));
    }

    private static EmbeddingLayer of(int labels, int length, Distribution first) {
        return new EmbeddingLayer.Builder()
                .nIn(labels)
                .nOut(length)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .weightInit(first)
                .build();
    }
}
