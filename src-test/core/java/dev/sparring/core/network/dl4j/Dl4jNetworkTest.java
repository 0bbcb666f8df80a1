package dev.sparring.core.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.FiniteDifferences;
import dev.sparring.core.network.Network;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** In double precision, so that finite differences are sharp. */
class Dl4jNetworkTest {

    private static final double STEP = 1e-5;

    record Architecture(String name, MultiLayerConfiguration definition, long[] input) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static NeuralNetConfiguration.ListBuilder start(CacheMode cache) {
        return start(cache, DataType.DOUBLE);
    }

    private static NeuralNetConfiguration.ListBuilder start(CacheMode cache, DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .cacheMode(cache)
                .activation(Activation.TANH)
                .list();
    }

    private static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    private static MultiLayerConfiguration convolutional(CacheMode cache) {
        return convolutional(cache, DataType.DOUBLE);
    }

    private static MultiLayerConfiguration convolutional(CacheMode cache, DataType type) {
        return start(cache, type)
                .layer(new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(3)
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(4)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder().useLogStd(false).build())
                .layer(new ActivationLayer.Builder()
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 2))
                .build();
    }

    private static MultiLayerConfiguration transposed(CacheMode cache) {
        return start(cache)
                .layer(new DenseLayer.Builder()
                        .nIn(5)
                        .nOut(2 * 3 * 3)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new BatchNormalization.Builder()
                        .nIn(2)
                        .nOut(2)
                        .useLogStd(false)
                        .build())
                .layer(new ActivationLayer.Builder().activation(Activation.TANH).build())
                .layer(new Deconvolution2D.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.TANH)
                        .build())
                .inputPreProcessor(1, new FeedForwardToCnnPreProcessor(3, 3, 2))
                .build();
    }

    static Stream<Architecture> architectures() {
        return Stream.of(CacheMode.NONE, CacheMode.DEVICE)
                .flatMap(cache -> Stream.of(
                        new Architecture(
                                "dense, cache " + cache,
                                start(cache)
                                        .layer(dense(3, 7, Activation.TANH))
                                        .layer(dense(7, 6, Activation.SOFTPLUS))
                                        .layer(dense(6, 2, Activation.IDENTITY))
                                        .build(),
                                new long[] {5, 3}),
                        new Architecture("convolutions, cache " + cache, convolutional(cache), new long[] {4, 2, 8, 8}),
                        new Architecture("transposed, cache " + cache, transposed(cache), new long[] {4, 5})));
    }

    private static INDArray random(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[(int) LongStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void gradientsEqualFiniteDifferences(Architecture architecture) {
        try (Network network = Dl4jNetwork.of(architecture.definition())) {
            INDArray input = random(1, architecture.input());
            INDArray weights = random(2, network.forward(input, true).shape());
            network.clearGradients();
            network.forward(input, true);
            INDArray toInput = network.backward(weights.dup()).dup();
            INDArray toParameters = network.gradients().dup();
            assertDifferences(network, input, weights, input, toInput);
            for (Map.Entry<String, INDArray> view :
                    network.parameterViews(network.parameters()).entrySet()) {
                if (!view.getKey().endsWith("mean") && !view.getKey().endsWith("var")) {
                    INDArray gradient = network.parameterViews(toParameters).get(view.getKey());
                    assertDifferences(network, input, weights, view.getValue(), Objects.requireNonNull(gradient));
                }
            }
        }
    }

    private static void assertDifferences(
            Network network, INDArray input, INDArray weights, INDArray moved, INDArray gradient) {
        new FiniteDifferences(network, input, weights, STEP)
                .assertGradient(moved, gradient, 12, new SplittableRandom(3), 1e-6, 1);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void forwardEqualsDl4jsOwnNetwork(Architecture architecture) {
        try (Network network = Dl4jNetwork.of(architecture.definition())) {
            INDArray input = random(4, architecture.input());
            MultiLayerNetwork own =
                    new MultiLayerNetwork(architecture.definition().clone());
            own.init(network.parameters().dup(), true);
            assertThat(network.forward(input, false).dup('c').data().asDouble())
                    .containsExactly(own.output(input, false).dup('c').data().asDouble(), within(1e-12));
            assertThat(network.forward(input, true).dup('c').data().asDouble())
                    .containsExactly(own.output(input, true).dup('c').data().asDouble(), within(1e-12));
        }
    }

    @Test
    void gradientsOfTwoPassesAddUpUntilCleared() {
        try (Network network = Dl4jNetwork.of(convolutional(CacheMode.DEVICE))) {
            INDArray input = random(5, 4, 2, 8, 8);
            INDArray weights = random(6, 4, 1);
            network.clearGradients();
            network.forward(input, true);
            network.backwardToParameters(weights.dup());
            INDArray once = network.gradients().dup();
            network.forward(input, true);
            network.backwardToParameters(weights.dup());
            assertThat(network.gradients().sub(once.mul(2)).norm2Number().doubleValue())
                    .isLessThan(1e-12);
            network.clearGradients();
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
        }
    }

    @Test
    void aPassToTheInputLeavesGradientsAndStatisticsAlone() {
        try (Network network = Dl4jNetwork.of(convolutional(CacheMode.DEVICE))) {
            INDArray before = network.parameters().dup();
            network.clearGradients();
            network.forward(random(7, 4, 2, 8, 8), true);
            network.backwardToInput(random(8, 4, 1));
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
            assertThat(network.parameters()).isEqualTo(before);
        }
    }

    /** In floats DL4J's layers go to oneDNN, in doubles they do not: two executions of one network. */
    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void floatsOnOneDnnEqualDoublesWithoutIt(CacheMode cache) {
        try (Network exact = Dl4jNetwork.of(convolutional(cache));
                Network fast = Dl4jNetwork.of(convolutional(cache, DataType.FLOAT))) {
            fast.parameters().assign(exact.parameters().castTo(DataType.FLOAT));
            for (int batch : new int[] {4, 6, 4}) {
                INDArray input = random(batch, batch, 2, 8, 8);
                INDArray gradient = random(batch + 1, batch, 1);
                exact.clearGradients();
                fast.clearGradients();
                assertClose(fast.forward(input.castTo(DataType.FLOAT), true), exact.forward(input, true));
                assertClose(fast.backward(gradient.castTo(DataType.FLOAT)), exact.backward(gradient.dup()));
                assertClose(fast.gradients(), exact.gradients());
                assertClose(fast.parameters(), exact.parameters());
                assertClose(fast.forward(input.castTo(DataType.FLOAT), false), exact.forward(input, false));
            }
        }
    }

    private static void assertClose(INDArray floats, INDArray doubles) {
        INDArray difference = floats.castTo(DataType.DOUBLE).sub(doubles);
        assertThat(difference.norm2Number().doubleValue())
                .isLessThan(1e-5 * doubles.norm2Number().doubleValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void runningStatisticsMoveATenthOfTheWayToTheBatch(DataType type) {
        MultiLayerConfiguration definition = start(CacheMode.NONE, type)
                .layer(new BatchNormalization.Builder()
                        .nIn(2)
                        .nOut(2)
                        .useLogStd(false)
                        .build())
                .build();
        try (Network network = Dl4jNetwork.of(definition)) {
            INDArray input =
                    Nd4j.createFromArray(new double[][] {{1, 10}, {3, 30}}).castTo(type);
            network.forward(input, true);
            network.backwardToParameters(Nd4j.ones(type, 2, 2));
            Map<String, INDArray> views = network.parameterViews(network.parameters());
            INDArray mean = Objects.requireNonNull(views.get("0_mean"));
            INDArray variance = Objects.requireNonNull(views.get("0_var"));
            assertThat(mean.getDouble(0)).isCloseTo(0.2, within(1e-6));
            assertThat(mean.getDouble(1)).isCloseTo(2.0, within(1e-6));
            assertThat(variance.getDouble(0)).isCloseTo(0.9 + 0.1, within(1e-6));
            assertThat(variance.getDouble(1)).isCloseTo(0.9 + 10, within(1e-5));
        }
    }

    @Test
    void theNormLeavesRunningStatisticsOut() {
        try (Network network = Dl4jNetwork.of(convolutional(CacheMode.NONE))) {
            INDArray vector = Nd4j.ones(DataType.DOUBLE, network.parameters().length());
            // Two statistics for each of the 4 channels.
            assertThat(network.norm(vector)).isCloseTo(Math.sqrt(vector.length() - 8.0), within(1e-9));
        }
    }

    @Test
    void aGeneratorsPassOutlivesTheDiscriminatorsPassesInBetween() {
        try (Network generator = Dl4jNetwork.of(transposed(CacheMode.DEVICE));
                Network discriminator = Dl4jNetwork.of(transposed(CacheMode.DEVICE))) {
            INDArray input = random(9, 4, 5);
            INDArray weights = random(10, 4, 2, 6, 6);
            generator.clearGradients();
            generator.forward(input, true);
            generator.backwardToParameters(weights.dup());
            INDArray alone = generator.gradients().dup();
            generator.clearGradients();
            for (int i = 0; i < 5; i++) {
                generator.forward(input, true);
                discriminator.forward(random(20 + i, 4, 5), true);
                discriminator.backward(random(30 + i, 4, 2, 6, 6));
                discriminator.forward(random(40 + i, 4, 5), true);
                generator.clearGradients();
                generator.backwardToParameters(weights.dup());
                assertThat(generator.gradients()).isEqualTo(alone);
            }
        }
    }

    @Test
    void anotherBatchSizeIsTaken() {
        try (Network network = Dl4jNetwork.of(convolutional(CacheMode.DEVICE))) {
            for (int batch : new int[] {4, 2, 7, 4}) {
                INDArray input = random(batch, batch, 2, 8, 8);
                assertThat(network.forward(input, true).shape()).containsExactly(batch, 1);
                assertThat(network.backward(random(2, batch, 1)).shape()).containsExactly(batch, 2, 8, 8);
            }
        }
    }

    @Test
    void aBackwardPassNeedsATrainingForwardPass() {
        try (Network network = Dl4jNetwork.of(transposed(CacheMode.NONE))) {
            INDArray gradient = random(1, 2, 2, 6, 6);
            assertThatIllegalStateException().isThrownBy(() -> network.backward(gradient));
            network.forward(random(2, 2, 5), false);
            assertThatIllegalStateException().isThrownBy(() -> network.backwardToInput(gradient));
        }
    }

    @Test
    void outputLayersAreRefused() {
        MultiLayerConfiguration definition = start(CacheMode.NONE)
                .layer(new OutputLayer.Builder()
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jNetwork.of(definition))
                .withMessageContaining("no output");
    }
}
