package dev.sparring.bench.scaling;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.network.compiled.CompiledNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a layer costs between two 3x3 convolutions of 64 channels, on 64 images of 16x16: a pass forward and back to all parameters and the
 * input, less that of the convolutions alone. After a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -cp "classes:$(cat classpath.txt)" dev.sparring.bench.scaling.LayerCosts
 * }</pre>
 */
public final class LayerCosts {

    private static final int ROUNDS = 7;
    private static final int PASSES = 20;
    private static final int CHANNELS = 64;
    private static final INDArray IMAGES = Nd4j.rand(new int[] {64, CHANNELS, 16, 16});

    private LayerCosts() {}

    /**
     * Prints milliseconds, and how many such convolutions take as long.
     *
     * @throws UnsupportedLayerException if a layer has no kernel
     */
    public static void main(String[] arguments) throws UnsupportedLayerException {
        Map<String, Layer> layers = layers();
        double none = milliseconds();
        double convolution = milliseconds(convolution()) - none;
        System.out.printf(Locale.ROOT, "| 3x3 convolution | %.2f ms | 1 |%n", convolution);
        for (Map.Entry<String, Layer> each : layers.entrySet()) {
            double cost = milliseconds(each.getValue()) - none;
            System.out.printf(Locale.ROOT, "| %s | %.2f ms | %.2f |%n", each.getKey(), cost, cost / convolution);
        }
    }

    private static Map<String, Layer> layers() {
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put(
                "LeakyReLU",
                new ActivationLayer.Builder()
                        .activation(new ActivationLReLU(0.2))
                        .build());
        layers.put(
                "tanh",
                new ActivationLayer.Builder().activation(Activation.TANH).build());
        layers.put("batch normalisation", new BatchNormalization.Builder().build());
        layers.put("layer normalisation", GroupNormalization.ofLayer());
        layers.put("group normalisation, 8", GroupNormalization.of(8));
        layers.put("instance normalisation", GroupNormalization.ofInstance());
        layers.put("minibatch standard deviation", new MinibatchStandardDeviation());
        layers.put("learned gain", new LearnedGainLayer());
        layers.put("spectral 3x3 convolution", new SpectralConvolution2D(3, 1, 1, CHANNELS));
        layers.put("grouped 3x3 convolution, 8", new GroupedConvolution2D(3, 8, CHANNELS));
        layers.put(
                "1x1 convolution",
                new ConvolutionLayer.Builder(1, 1)
                        .nOut(CHANNELS)
                        .activation(Activation.IDENTITY)
                        .build());
        layers.put(
                "average pooling of 2x2, and upsampling",
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
        return layers;
    }

    private static Layer convolution() {
        return new ConvolutionLayer.Builder(3, 3)
                .convolutionMode(ConvolutionMode.Same)
                .nOut(CHANNELS)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static double milliseconds(Layer... between) throws UnsupportedLayerException {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(1).list().layer(convolution());
        for (Layer layer : between) {
            list.layer(layer);
            if (layer instanceof SubsamplingLayer) {
                list.layer(new Upsampling2D.Builder(2).build());
            }
        }
        MultiLayerNetwork definition = new MultiLayerNetwork(list.layer(convolution())
                .setInputType(InputType.convolutional(16, 16, CHANNELS))
                .build());
        definition.init();
        double[] rounds = new double[ROUNDS];
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray gradient = Nd4j.rand(new int[] {64, CHANNELS, 16, 16});
            play(network, gradient);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                play(network, gradient);
                rounds[round] = (System.nanoTime() - start) / 1e6 / PASSES;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void play(Network network, INDArray gradient) {
        for (int i = 0; i < PASSES; i++) {
            try (Pass pass = network.pass(Inputs.of(IMAGES), true)) {
                pass.backward(gradient);
            }
        }
    }
}
