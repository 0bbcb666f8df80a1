package dev.sparring.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers that have kernels, strung together at random; the same string for the same seed. */
final class RandomArchitecture {

    private final SplittableRandom random;
    private final List<Layer> layers = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final long seed;
    private final boolean startsAsImage;
    private final int startNumbers;
    private final int startChannels;
    private final int startHeight;
    private final int startWidth;
    private int unflattenAt = -1;
    private int unflattenedHeight;
    private int unflattenedWidth;
    private int unflattenedChannels;
    private boolean image;
    private int height;
    private int width;

    RandomArchitecture(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.startsAsImage = random.nextInt(3) > 0;
        this.startNumbers = 1 + random.nextInt(20);
        this.startChannels = channels(5);
        this.startHeight = 5 + random.nextInt(8);
        this.startWidth = 5 + random.nextInt(8);
        image = startsAsImage;
        height = startHeight;
        width = startWidth;
        int count = 1 + random.nextInt(6);
        while (layers.size() < count) {
            grow();
        }
        if (layers.stream().noneMatch(BaseLayer.class::isInstance)) {
            dense();
        }
    }

    /** Any number of channels, or whole blocks of oneDNN's. */
    private int channels(int most) {
        return random.nextInt(3) == 0 ? 16 * (1 + random.nextInt(2)) : 1 + random.nextInt(most);
    }

    /** Shape of an input. */
    long[] input(int batch) {
        return startsAsImage
                ? new long[] {batch, startChannels, startHeight, startWidth}
                : new long[] {batch, startNumbers};
    }

    MultiLayerConfiguration definition(DataType type) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(seed).dataType(type).list();
        layers.forEach(layer -> list.layer(layer.clone()));
        if (unflattenAt >= 0) {
            list.inputPreProcessor(
                    unflattenAt,
                    new FeedForwardToCnnPreProcessor(unflattenedHeight, unflattenedWidth, unflattenedChannels));
        }
        return list.setInputType(
                        startsAsImage
                                ? InputType.convolutional(startHeight, startWidth, startChannels)
                                : InputType.feedForward(startNumbers))
                .build();
    }

    @Override
    public String toString() {
        return "seed " + seed + ":" + text;
    }

    private void grow() {
        switch (random.nextInt(image ? 9 : 4)) {
            case 0 -> dense();
            case 1 -> normalisation();
            case 2 -> add(new ActivationLayer.Builder().activation(activation()).build(), "activation");
            case 3 -> {
                if (image) {
                    convolution();
                } else {
                    unflatten();
                }
            }
            case 4, 5 -> convolution();
            case 6 -> transposed();
            case 7 -> pooling();
            default -> upsampling();
        }
    }

    private void add(Layer layer, String name) {
        layers.add(layer);
        text.append(' ').append(name);
    }

    private IActivation activation() {
        IActivation[] all = {
            Activation.RELU.getActivationFunction(),
            new ActivationLReLU(0.2),
            Activation.TANH.getActivationFunction(),
            Activation.SIGMOID.getActivationFunction(),
            // With another constant than 1 DL4J's own gradient of ELU is wrong.
            new ActivationELU(),
            Activation.SOFTPLUS.getActivationFunction(),
            Activation.SWISH.getActivationFunction(),
            new ActivationGELU(false),
            Activation.IDENTITY.getActivationFunction()
        };
        return all[random.nextInt(all.length)];
    }

    private void dense() {
        int outputs = 1 + random.nextInt(40);
        add(
                new DenseLayer.Builder()
                        .nOut(outputs)
                        .hasBias(random.nextBoolean())
                        .activation(activation())
                        .build(),
                "dense " + outputs);
        image = false;
    }

    private void normalisation() {
        boolean locked = random.nextInt(3) == 0;
        boolean logarithmic = random.nextBoolean();
        add(
                new BatchNormalization.Builder(locked).useLogStd(logarithmic).build(),
                "normalisation" + (locked ? " locked" : "") + (logarithmic ? " log" : ""));
    }

    private void unflatten() {
        if (unflattenAt >= 0) {
            dense();
            return;
        }
        unflattenedChannels = channels(4);
        unflattenedHeight = 2 + random.nextInt(4);
        unflattenedWidth = 2 + random.nextInt(4);
        add(
                new DenseLayer.Builder()
                        .nOut(unflattenedChannels * unflattenedHeight * unflattenedWidth)
                        .activation(activation())
                        .build(),
                "dense to image");
        unflattenAt = layers.size();
        image = true;
        height = unflattenedHeight;
        width = unflattenedWidth;
        convolution();
    }

    private void convolution() {
        int outputs = channels(20);
        int kernel = 1 + random.nextInt(Math.min(4, Math.min(height, width)));
        int stride = 1 + random.nextInt(2);
        boolean same = random.nextInt(3) == 0;
        int padding = same || kernel == 1 ? 0 : random.nextInt(2);
        int dilation = kernel > 1 && 2 * (kernel - 1) + 1 <= Math.min(height, width) ? 1 + random.nextInt(2) : 1;
        add(
                new ConvolutionLayer.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .dilation(dilation, dilation)
                        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                        .nOut(outputs)
                        .hasBias(random.nextBoolean())
                        .activation(activation())
                        .build(),
                "convolution " + outputs + " k" + kernel + " s" + stride + " p" + padding + " d" + dilation
                        + (same ? " same" : ""));
        int reach = (kernel - 1) * dilation + 1;
        height = same ? (height + stride - 1) / stride : (height + 2 * padding - reach) / stride + 1;
        width = same ? (width + stride - 1) / stride : (width + 2 * padding - reach) / stride + 1;
    }

    private void transposed() {
        int outputs = channels(6);
        int kernel = 2 + random.nextInt(3);
        int stride = 1 + random.nextInt(2);
        boolean same = random.nextInt(3) == 0;
        int padding = same || Math.min(height, width) < 2 ? 0 : random.nextInt(2);
        if (Math.min(height, width) > 16) {
            pooling();
            return;
        }
        add(
                new Deconvolution2D.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                        .nOut(outputs)
                        .hasBias(random.nextBoolean())
                        .activation(activation())
                        .build(),
                "transposed " + outputs + " k" + kernel + " s" + stride + " p" + padding + (same ? " same" : ""));
        height = same ? height * stride : stride * (height - 1) + kernel - 2 * padding;
        width = same ? width * stride : stride * (width - 1) + kernel - 2 * padding;
    }

    private void pooling() {
        int kernel = 1 + random.nextInt(Math.min(3, Math.min(height, width)));
        int stride = 1 + random.nextInt(2);
        boolean same = random.nextInt(3) == 0;
        int padding = same || kernel == 1 ? 0 : random.nextInt(2);
        boolean largest = random.nextBoolean();
        add(
                new SubsamplingLayer.Builder(
                                largest ? SubsamplingLayer.PoolingType.MAX : SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                        .build(),
                (largest ? "max" : "average") + " k" + kernel + " s" + stride + " p" + padding + (same ? " same" : ""));
        height = same ? (height + stride - 1) / stride : (height + 2 * padding - kernel) / stride + 1;
        width = same ? (width + stride - 1) / stride : (width + 2 * padding - kernel) / stride + 1;
    }

    private void upsampling() {
        if (Math.max(height, width) > 16) {
            pooling();
            return;
        }
        int rows = 1 + random.nextInt(2);
        int columns = 1 + random.nextInt(2);
        add(new Upsampling2D.Builder().size(new int[] {rows, columns}).build(), "upsampling " + rows + "x" + columns);
        height *= rows;
        width *= columns;
    }
}
