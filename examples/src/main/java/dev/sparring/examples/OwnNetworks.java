package dev.sparring.examples;

import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.run.Gan;
import dev.sparring.gan.sampling.SampleGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/**
 * Networks written as DL4J's layers. A generator ends in tanh for images, a discriminator in one logit without a sigmoid: the loss
 * applies what it needs. DL4J's updaters are not used; each player has its own optimizer.
 *
 * <p>What to see: {@code own-networks.png}, a sheet of filled and hollow shapes.
 */
public final class OwnNetworks {

    private static final int LATENT = 64;

    private OwnNetworks() {}

    /**
     * Trains and writes a sheet.
     *
     * @param arguments steps, if other than 2,000
     * @throws Exception if it cannot train or write
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2000;
        LearningRate rate = LearningRate.constant(4e-4);
        LearningRate warm = rate.withWarmup(new Warmup.Linear(200)).withDecay(new Decay.Cosine(steps, 0.1));
        AdamOptimizer adam = new AdamOptimizer(0.5, 0.999, 1e-8);
        try (Gan gan = Gan.builder()
                .data(Shapes.of(28, 1, 42))
                .latent(LATENT)
                .generator(
                        generator(), network -> Player.of(network, adam, warm).ema(0.99, 0))
                .discriminator(discriminator(), network -> Player.of(network, adam, rate))
                .loss(Losses.HINGE)
                .seed(42)
                .build()) {
            gan.train(steps);
            Files.write(Path.of("own-networks.png"), SampleGrid.images(gan.picture(64)));
        }
    }

    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder().seed(42).weightInit(new NormalDistribution(0, 0.02));
    }

    private static MultiLayerConfiguration generator() {
        return settings()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(LATENT)
                        .nOut(64 * 7 * 7)
                        .activation(Activation.RELU)
                        .build())
                .layer(up(64, 32, Activation.IDENTITY))
                .layer(new BatchNormalization.Builder().nOut(32).build())
                .layer(new ActivationLayer.Builder().activation(Activation.RELU).build())
                .layer(up(32, 1, Activation.TANH))
                .inputPreProcessor(1, new FeedForwardToCnnPreProcessor(7, 7, 64))
                .build();
    }

    private static Layer up(int inputs, int outputs, Activation activation) {
        return new Deconvolution2D.Builder(4, 4)
                .stride(2, 2)
                .padding(1, 1)
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    private static MultiLayerConfiguration discriminator() {
        return settings()
                .list()
                .layer(down(32))
                .layer(down(64))
                .layer(new DenseLayer.Builder()
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build();
    }

    private static Layer down(int outputs) {
        return new ConvolutionLayer.Builder(4, 4)
                .stride(2, 2)
                .padding(1, 1)
                .nOut(outputs)
                .activation(new ActivationLReLU(0.2))
                .build();
    }
}
