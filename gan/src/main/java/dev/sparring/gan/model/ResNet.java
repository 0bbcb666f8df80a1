package dev.sparring.gan.model;

import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Definition;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Residual networks of SNGAN's blocks (Miyato et al. 2018, "Spectral normalization for generative adversarial networks", ICLR, appendix
 * B.4): two 3x3 convolutions, each behind its activation, and a 1x1 convolution past them; a generator doubles the side in each
 * block, each pixel repeated, a discriminator halves it by the mean of four, and sums over all positions at its end.
 *
 * <p>The blocks nearest the image have {@code width} channels, the next twice and all others four times as many. The smallest image has sides of at most 7.
 *
 * @param width channels next to the image, at least 1
 * @param normalization before each activation, or of the discriminator's weights
 */
public record ResNet(int width, Normalization normalization) implements Model {

    private static final String NAME = "resnet";
    private static final int LONGEST_START = 7;
    private static final int MOST_DOUBLINGS = 2;

    /** Validates. */
    public ResNet {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, got " + width);
        }
    }

    @Override
    public String toString() {
        return "resnet of width " + width
                + (normalization == Normalization.NONE ? "" : " with normalization " + normalization.label());
    }

    private int channels(int stage) {
        return width << Math.min(stage, MOST_DOUBLINGS);
    }

    private static ImageStages stages(NetworkSpec spec) {
        return ImageStages.of(NAME, spec.shape(), LONGEST_START, 1);
    }

    @Override
    public Definition generator(NetworkSpec spec) {
        if (normalization == Normalization.SPECTRAL) {
            throw new IllegalArgumentException("spectral normalization is for the discriminator");
        }
        ImageStages stages = stages(spec);
        int depth = stages.halvings();
        GraphLayers layers = GraphLayers.generator(spec, WeightInit.XAVIER.getWeightInitFunction());
        int start = stages.start(NAME, LabelEmbedding.joined(spec), channels(depth));
        String row = layers.add("start", GraphLayers.dense(start), layers.input());
        String last = layers.image("image", stages.height(), stages.width(), channels(depth), row);
        for (int stage = depth - 1; stage >= 0; stage--) {
            last = up(layers, "up" + stage, last, channels(stage + 1), channels(stage));
        }
        last = activated(layers, "end", channels(0), last);
        last = layers.add("colours", convolution(3, spec.shape().channels(), true), last);
        if (stages.after().isPresent()) {
            last = layers.add("cut", stages.after().get(), last);
        }
        return layers.generator(layers.activation("samples", new ActivationTanH(), last));
    }

    private String up(GraphLayers layers, String name, String from, int inputs, int outputs) {
        String first = layers.twice(name + ".twice", activated(layers, name + ".1", inputs, from));
        String middle = layers.add(name + ".conv1", convolution(3, outputs, !normalised()), first);
        String second = activated(layers, name + ".2", outputs, middle);
        String main = layers.add(name + ".conv2", convolution(3, outputs, true), second);
        // A 1x1 convolution of repeated pixels is the repetition of its outputs, at a quarter of the cost.
        String past =
                layers.twice(name + ".past", layers.add(name + ".shortcut", convolution(1, outputs, false), from));
        return layers.sum(name, main, past);
    }

    @Override
    public Definition discriminator(NetworkSpec spec) {
        ImageStages stages = stages(spec);
        int depth = stages.halvings();
        GraphLayers layers = GraphLayers.discriminator(spec, WeightInit.XAVIER.getWeightInitFunction());
        String last = layers.input();
        if (stages.before().isPresent()) {
            last = layers.add("border", stages.before().get(), last);
        }
        int inputs = spec.shape().channels();
        for (int stage = 0; stage < depth; stage++) {
            last = down(layers, "down" + stage, last, inputs, channels(stage), stage == 0);
            inputs = channels(stage);
        }
        last = plain(layers, "plain", last, inputs, channels(depth));
        last = activated(layers, "end", channels(depth), last);
        String features = layers.add("features", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), last);
        return layers.discriminator(
                features,
                channels(depth),
                normalization == Normalization.SPECTRAL ? new SpectralDenseLayer(1) : GraphLayers.dense(1));
    }

    /** The first block reads the image itself. */
    private String down(GraphLayers layers, String name, String from, int inputs, int outputs, boolean first) {
        String before = first ? from : activated(layers, name + ".1", inputs, from);
        String main = layers.half(name + ".half", convolutions(layers, name, before, outputs));
        // A 1x1 convolution of means is the mean of its outputs, at a quarter of the cost.
        String past = layers.add(name + ".shortcut", judging(1, outputs, false), layers.half(name + ".past", from));
        return layers.sum(name, main, past);
    }

    /** A block that keeps the size. */
    private String plain(GraphLayers layers, String name, String from, int inputs, int outputs) {
        String main = convolutions(layers, name, activated(layers, name + ".1", inputs, from), outputs);
        String past = inputs == outputs ? from : layers.add(name + ".shortcut", judging(1, outputs, false), from);
        return layers.sum(name, main, past);
    }

    private String convolutions(GraphLayers layers, String name, String from, int outputs) {
        String middle = layers.add(name + ".conv1", judging(3, outputs, !normalised()), from);
        String second = activated(layers, name + ".2", outputs, middle);
        return layers.add(name + ".conv2", judging(3, outputs, true), second);
    }

    /** Whether a layer of its own follows convolutions, and takes their biases' place. */
    private boolean normalised() {
        return normalization != Normalization.NONE && normalization != Normalization.SPECTRAL;
    }

    private String activated(GraphLayers layers, String name, int channels, String from) {
        String normal = normalization
                .layer(channels)
                .map(layer -> layers.normalization(name + ".norm", layer, channels, from))
                .orElse(from);
        return layers.activation(name + ".relu", new ActivationReLU(), normal);
    }

    private Layer judging(int kernel, int outputs, boolean bias) {
        return normalization == Normalization.SPECTRAL
                ? new SpectralConvolution2D(kernel, 1, kernel / 2, outputs)
                : convolution(kernel, outputs, bias);
    }

    private static ConvolutionLayer convolution(int kernel, int outputs, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .padding(kernel / 2, kernel / 2)
                .nOut(outputs)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .build();
    }
}
