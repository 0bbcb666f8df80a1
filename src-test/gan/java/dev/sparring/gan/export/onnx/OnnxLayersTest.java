package dev.sparring.gan.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.onnx.layer.LayerTranslations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/** Each layer by itself, and each of its settings that change what it computes: ONNX Runtime against DL4J. */
class OnnxLayersTest {

    private static final List<Long> IMAGE = List.of(4L, 6L, 9L);
    private static final List<Long> ROW = List.of(6L);

    private static final Map<String, Layer> OF_IMAGES = new TreeMap<>();
    private static final Map<String, Layer> OF_ROWS = new TreeMap<>();

    static {
        OF_IMAGES.put(
                "convolution", convolution(3, 3).stride(2, 1).padding(1, 2).build());
        OF_IMAGES.put("convolution, cut off", convolution(4, 2).stride(3, 2).build());
        OF_IMAGES.put("convolution, dilated", convolution(2, 3).dilation(2, 2).build());
        OF_IMAGES.put("convolution, no bias", convolution(1, 1).hasBias(false).build());
        OF_IMAGES.put("convolution, same", same(convolution(4, 3).stride(2, 2)));
        OF_IMAGES.put(
                "convolution, same, kernel below stride", same(convolution(1, 2).stride(2, 3)));
        OF_IMAGES.put("transposed", transposed(4, 4).stride(2, 2).padding(1, 1).build());
        OF_IMAGES.put(
                "transposed, uneven",
                transposed(3, 2).stride(1, 3).hasBias(false).build());
        OF_IMAGES.put("transposed, same", same(transposed(3, 4).stride(2, 2)));
        OF_IMAGES.put("grouped", new GroupedConvolution2D(3, 2, 6).withBias());
        OF_IMAGES.put("grouped, no bias", new GroupedConvolution2D(5, 4, 8));
        OF_IMAGES.put("spectral convolution", new SpectralConvolution2D(4, 2, 1, 5));
        OF_IMAGES.put("largest", pooling(PoolingType.MAX, 3, 2, ConvolutionMode.Truncate, 1, false));
        OF_IMAGES.put("largest, same", pooling(PoolingType.MAX, 2, 2, ConvolutionMode.Same, 0, false));
        OF_IMAGES.put("mean", pooling(PoolingType.AVG, 2, 2, ConvolutionMode.Truncate, 0, false));
        OF_IMAGES.put("mean of neighbours", pooling(PoolingType.AVG, 2, 1, ConvolutionMode.Same, 0, false));
        OF_IMAGES.put("mean, border counted", pooling(PoolingType.AVG, 3, 2, ConvolutionMode.Truncate, 1, true));
        OF_IMAGES.put("mean, border not counted", pooling(PoolingType.AVG, 3, 2, ConvolutionMode.Truncate, 1, false));
        OF_IMAGES.put("sum of all", new GlobalPoolingLayer.Builder(PoolingType.SUM).build());
        OF_IMAGES.put("mean of all", new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        OF_IMAGES.put("largest of all", new GlobalPoolingLayer.Builder(PoolingType.MAX).build());
        OF_IMAGES.put(
                "upsampling", new Upsampling2D.Builder().size(new int[] {2, 3}).build());
        OF_IMAGES.put("padding", new ZeroPaddingLayer(1, 2, 3, 4));
        OF_IMAGES.put("cropping", new Cropping2D(1, 2, 3, 1));
        OF_IMAGES.put("dense behind an image", new DenseLayer.Builder().nOut(3).build());
        OF_IMAGES.put("spectral dense behind an image", new SpectralDenseLayer(3));
        OF_IMAGES.put(
                "batch normalisation",
                new BatchNormalization.Builder().useLogStd(false).eps(1e-3).build());
        OF_IMAGES.put(
                "batch normalisation, logarithms",
                new BatchNormalization.Builder().useLogStd(true).build());
        OF_IMAGES.put(
                "batch normalisation, locked",
                new BatchNormalization.Builder()
                        .useLogStd(false)
                        .lockGammaBeta(true)
                        .gamma(2)
                        .beta(3)
                        .build());
        OF_IMAGES.put("layer normalisation", GroupNormalization.ofLayer());
        OF_IMAGES.put("instance normalisation", GroupNormalization.ofInstance());
        OF_IMAGES.put("group normalisation", GroupNormalization.of(2));
        OF_IMAGES.put("minibatch deviation", new MinibatchStandardDeviation());
        OF_IMAGES.put("minibatch deviation, groups", new MinibatchStandardDeviation(4));
        OF_IMAGES.put("gain", new LearnedGainLayer(0.7));
        OF_IMAGES.put("dropout", new DropoutLayer(0.5));
        OF_IMAGES.put("parametric ReLU", slopes());
        OF_IMAGES.put("parametric ReLU, a slope a channel", slopes(2, 3));
        OF_IMAGES.put("parametric ReLU, a slope a column", slopes(1, 2));
        OF_IMAGES.put("parametric ReLU, one slope", slopes(1, 2, 3));

        OF_ROWS.put(
                "dense",
                new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build());
        OF_ROWS.put(
                "dense, no bias",
                new DenseLayer.Builder().nOut(3).hasBias(false).build());
        OF_ROWS.put(
                "dense with dropout",
                new DenseLayer.Builder().nOut(3).dropOut(0.5).build());
        OF_ROWS.put("spectral dense", new SpectralDenseLayer(3));
        OF_ROWS.put(
                "batch normalisation",
                new BatchNormalization.Builder().useLogStd(false).build());
        OF_ROWS.put("layer normalisation", GroupNormalization.ofLayer());
        OF_ROWS.put("group normalisation", GroupNormalization.of(3));
        OF_ROWS.put("minibatch deviation", new MinibatchStandardDeviation(3));
        OF_ROWS.put("parametric ReLU", new PReLULayer.Builder().inputShape(6).build());
        OF_ROWS.put("leaky ReLU", activation(new ActivationLReLU(0.3)));
        OF_ROWS.put("ELU of another scale", activation(new ActivationELU(0.5)));
        OF_ROWS.put("ReLU, cut off", activation(new ActivationReLU(1.5, null, null)));
        OF_ROWS.put("ReLU, leaky", activation(new ActivationReLU(null, null, 0.1)));
    }

    /** A slope for each number, or one for all along some sides: 1 is that of channels. */
    private static Layer slopes(long... sharedAxes) {
        PReLULayer.Builder layer = new PReLULayer.Builder().inputShape(IMAGE.get(0), IMAGE.get(1), IMAGE.get(2));
        return sharedAxes.length == 0
                ? layer.build()
                : layer.sharedAxes(sharedAxes).build();
    }

    private static ConvolutionLayer.Builder convolution(int height, int width) {
        return new ConvolutionLayer.Builder(height, width).nOut(5).activation(Activation.IDENTITY);
    }

    private static Deconvolution2D.Builder transposed(int height, int width) {
        return new Deconvolution2D.Builder(height, width).nOut(5).activation(Activation.IDENTITY);
    }

    private static Layer same(ConvolutionLayer.BaseConvBuilder<?> builder) {
        builder.convolutionMode(ConvolutionMode.Same);
        return builder.build();
    }

    private static Layer pooling(
            PoolingType type, int kernel, int stride, ConvolutionMode mode, int padding, boolean counted) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .convolutionMode(mode)
                .padding(padding, padding)
                .avgPoolIncludePadInDivisor(counted)
                .build();
    }

    private static Layer activation(org.nd4j.linalg.activations.IActivation function) {
        return new ActivationLayer.Builder().activation(function).build();
    }

    @BeforeAll
    static void threads() {
        OpenMp.requireReadableThreads();
    }

    private static MultiLayerNetwork network(Layer layer, InputType type) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(layer.clone())
                .setInputType(type)
                .build());
        network.init();
        OnnxOutputs.liven(network, 5);
        return network;
    }

    static Stream<String> ofImages() {
        return OF_IMAGES.keySet().stream();
    }

    static Stream<String> ofRows() {
        return OF_ROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void aLayerOfImagesGivesTheSame(String name) throws Exception {
        MultiLayerNetwork network = network(
                Objects.requireNonNull(OF_IMAGES.get(name)),
                InputType.convolutional(IMAGE.get(1), IMAGE.get(2), IMAGE.get(0)));
        OnnxOutputs.assertAgrees(network, IMAGE, 0, 1, 3, 8);
    }

    @ParameterizedTest
    @MethodSource("ofRows")
    void aLayerOfRowsGivesTheSame(String name) throws Exception {
        OnnxOutputs.assertAgrees(
                network(Objects.requireNonNull(OF_ROWS.get(name)), InputType.feedForward(6)), ROW, 0, 1, 3, 8);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {
                "CUBE",
                "ELU",
                "GELU",
                "HARDSIGMOID",
                "HARDTANH",
                "IDENTITY",
                "LEAKYRELU",
                "MISH",
                "RELU",
                "RELU6",
                "SELU",
                "SIGMOID",
                "SOFTMAX",
                "SOFTPLUS",
                "SOFTSIGN",
                "SWISH",
                "TANH"
            })
    void anActivationGivesTheSame(Activation activation) throws Exception {
        Layer layer = activation(activation.getActivationFunction());
        OnnxOutputs.assertAgrees(network(layer, InputType.feedForward(6)), ROW, 0, 1, 3);
    }

    @Test
    void aTableReadsNumbersAsIndices() throws Exception {
        Layer table = new EmbeddingLayer.Builder()
                .nIn(4)
                .nOut(3)
                .hasBias(true)
                .activation(Activation.TANH)
                .build();
        MultiLayerNetwork network = network(table, InputType.feedForward(4));
        byte[] model = OnnxOutputs.model(network, List.of(1L), false);
        float[] indices = {3, 0, 1};
        OnnxOutputs.assertClose(
                OnnxOutputs.run(model, indices, new long[] {3, 1}),
                OnnxOutputs.dl4j(network, indices, new long[] {3, 1}));
    }

    @Test
    void theGuideNamesEveryLayer() throws Exception {
        String guide = Files.readString(
                Path.of(System.getProperty("project.root", ".")).resolve("docs/export.md"));
        assertThat(LayerTranslations.kinds()).hasSizeGreaterThan(15).allSatisfy(kind -> assertThat(guide)
                .contains("`" + kind.getSimpleName() + "`"));
    }

    private static void assertRefused(Layer layer, InputType type, List<Long> sides, String... words) {
        assertThatThrownBy(() -> OnnxOutputs.model(network(layer, type), sides, false))
                .isInstanceOf(SparringException.Configuration.class)
                .message()
                .contains(words);
    }

    @Test
    void whatHasNoTranslationIsRefusedByName() {
        assertRefused(
                new LocalResponseNormalization(),
                InputType.convolutional(4, 4, 2),
                List.of(2L, 4L, 4L),
                "layer 0 (LocalResponseNormalization) has no translation to ONNX",
                "; export the network as dl4j or safetensors");
        assertRefused(
                activation(Activation.RATIONALTANH.getActivationFunction()),
                InputType.feedForward(6),
                ROW,
                "layer 0 (ActivationLayer)",
                "the activation ActivationRationalTanh");
        assertRefused(
                new DenseLayer.Builder().nOut(3).hasLayerNorm(true).build(),
                InputType.feedForward(6),
                ROW,
                "layer normalisation in DenseLayer");
        assertRefused(
                new SubsamplingLayer.Builder(PoolingType.PNORM)
                        .pnorm(2)
                        .kernelSize(2, 2)
                        .build(),
                InputType.convolutional(4, 4, 2),
                List.of(2L, 4L, 4L),
                "pooling PNORM");
    }
}
