package dev.sparring.gan.model;

import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Definition;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.data.SampleShape;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Fully connected networks: hidden layers of one width, ReLU in the generator, LeakyReLU 0.2 in the discriminator.
 *
 * @param width units of a hidden layer, at least 1
 * @param layers hidden layers, at least 1
 * @param normalization of the hidden layers, before their activation
 */
public record Mlp(int width, int layers, Normalization normalization) implements Model {

    /** Validates. */
    public Mlp {
        if (width < 1 || layers < 1) {
            throw new IllegalArgumentException("width and layers must be at least 1, got " + width + " and " + layers);
        }
    }

    /**
     * Without normalisation.
     *
     * @param width units of a hidden layer, at least 1
     * @param layers hidden layers, at least 1
     */
    public Mlp(int width, int layers) {
        this(width, layers, Normalization.NONE);
    }

    @Override
    public String toString() {
        return "mlp of " + layers + " x " + width
                + (normalization == Normalization.NONE ? "" : " with normalization " + normalization.label());
    }

    @Override
    public Definition generator(NetworkSpec spec) {
        SampleShape shape = spec.shape();
        if (normalization == Normalization.SPECTRAL) {
            throw new IllegalArgumentException("spectral normalization is for the discriminator");
        }
        Stack stack = hidden(LabelEmbedding.joined(spec), new ActivationReLU(), spec);
        stack.add(dense(width, shape.length(), Activation.IDENTITY.getActivationFunction()));
        if (shape.isImage()) {
            stack.before(new FeedForwardToCnnPreProcessor(shape.height(), shape.width(), shape.channels()));
            stack.add(new ActivationLayer.Builder().activation(Activation.TANH).build());
        }
        return stack.generator();
    }

    @Override
    public Definition discriminator(NetworkSpec spec) {
        SampleShape shape = spec.shape();
        Stack stack = hidden(shape.length(), new ActivationLReLU(0.2), spec);
        if (shape.isImage()) {
            stack.beforeAll(new CnnToFeedForwardPreProcessor(shape.height(), shape.width(), shape.channels()));
        }
        stack.add(
                normalization == Normalization.SPECTRAL
                        ? spectral(width, 1)
                        : dense(width, 1, Activation.IDENTITY.getActivationFunction()));
        return stack.discriminator();
    }

    /** A group of one number would be nothing but its shift. */
    private void requireGroups() {
        if (normalization == Normalization.INSTANCE) {
            throw new IllegalArgumentException(
                    "instance normalization is for images; layer normalization suits the rows of mlp");
        }
        if (normalization == Normalization.LAYER && width == 1) {
            throw new IllegalArgumentException("layer normalization needs a width of at least 2");
        }
    }

    private Stack hidden(int inputs, IActivation activation, NetworkSpec spec) {
        requireGroups();
        OpenMp.requireReadableThreads();
        Stack stack = new Stack(
                new NeuralNetConfiguration.Builder()
                        .seed(spec.seed())
                        .dataType(DataType.FLOAT)
                        .cacheMode(CacheMode.DEVICE)
                        .weightInit(WeightInit.XAVIER),
                spec);
        for (int i = 0; i < layers; i++) {
            int before = i == 0 ? inputs : width;
            if (normalization == Normalization.NONE) {
                stack.add(dense(before, width, activation));
                continue;
            }
            stack.add(
                    normalization == Normalization.SPECTRAL
                            ? spectral(before, width)
                            : dense(before, width, Activation.IDENTITY.getActivationFunction()));
            normalization.layer(width).ifPresent(layer -> stack.addNormalization(layer, width));
            stack.add(new ActivationLayer.Builder().activation(activation).build());
        }
        return stack;
    }

    private static Layer spectral(int inputs, int outputs) {
        SpectralDenseLayer layer = new SpectralDenseLayer(outputs);
        layer.setInputs(inputs);
        return layer;
    }

    private static DenseLayer dense(int inputs, int outputs, IActivation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }
}
