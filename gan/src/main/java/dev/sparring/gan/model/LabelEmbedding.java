package dev.sparring.gan.model;

import dev.sparring.core.layer.ModulationVertex;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
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

    /**
     * For conditional normalisation: how much more than 1 a label scales each channel by, then what it adds to each; at first nothing,
     * so that all labels begin alike.
     */
    private static EmbeddingLayer ofChannels(NetworkSpec spec, int channels) {
        return builder(spec.labels(), 2 * channels).weightInit(WeightInit.ZERO).build();
    }

    /** Adds what scales and shifts the channels of an input by the label. */
    static void modulate(GraphBuilder graph, String name, String from, NetworkSpec spec, int channels) {
        graph.addLayer(name + ".embedding", ofChannels(spec, channels), Model.LABEL)
                .addVertex(name, new ModulationVertex(), from, name + ".embedding");
    }

    private static EmbeddingLayer of(int labels, int length, double deviation) {
        return builder(labels, length)
                .weightInit(new NormalDistribution(0, deviation))
                .build();
    }

    private static EmbeddingLayer.Builder builder(int labels, int length) {
        return new EmbeddingLayer.Builder()
                .nIn(labels)
                .nOut(length)
                .hasBias(false)
                .activation(Activation.IDENTITY);
    }
}
