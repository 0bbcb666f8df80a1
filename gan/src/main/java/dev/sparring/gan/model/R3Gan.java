package dev.sparring.gan.model;

import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.network.Definition;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Residual networks after R3GAN (Huang et al. 2024, "The GAN is dead; long live the GAN! A modern GAN baseline", NeurIPS), small: no
 * normalisation; blocks of a 1x1 convolution to twice the channels, a grouped 3x3 one and a 1x1 one back, whose weights begin at 0;
 * sides halved and doubled with the filter [1, 2, 1]. They are meant for relativistic pairing with R1 and R2.
 *
 * <p>The stage nearest the image has {@code width} channels, the next twice and all others four times as many. The smallest image has sides of at most 7; a
 * generator begins with a linear map to it, a discriminator ends with one of it. Other than in the paper, where depthwise
 * convolutions over a learned basis stand in their place.
 *
 * @param width channels next to the image, at least 1
 * @param blocks a stage, at least 1
 */
public record R3Gan(int width, int blocks) implements Model {

    private static final String NAME = "r3gan";
    private static final int LONGEST_START = 7;
    private static final int MOST_DOUBLINGS = 2;
    private static final int EXPANSION = 2;

    /** Channels in a group, as in the paper. */
    private static final int GROUP = 16;

    private static final double SLOPE = 0.2;

    /** Validates. */
    public R3Gan {
        if (width < 1 || blocks < 1) {
            throw new IllegalArgumentException("width and blocks must be at least 1, got " + width + " and " + blocks);
        }
    }

    @Override
    public String toString() {
        return "r3gan of width " + width + ", " + blocks + (blocks == 1 ? " block" : " blocks") + " a stage";
    }

    private int channels(int stage) {
        return width << Math.min(stage, MOST_DOUBLINGS);
    }

    private static ImageStages stages(NetworkSpec spec) {
        return ImageStages.of(NAME, spec.shape(), LONGEST_START, 1);
    }

    /** The first weights of a network of so many blocks. */
    private record Weights(int blocks) {

        /** He et al. 2015, for what follows a LeakyReLU or nothing. */
        IWeightInit of(long reads, boolean activated) {
            double gain = activated ? Math.sqrt(2 / (1 + SLOPE * SLOPE)) : 1;
            return normal(gain / Math.sqrt((double) reads));
        }

        /** Of the layers within a block, smaller the more blocks there are (Zhang et al. 2019, "Fixup initialization"). */
        IWeightInit within(long reads) {
            return normal(Math.sqrt(2 / (1 + SLOPE * SLOPE)) * Math.pow(blocks, -0.25) / Math.sqrt((double) reads));
        }

        private static IWeightInit normal(double deviation) {
            return new WeightInitDistribution(new NormalDistribution(0, deviation));
        }
    }

    @Override
    public Definition generator(NetworkSpec spec) {
        ImageStages stages = stages(spec);
        int depth = stages.halvings();
        Weights weights = new Weights(blocks * (depth + 1));
        int inputs = LabelEmbedding.joined(spec);
        GraphLayers layers = GraphLayers.generator(spec, weights.of(inputs, false));
        int start = stages.start(NAME, inputs, channels(depth));
        String row = layers.add("start", GraphLayers.dense(start), layers.input());
        String last = layers.image("image", stages.height(), stages.width(), channels(depth), row);
        last = blocks(layers, "stage" + depth, last, channels(depth), weights);
        for (int stage = depth - 1; stage >= 0; stage--) {
            String name = "stage" + stage;
            // Each pixel repeated and the mean of neighbours taken: halfway between two pixels it is their mean.
            last = resized(layers, name, last, channels(stage + 1), channels(stage), weights);
            last = layers.smooth(name + ".smooth", layers.twice(name + ".twice", last));
            last = blocks(layers, name, last, channels(stage), weights);
        }
        last = layers.add(
                "colours",
                convolution(channels(0), spec.shape().channels(), weights.of(channels(0), false), true),
                last);
        if (stages.after().isPresent()) {
            last = layers.add("cut", stages.after().get(), last);
        }
        return layers.generator(layers.activation("samples", new ActivationTanH(), last));
    }

    @Override
    public Definition discriminator(NetworkSpec spec) {
        ImageStages stages = stages(spec);
        int depth = stages.halvings();
        Weights weights = new Weights(blocks * (depth + 1));
        GraphLayers layers =
                GraphLayers.discriminator(spec, weights.of(spec.shape().channels(), false));
        String last = layers.input();
        if (stages.before().isPresent()) {
            last = layers.add("border", stages.before().get(), last);
        }
        int colours = spec.shape().channels();
        last = layers.add("colours", convolution(colours, channels(0), weights.of(colours, false), true), last);
        for (int stage = 0; stage < depth; stage++) {
            String name = "stage" + stage;
            last = blocks(layers, name, last, channels(stage), weights);
            // The means of two means each: [1, 2, 1] in both directions.
            last = layers.half(name + ".half", layers.smooth(name + ".smooth", last));
            last = resized(layers, name, last, channels(stage), channels(stage + 1), weights);
        }
        last = blocks(layers, "stage" + depth, last, channels(depth), weights);
        int features = channels(depth);
        int numbers = Math.multiplyExact(features, stages.height() * stages.width());
        last = layers.add("features", dense(features, weights.of(numbers, false)), last);
        return layers.discriminator(last, features, dense(1, weights.of(features, false)));
    }

    /** A 1x1 convolution to another number of channels, if it is another. */
    private static String resized(
            GraphLayers layers, String name, String from, int inputs, int outputs, Weights weights) {
        return inputs == outputs
                ? from
                : layers.add(name + ".channels", convolution(inputs, outputs, weights.of(inputs, false), false), from);
    }

    private String blocks(GraphLayers layers, String stage, String from, int channels, Weights weights) {
        String last = from;
        for (int i = 0; i < blocks; i++) {
            last = block(layers, stage + ".block" + i, last, channels, weights);
        }
        return last;
    }

    private static String block(GraphLayers layers, String name, String from, int channels, Weights weights) {
        int expanded = EXPANSION * channels;
        int group = group(expanded);
        GroupedConvolution2D grouped = new GroupedConvolution2D(3, expanded / group, expanded).withBias();
        grouped.setWeightInitFn(weights.within(9L * group));
        String last = layers.add(name + ".wide", convolution(channels, expanded, weights.within(channels), true), from);
        last = layers.activation(name + ".1", new ActivationLReLU(SLOPE), last);
        last = layers.add(name + ".grouped", grouped, last);
        last = layers.activation(name + ".2", new ActivationLReLU(SLOPE), last);
        last = layers.add(name + ".back", convolution(expanded, channels, new WeightInitConstant(0), false), last);
        return layers.sum(name, from, last);
    }

    /** The most channels in a group that divide them all. */
    private static int group(int channels) {
        int group = Math.min(GROUP, channels);
        while (channels % group != 0) {
            group--;
        }
        return group;
    }

    private static Layer convolution(int inputs, int outputs, IWeightInit first, boolean bias) {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(inputs)
                .nOut(outputs)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .weightInit(first)
                .build();
    }

    private static Layer dense(int outputs, IWeightInit first) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .weightInit(first)
                .build();
    }
}
