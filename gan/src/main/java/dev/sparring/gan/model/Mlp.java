package dev.sparring.gan.model;

import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.data.SampleShape;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
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
 */
public record Mlp(int width, int layers) implements Model {

    /** Validates. */
    public Mlp {
        if (width < 1 || layers < 1) {
            throw new IllegalArgumentException("width and layers must be at least 1, got " + width + " and " + layers);
        }
    }

    @Override
    public String toString() {
        return "mlp of " + layers + " x " + width;
    }

    @Override
    public MultiLayerConfiguration generator(int latent, SampleShape shape, long seed) {
        NeuralNetConfiguration.ListBuilder list = hidden(latent, new ActivationReLU(), seed);
        list.layer(dense(width, shape.length(), Activation.IDENTITY.getActivationFunction()));
        if (shape.isImage()) {
            list.layer(new ActivationLayer.Builder().activation(Activation.TANH).build());
            list.inputPreProcessor(
                    layers + 1, new FeedForwardToCnnPreProcessor(shape.height(), shape.width(), shape.channels()));
        }
        return list.build();
    }

    @Override
    public MultiLayerConfiguration discriminator(SampleShape shape, long seed) {
        NeuralNetConfiguration.ListBuilder list = hidden(shape.length(), new ActivationLReLU(0.2), seed);
        if (shape.isImage()) {
            list.inputPreProcessor(
                    0, new CnnToFeedForwardPreProcessor(shape.height(), shape.width(), shape.channels()));
        }
        list.layer(dense(width, 1, Activation.IDENTITY.getActivationFunction()));
        return list.build();
    }

    private NeuralNetConfiguration.ListBuilder hidden(int inputs, IActivation activation, long seed) {
        OpenMp.requireReadableThreads();
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .cacheMode(CacheMode.DEVICE)
                .weightInit(WeightInit.XAVIER)
                .list();
        for (int i = 0; i < layers; i++) {
            list.layer(dense(i == 0 ? inputs : width, width, activation));
        }
        return list;
    }

    private static DenseLayer dense(int inputs, int outputs, IActivation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }
}
