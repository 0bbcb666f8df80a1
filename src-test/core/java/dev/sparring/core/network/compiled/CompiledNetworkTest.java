package dev.sparring.core.network.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.onednn.OpenMp;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class CompiledNetworkTest {

    private static MultiLayerNetwork of(Layer... layers) {
        return of(DataType.FLOAT, layers);
    }

    private static MultiLayerNetwork of(DataType type, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(5).dataType(type).list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    private static Layer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    public static MultiLayerNetwork convolutional() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(8)
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new ActivationLayer.Builder().activation(Activation.RELU).build())
                .layer(dense(0, 1, Activation.IDENTITY))
                .setInputType(InputType.convolutional(12, 12, 3))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(definition);
        network.init();
        return network;
    }

    public static void pass(Network network, INDArray input, INDArray gradient) {
        network.clearGradients();
        network.forward(input, true);
        network.backwardToParameters(gradient);
        network.forward(input, true);
        network.backwardToInput(gradient);
    }

    @Test
    void theDefinitionSeesWhatIsTrained() throws Exception {
        MultiLayerNetwork definition = of(dense(3, 2, Activation.TANH));
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3);
            network.parameters().subi(0.5);
            assertThat(network.definition()).isSameAs(definition);
            INDArray expected = definition.output(input);
            assertThat(network.forward(input, true).distance2(expected)).isLessThan(1e-6);
            definition.params().muli(2);
            assertThat(network.forward(input, true).distance2(definition.output(input)))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void aPartialBatchAndAnotherShapeAreCompiledAnewAndOldOnesAreGivenBack() throws Exception {
        try (CompiledNetwork network = CompiledNetwork.of(of(dense(3, 200, Activation.TANH)))) {
            network.forward(Nd4j.rand(DataType.FLOAT, 64, 3), true);
            long one = network.bytes();
            for (int batch = 1; batch < 40; batch++) {
                INDArray output = network.forward(Nd4j.rand(DataType.FLOAT, batch, 3), true);
                assertThat(output.shape()).containsExactly(batch, 200);
                network.backward(Nd4j.ones(DataType.FLOAT, batch, 200));
            }
            assertThat(network.bytes()).isLessThan(4 * one);
        }
    }

    @Test
    void closingGivesAllNativeMemoryBack() throws Exception {
        MultiLayerNetwork definition = convolutional();
        INDArray input = Nd4j.rand(DataType.FLOAT, 16, 3, 12, 12);
        INDArray gradient = Nd4j.ones(DataType.FLOAT, 16, 1);
        CompiledNetwork network = CompiledNetwork.of(definition);
        pass(network, input, gradient);
        long before = Pointer.totalBytes();
        long held = network.bytes();
        assertThat(held).isPositive();
        network.close();
        assertThat(network.bytes()).isZero();
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before - held);
    }

    @Test
    void gradientsBelongToTheTrainingPassJustBefore() throws Exception {
        try (Network network = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)))) {
            INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3);
            INDArray gradient = Nd4j.ones(DataType.FLOAT, 4, 2);
            assertThatIllegalStateException().isThrownBy(() -> network.backward(gradient));
            network.forward(input, true);
            network.backward(gradient);
            assertThatIllegalStateException().isThrownBy(() -> network.backward(gradient));
            network.forward(input, false);
            assertThatIllegalStateException().isThrownBy(() -> network.backward(gradient));
        }
    }

    @Test
    void smallNetworksRunOnOneThreadAndLargeOnesOnAll() throws Exception {
        int most = OpenMp.most();
        for (int threads : new int[] {1, most}) {
            // What ran before does not count.
            OpenMp.useThreads(threads);
            try (Network small = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)));
                    Network large = CompiledNetwork.of(of(dense(1000, 1000, Activation.TANH)));
                    Network told = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)), most)) {
                small.forward(Nd4j.rand(DataType.FLOAT, 64, 3), true);
                assertThat(OpenMp.threads()).isEqualTo(1);
                large.forward(Nd4j.rand(DataType.FLOAT, 64, 1000), true);
                assertThat(OpenMp.threads()).isEqualTo(most);
                small.forward(Nd4j.rand(DataType.FLOAT, 64, 3), true);
                told.forward(Nd4j.rand(DataType.FLOAT, 64, 3), true);
                assertThat(OpenMp.threads()).isEqualTo(most);
            }
        }
        OpenMp.useThreads(most);
    }

    @Test
    void aClosedNetworkIsNotRun() throws Exception {
        Network network = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)));
        network.close();
        assertThatIllegalStateException().isThrownBy(() -> network.forward(Nd4j.rand(DataType.FLOAT, 4, 3), true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCallersArraysStayAsTheyAre(boolean training) {
        MultiLayerNetwork definition =
                of(new ActivationLayer.Builder().activation(Activation.RELU).build(), dense(2, 2, Activation.IDENTITY));
        for (Network network : new Network[] {Network.of(definition), Dl4jNetwork.of(definition)}) {
            INDArray input = Nd4j.createFromArray(new float[][] {{-3, 2}});
            network.forward(input, training);
            assertThat(input).isEqualTo(Nd4j.createFromArray(new float[][] {{-3, 2}}));
            network.close();
        }
    }

    @Test
    void clearedGradientsReadAsZeroAndThenSumUp() throws Exception {
        try (Network network = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)))) {
            INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3);
            INDArray gradient = Nd4j.ones(DataType.FLOAT, 4, 2);
            pass(network, input, gradient);
            INDArray once = network.gradients().dup();
            assertThat(once.norm2Number().doubleValue()).isPositive();
            network.clearGradients();
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
            network.gradients().addi(once);
            network.forward(input, true);
            network.backwardToParameters(gradient);
            assertThat(network.gradients().distance2(once.mul(2))).isLessThan(1e-5);
        }
    }

    @Test
    void whatAnOptimizerLeavesInTheGradientsDoesNotReachTheNextSum() throws Exception {
        MultiLayerNetwork definition = convolutional();
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3, 12, 12);
            INDArray gradient = Nd4j.ones(DataType.FLOAT, 4, 1);
            pass(network, input, gradient);
            INDArray expected = network.gradients().dup();
            network.gradients().assign(7);
            pass(network, input, gradient);
            assertThat(network.gradients().distance2(expected)).isLessThan(1e-5);
            network.parameterViews(network.gradients()).forEach((name, view) -> {
                if (name.endsWith("_mean") || name.endsWith("_log10stdev")) {
                    assertThat(view.norm2Number().doubleValue()).as(name).isZero();
                }
            });
        }
    }

    @Test
    void anInputThatDoesNotFitIsRefusedAndTheNextOneIsTaken() throws Exception {
        try (Network network = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.forward(Nd4j.rand(DataType.FLOAT, 4, 5), true))
                    .withMessageContaining("3 numbers a sample");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.forward(Nd4j.rand(DataType.FLOAT, 4, 3, 2), true))
                    .withMessageContaining("[batch, numbers]");
            assertThat(network.forward(Nd4j.rand(DataType.FLOAT, 4, 3), true).shape())
                    .containsExactly(4, 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.backward(Nd4j.ones(DataType.FLOAT, 4, 3)))
                    .withMessageContaining("[4, 2]");
        }
    }

    @Test
    void arraysInAnyOrderAreTakenByTheirNumbers() throws Exception {
        try (Network network = CompiledNetwork.of(of(dense(3, 2, Activation.TANH)))) {
            INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3);
            INDArray expected = network.forward(input, false).dup();
            assertThat(network.forward(input.dup('f'), false)).isEqualTo(expected);
            assertThat(network.forward(input.transpose().dup('c').transpose(), false))
                    .isEqualTo(expected);
            assertThat(network.forward(input.castTo(DataType.DOUBLE), false)).isEqualTo(expected);
        }
    }

    static Stream<MultiLayerNetwork> withoutKernels() {
        return Stream.of(
                of(DataType.DOUBLE, dense(3, 2, Activation.TANH)),
                of(dense(3, 2, Activation.RATIONALTANH)),
                of(dense(3, 2, Activation.RELU6)),
                of(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .activation(new ActivationGELU(true))
                        .build()),
                of(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .activation(new ActivationReLU(1.0, 0.0, 0.0))
                        .build()),
                of(new DenseLayer.Builder().nIn(3).nOut(2).hasLayerNorm(true).build()),
                of(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .dropOut(new GaussianNoise(0.1))
                        .build()),
                of(
                        dense(3, 2, Activation.IDENTITY),
                        new ElementWiseMultiplicationLayer.Builder()
                                .nIn(2)
                                .nOut(2)
                                .build()));
    }

    @Test
    void aLayerAroundAnotherIsNotTakenForTheOther() {
        MultiLayerNetwork around = of(new TimeDistributed(dense(3, 2, Activation.TANH)));
        assertThatThrownBy(() -> CompiledNetwork.of(around))
                .isInstanceOf(UnsupportedLayerException.class)
                .hasMessageContaining("TimeDistributed");
    }

    @ParameterizedTest
    @MethodSource("withoutKernels")
    void whatHasNoKernelRunsOnDl4jsLayers(MultiLayerNetwork definition) {
        assertThatThrownBy(() -> CompiledNetwork.of(definition)).isInstanceOf(UnsupportedLayerException.class);
        try (Network network = Network.of(definition)) {
            assertThat(network).isInstanceOf(Dl4jNetwork.class);
            assertThat(network.forward(
                                    Nd4j.rand(DataType.FLOAT, 4, 3)
                                            .castTo(definition.params().dataType()),
                                    true)
                            .shape())
                    .containsExactly(4, 2);
        }
    }

    @Test
    void imagesWithTheirChannelsLastRunOnDl4jsLayers() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(2)
                        .dataFormat(CNN2DFormat.NHWC)
                        .build())
                .setInputType(InputType.convolutional(5, 5, 1, CNN2DFormat.NHWC))
                .build();
        try (Network network = Network.of(definition)) {
            assertThat(network).isInstanceOf(Dl4jNetwork.class);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0, -1})
    void eluOfAnyScaleHasTheGradientOfItsForwardPass(double scale) throws Exception {
        MultiLayerNetwork definition = of(
                dense(3, 3, Activation.IDENTITY),
                new ActivationLayer.Builder()
                        .activation(new ActivationELU(scale))
                        .build());
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray input = Nd4j.createFromArray(new float[][] {{0.3f, -1.1f, 0.7f}});
            INDArray gradient = Nd4j.ones(DataType.FLOAT, 1, 3);
            network.forward(input, true);
            INDArray analytic = network.backwardToInput(gradient).dup();
            for (int i = 0; i < 3; i++) {
                float step = 1e-2f;
                INDArray above = input.dup();
                above.putScalar(0, i, input.getFloat(0, i) + step);
                INDArray below = input.dup();
                below.putScalar(0, i, input.getFloat(0, i) - step);
                double numeric = (network.forward(above, true).sumNumber().doubleValue()
                                - network.forward(below, true).sumNumber().doubleValue())
                        / (2 * step);
                assertThat(analytic.getDouble(0, i)).isCloseTo(numeric, within(2e-3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 0.9, 1})
    void dropoutKeepsItsShareAndScalesIt(double kept) throws Exception {
        MultiLayerNetwork definition = of(dense(1, 1, Activation.IDENTITY), new DropoutLayer.Builder(kept).build());
        definition.params().assign(Nd4j.createFromArray(1f, 0f));
        try (Network network = CompiledNetwork.of(definition)) {
            int count = 20_000;
            INDArray input = Nd4j.ones(DataType.FLOAT, count, 1);
            network.seekDropout(17);
            float[] masked = network.forward(input, true).dup().data().asFloat();
            int ones = 0;
            for (float number : masked) {
                assertThat(number).isIn(0f, (float) (1 / kept));
                ones += number == 0 ? 0 : 1;
            }
            assertThat((double) ones / count).isCloseTo(kept, within(4 * Math.sqrt(kept * (1 - kept) / count)));
            // The way back passes the same mask.
            assertThat(network.backward(input.dup()).data().asFloat()).isEqualTo(masked);
            network.seekDropout(17);
            assertThat(network.forward(input, true).data().asFloat()).isEqualTo(masked);
            float[] other = network.forward(input, true).data().asFloat();
            assertThat(kept == 1 || !java.util.Arrays.equals(other, masked)).isTrue();
            assertThat(network.forward(input, false)).isEqualTo(input);
        }
    }

    @Test
    void poolingAndEmbeddingHaveNoDropoutAsInDl4j() throws Exception {
        MultiLayerNetwork pooled = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dropOut(0.5)
                .list()
                .layer(new ConvolutionLayer.Builder(1, 1).nOut(2).dropOut(1).build())
                .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                .setInputType(InputType.convolutional(4, 4, 1))
                .build());
        pooled.init();
        MultiLayerNetwork embedded = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dropOut(0.5)
                .list()
                .layer(new EmbeddingLayer.Builder()
                        .nIn(4)
                        .nOut(6)
                        .activation(Activation.TANH)
                        .build())
                .build());
        embedded.init();
        for (MultiLayerNetwork definition : List.of(pooled, embedded)) {
            INDArray input = definition.getnLayers() == 2
                    ? Nd4j.ones(3, 1, 4, 4)
                    : Nd4j.createFromArray(1f, 3f, 0f).reshape(3, 1);
            try (Network network = CompiledNetwork.of(definition)) {
                INDArray trained = network.forward(input, true).dup();
                assertThat(trained).isEqualTo(network.forward(input, false));
                assertThat(trained.data().asFloat())
                        .containsExactly(
                                definition.output(input, true).dup('c').data().asFloat(), within(1e-6f));
            }
        }
    }

    @Test
    void dropoutOfALayerComesBeforeIt() throws Exception {
        MultiLayerNetwork definition = of(new DenseLayer.Builder()
                .nIn(50)
                .nOut(1)
                .dropOut(0.5)
                .activation(Activation.IDENTITY)
                .build());
        definition.params().assign(1);
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray input = Nd4j.ones(DataType.FLOAT, 1, 50);
            float sum = network.forward(input, true).getFloat(0);
            // 2 for each one kept and the bias.
            assertThat((sum - 1) % 2).isZero();
            assertThat(sum).isBetween(11f, 91f).isNotEqualTo(51f + 50f);
            assertThat(Objects.requireNonNull(network.forward(input, false)).getFloat(0))
                    .isEqualTo(51f);
        }
    }
}
