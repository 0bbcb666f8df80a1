package dev.sparring.gan.model;

import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.nd4j.linalg.activations.Activation;

/** A learned vector for each label. */
final class LabelEmbedding {

    /** Numbers for a label beside a latent vector. */
    private static final int LENGTH = 16;

    /**
     * Of a latent vector's size, at first. On MNIST 0.12 and 0.4 tell digits apart as well as 1 does, and at 1 a generator draws one
     * picture a digit, whatever the latent vector.
     */
    private static final double SIZE = 0.2;

    private static final double SMALL = 0.02;

    private LabelEmbedding() {}

    /** How many numbers a generator reads, those of the latent vector and of the label. */
    static int joined(NetworkSpec spec) {
        return spec.isConditional() ? spec.latent() + LENGTH : spec.latent();
    }

    /** For a generator: small against the latent vector beside it, or that would be overlooked. */
    static EmbeddingLayer besideLatent(NetworkSpec spec) {
        return of(spec.labels(), LENGTH, SIZE * Math.sqrt((double) spec.latent() / LENGTH));
    }

    /** For a projection: its inner product with so many features is at first small against the discriminator's own output. */
    static EmbeddingLayer ofFeatures(NetworkSpec spec, int features) {
        return of(spec.labels(), features, SMALL);
    }

    private static EmbeddingLayer of(int labels, int length, double deviation) {
        return new EmbeddingLayer.Builder()
                .nIn(labels)
                .nOut(length)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .weightInit(new NormalDistribution(0, deviation))
                .build();
    }
}
