package dev.sparring.core.network;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.ModulationVertex;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/** Each layer of ours, and those of DL4J that random graphs do not draw, between two others. */
public final class LayerGraphs {

    /** The name of an input of indices. */
    public static final String LABEL = "label";

    /** How many labels there are. */
    public static final int LABELS = 4;

    private static final int SIZE = 6;

    private LayerGraphs() {}

    /** A graph with a name. */
    private record Named(String name, boolean image, boolean labelled, Consumer<GraphBuilder> build)
            implements TestedGraph {

        @Override
        public ComputationGraphConfiguration definition(DataType type) {
            GraphBuilder builder =
                    new NeuralNetConfiguration.Builder().seed(3).dataType(type).graphBuilder();
            List<InputType> types = new ArrayList<>();
            builder.addInputs("in");
            types.add(image ? InputType.convolutional(SIZE, SIZE, 3) : InputType.feedForward(5));
            if (labelled) {
                builder.addInputs(LABEL);
                // DL4J takes the number of labels from here; the input is one index a sample.
                types.add(InputType.feedForward(LABELS));
            }
            build.accept(builder);
            return builder.setInputTypes(types.toArray(InputType[]::new)).build();
        }

        @Override
        public List<String> inputNames() {
            return labelled ? List.of("in", LABEL) : List.of("in");
        }

        @Override
        public long[] input(int index, int batch) {
            if (index == 1) {
                return new long[] {batch, 1};
            }
            return image ? new long[] {batch, 3, SIZE, SIZE} : new long[] {batch, 5};
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Layer convolution(int outputs) {
        return new ConvolutionLayer.Builder(3, 3)
                .convolutionMode(ConvolutionMode.Same)
                .nOut(outputs)
                .activation(new ActivationLReLU(0.2))
                .build();
    }

    private static Layer dense(int outputs, Activation activation) {
        return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
    }

    private static TestedGraph onImages(String name, int channels, Layer layer) {
        return new Named(
                name + " on images", true, false, builder -> builder.addLayer("first", convolution(channels), "in")
                        .addLayer("layer", layer.clone(), "first")
                        .addLayer("behind", convolution(3), "layer")
                        .addLayer("logit", dense(1, Activation.IDENTITY), "behind")
                        .setOutputs("logit"));
    }

    private static TestedGraph onRows(String name, Layer layer) {
        return new Named(
                name + " on rows", false, false, builder -> builder.addLayer("first", dense(6, Activation.TANH), "in")
                        .addLayer("layer", layer.clone(), "first")
                        .addLayer("behind", dense(4, Activation.SOFTPLUS), "layer")
                        .addLayer("logit", dense(1, Activation.IDENTITY), "behind")
                        .setOutputs("logit"));
    }

    /** A critic that a label's embedding is projected on; smooth or linear piece by piece in what the image goes through. */
    private static TestedGraph projection(String name, boolean normalised) {
        return new Named(name, true, true, builder -> {
            builder.addLayer("first", convolution(16), "in");
            if (normalised) {
                builder.addLayer("norm", GroupNormalization.of(4), "first");
            }
            builder.addLayer("second", convolution(16), normalised ? "norm" : "first")
                    .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                    .addLayer("features", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), "sum")
                    .addLayer(
                            "embedding",
                            new EmbeddingLayer.Builder()
                                    .nIn(LABELS)
                                    .nOut(16)
                                    .hasBias(true)
                                    .activation(Activation.IDENTITY)
                                    .build(),
                            LABEL)
                    .addLayer("mixed", dense(16, Activation.IDENTITY), "embedding")
                    .addVertex("projection", new InnerProductVertex(), "mixed", "features")
                    .addLayer("score", dense(1, Activation.IDENTITY), "features")
                    .addVertex("logit", new ElementWiseVertex(ElementWiseVertex.Op.Add), "score", "projection")
                    .setOutputs("logit");
        });
    }

    /** Channels that a label scales and shifts, in one of the layouts there are. */
    private static TestedGraph modulated(int channels) {
        return new Named("modulation of " + channels + " channels by a label", true, true, builder -> builder.addLayer(
                        "first", convolution(channels), "in")
                .addLayer(
                        "embedding",
                        new EmbeddingLayer.Builder()
                                .nIn(LABELS)
                                .nOut(2 * channels)
                                .activation(Activation.IDENTITY)
                                .build(),
                        LABEL)
                .addLayer("mixed", dense(2 * channels, Activation.IDENTITY), "embedding")
                .addVertex("modulated", new ModulationVertex(), "first", "mixed")
                .addLayer(
                        "leaky",
                        new ActivationLayer.Builder()
                                .activation(new ActivationLReLU(0.2))
                                .build(),
                        "modulated")
                .addLayer("second", convolution(3), "leaky")
                .addLayer("logit", dense(1, Activation.IDENTITY), "second")
                .setOutputs("logit"));
    }

    /** Of what leads from the image, too: both factors of the product move with it. */
    private static TestedGraph modulatedByItself() {
        return new Named("modulation by what the image says", true, false, builder -> builder.addLayer(
                        "first", convolution(16), "in")
                .addLayer("says", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "first")
                .addLayer("row", dense(32, Activation.TANH), "says")
                .addVertex("modulated", new ModulationVertex(), "first", "row")
                .addLayer("second", convolution(3), "modulated")
                .addLayer("logit", dense(1, Activation.IDENTITY), "second")
                .setOutputs("logit"));
    }

    /** Rows instead of images. */
    private static TestedGraph modulatedRows() {
        return new Named("modulation of rows", false, false, builder -> builder.addLayer(
                        "first", dense(6, Activation.TANH), "in")
                .addLayer("row", dense(12, Activation.SOFTPLUS), "in")
                .addVertex("modulated", new ModulationVertex(), "first", "row")
                .addLayer("logit", dense(1, Activation.IDENTITY), "modulated")
                .setOutputs("logit"));
    }

    /** What is curved behind a pooling, and what needs its own gradient before it. */
    private static TestedGraph pooled(String name, PoolingType type, boolean normalised) {
        return new Named(name, true, false, builder -> {
            builder.addLayer("first", convolution(4), "in");
            if (normalised) {
                builder.addLayer("norm", GroupNormalization.of(2), "first");
            }
            builder.addLayer(
                            "leaky",
                            new ActivationLayer.Builder()
                                    .activation(normalised ? new ActivationLReLU(0.2) : new ActivationTanH())
                                    .build(),
                            normalised ? "norm" : "first")
                    .addLayer("pooled", new GlobalPoolingLayer.Builder(type).build(), "leaky")
                    .addLayer("curved", dense(5, Activation.SWISH), "pooled")
                    .addLayer("other", dense(5, Activation.IDENTITY), "leaky")
                    .addVertex("both", new ElementWiseVertex(ElementWiseVertex.Op.Add), "curved", "other")
                    .addLayer("logit", dense(1, Activation.IDENTITY), "both")
                    .setOutputs("logit");
        });
    }

    /** A second image, which does not move, leads into the logit through a pooling and a product. */
    private static TestedGraph condition() {
        return new Named(
                "an image as a condition", true, true, builder -> builder.addLayer("first", convolution(4), "in")
                        .addLayer("features", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), "first")
                        .addLayer(
                                "embedding",
                                new EmbeddingLayer.Builder()
                                        .nIn(LABELS)
                                        .nOut(4 * 4)
                                        .activation(Activation.IDENTITY)
                                        .build(),
                                LABEL)
                        .addLayer(
                                "picture",
                                new ConvolutionLayer.Builder(1, 1)
                                        .nOut(4)
                                        .activation(new ActivationLReLU(0.2))
                                        .build(),
                                new FeedForwardToCnnPreProcessor(2, 2, 4),
                                "embedding")
                        .addLayer("still", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "picture")
                        .addVertex("logit", new InnerProductVertex(), "still", "features")
                        .setOutputs("logit"));
    }

    static List<TestedGraph> all() {
        return List.of(
                onImages("layer normalisation", 4, GroupNormalization.ofLayer()),
                onImages("instance normalisation", 5, GroupNormalization.ofInstance()),
                onImages("group normalisation", 16, GroupNormalization.of(4)),
                onRows("layer normalisation", GroupNormalization.ofLayer()),
                modulated(3),
                modulated(5),
                modulated(16),
                modulatedByItself(),
                modulatedRows(),
                onImages("minibatch deviation", 4, new MinibatchStandardDeviation()),
                onImages("minibatch deviation by one", 16, new MinibatchStandardDeviation(1)),
                onRows("minibatch deviation", new MinibatchStandardDeviation()),
                onImages("gain", 16, new LearnedGainLayer(0.7)),
                onImages("gain of twenty channels", 20, new LearnedGainLayer(0.7)),
                onRows("gain", new LearnedGainLayer(-1.5)),
                onImages("grouped convolution", 4, new GroupedConvolution2D(3, 2, 6)),
                onImages("grouped convolution with bias", 32, new GroupedConvolution2D(3, 2, 32).withBias()),
                onImages("grouped convolution in blocks", 32, new GroupedConvolution2D(3, 2, 32)),
                onImages("grouped convolution of one group", 16, new GroupedConvolution2D(3, 1, 16)),
                onImages("zeros around", 4, new ZeroPaddingLayer(1, 2, 0, 3)),
                onImages("zeros around blocks", 16, new ZeroPaddingLayer(0, 3, 2, 1)),
                onImages("edges cut off", 5, new Cropping2D(1, 0, 2, 1)),
                onImages("edges of blocks cut off", 16, new Cropping2D(0, 1, 1, 1)),
                onImages("spectral convolution", 4, new SpectralConvolution2D(3, 2, 1, 5)),
                onImages("spectral convolution in blocks", 16, new SpectralConvolution2D(3, 1, 1, 32)),
                onRows("spectral dense", new SpectralDenseLayer(7)),
                onRows("parametric ReLU", new PReLULayer.Builder().inputShape(6).build()),
                pooled("sum before a curve", PoolingType.SUM, true),
                pooled("mean before a curve", PoolingType.AVG, true),
                pooled("sum between curves", PoolingType.SUM, false),
                condition(),
                onImages("minibatch deviation by four", 4, new MinibatchStandardDeviation(4)),
                projection("projection", false),
                projection("projection behind normalisation", true));
    }
}
