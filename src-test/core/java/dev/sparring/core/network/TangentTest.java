package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
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

/**
 * Tangent passes of compiled networks against central differences of the input gradients that DL4J's own layers compute in double
 * precision.
 */
class TangentTest {

    private static final int ARCHITECTURES = 60;
    private static final long MOST_SEEDS = 2000;
    private static final double STEP = 1e-6;
    private static final int BATCH = 4;

    /** In single precision. */
    private static final double LARGE_STEP = 1e-3;

    /** In units of the gradient's norm. */
    private static final double TOLERANCE = 1e-3;

    static Stream<RandomArchitecture> architectures() {
        return LongStream.range(0, MOST_SEEDS)
                .mapToObj(RandomArchitecture::new)
                .filter(architecture -> !architecture.toString().matches(".*(normalisation|max).*"))
                .limit(ARCHITECTURES);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theDerivativeOfInputGradientsEqualsCentralDifferences(RandomArchitecture architecture) throws Exception {
        assertDerivative(
                architecture.definition(DataType.FLOAT),
                architecture.definition(DataType.DOUBLE),
                architecture.input(BATCH));
    }

    /** What comes after a curved function must leave the direction that its second way back needs. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIGMOID", "SOFTPLUS", "SWISH"})
    void aFunctionRightAfterACurvedOneLeavesItsDirection(Activation activation) throws Exception {
        assertDerivative(
                twoFunctions(DataType.FLOAT, activation),
                twoFunctions(DataType.DOUBLE, activation),
                new long[] {BATCH, 6});
    }

    private static MultiLayerConfiguration twoFunctions(DataType type, Activation activation) {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(6)
                        .nOut(12)
                        .activation(activation)
                        .build())
                .layer(new ActivationLayer.Builder()
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new ActivationLayer.Builder().activation(activation).build())
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }

    /** Against central differences of its own, since DL4J's layers draw other masks from the same word. */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SOFTPLUS", "SWISH", "SIGMOID"})
    void dropoutHasOneMaskForAllPasses(Activation activation) throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(dropping(DataType.FLOAT, activation));
        definition.init();
        SplittableRandom random = new SplittableRandom(8);
        try (Network network = CompiledNetwork.of(definition)) {
            INDArray input = random(random, BATCH, 6).castTo(DataType.FLOAT);
            INDArray direction = random(random, BATCH, 6).castTo(DataType.FLOAT);
            network.clearGradients();
            along(network, input, direction);
            network.addTangentGradients(direction);
            INDArray found = network.gradients().dup();
            INDArray parameters = network.parameters();
            INDArray kept = parameters.dup();
            for (int i = 0; i < 20; i++) {
                INDArray moved = random(random, parameters.shape()).castTo(DataType.FLOAT);
                parameters.addi(moved.mul(LARGE_STEP));
                double above = along(network, input, direction);
                parameters.assign(kept).subi(moved.mul(LARGE_STEP));
                double below = along(network, input, direction);
                parameters.assign(kept);
                double expected = (above - below) / (2 * LARGE_STEP);
                assertThat(found.mul(moved).sumNumber().doubleValue())
                        .isCloseTo(expected, within(0.01 * found.norm2Number().doubleValue()));
            }
        }
    }

    private static double along(Network network, INDArray input, INDArray direction) {
        network.seekDropout(5);
        return network.sampleGradients(input).mul(direction).sumNumber().doubleValue();
    }

    private static MultiLayerConfiguration dropping(DataType type, Activation activation) {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(6)
                        .nOut(12)
                        .activation(activation)
                        .build())
                .layer(new DropoutLayer(0.7))
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(9)
                        .activation(activation)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(9)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }

    private static void assertDerivative(MultiLayerConfiguration floats, MultiLayerConfiguration doubles, long[] shape)
            throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(floats);
        definition.init();
        SplittableRandom random = new SplittableRandom(3);
        try (Network compiled = CompiledNetwork.of(definition);
                Network exact = Dl4jNetwork.of(doubles)) {
            assertThat(compiled.withoutTangent()).isEmpty();
            // Off 0, where the slope of LeakyReLU is anybody's choice.
            compiled.parameters()
                    .addi(random(random, compiled.parameters().shape())
                            .muli(0.1)
                            .castTo(DataType.FLOAT));
            exact.parameters().assign(compiled.parameters().castTo(DataType.DOUBLE));
            INDArray input = random(random, shape);
            INDArray direction = random(random, shape);
            compiled.clearGradients();
            for (int pass = 0; pass < 2; pass++) {
                compiled.seekDropout(5);
                INDArray gradients = compiled.sampleGradients(input.castTo(DataType.FLOAT));
                assertClose(gradients, inputGradients(exact, input));
                compiled.addTangentGradients(direction.castTo(DataType.FLOAT));
            }
            INDArray sum = compiled.gradients().castTo(DataType.DOUBLE).divi(2);
            double norm = sum.norm2Number().doubleValue();
            Map<String, INDArray> found = compiled.parameterViews(sum);
            exact.parameterViews(exact.parameters()).forEach((name, view) -> {
                INDArray along = random(random, view.shape());
                INDArray kept = view.dup();
                view.addi(along.mul(STEP));
                double above =
                        inputGradients(exact, input).mul(direction).sumNumber().doubleValue();
                view.assign(kept).subi(along.mul(STEP));
                double below =
                        inputGradients(exact, input).mul(direction).sumNumber().doubleValue();
                view.assign(kept);
                double expected = (above - below) / (2 * STEP);
                double actual = Objects.requireNonNull(found.get(name))
                        .mul(along)
                        .sumNumber()
                        .doubleValue();
                assertThat(actual).as(name).isCloseTo(expected, within(TOLERANCE * Math.max(norm, 0.1)));
            });
        }
    }

    private static INDArray inputGradients(Network exact, INDArray input) {
        exact.seekDropout(5);
        INDArray output = exact.forward(input, true);
        return exact.backwardToInput(Nd4j.onesLike(output)).dup();
    }

    private static void assertClose(INDArray floats, INDArray doubles) {
        double size = Math.max(doubles.norm2Number().doubleValue(), 1e-3);
        assertThat(floats.castTo(DataType.DOUBLE).sub(doubles).norm2Number().doubleValue())
                .isLessThanOrEqualTo(1e-4 * size);
    }

    private static INDArray random(SplittableRandom random, long... shape) {
        double[] values = new double[(int) LongStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    static Stream<MultiLayerConfiguration> linearPieceByPiece() {
        return Stream.of(false, true).flatMap(biased -> Stream.of(1, 4, 16).map(width -> critic(biased, width)));
    }

    private static MultiLayerConfiguration critic(boolean biased, int width) {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .padding(1, 1)
                        .nOut(width)
                        .hasBias(biased)
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new Deconvolution2D.Builder(2, 2)
                        .stride(2, 2)
                        .nOut(2 * width)
                        .hasBias(biased)
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(width)
                        .hasBias(biased)
                        .activation(new ActivationLReLU(0.2))
                        .build())
                .layer(new DropoutLayer(0.8))
                .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(7)
                        .hasBias(biased)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(1)
                        .hasBias(biased)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 3))
                .build();
    }

    /** One product with the weights for both, against a pass for each, where some samples have a gradient of 0. */
    @ParameterizedTest
    @MethodSource("linearPieceByPiece")
    void lossAndPenaltyTogetherAreTheSumOfBoth(MultiLayerConfiguration critic) throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(critic);
        definition.init();
        SplittableRandom random = new SplittableRandom(6);
        try (Network network = CompiledNetwork.of(definition)) {
            assertThat(network.joinsPenalties()).isTrue();
            network.parameters()
                    .addi(random(random, network.parameters().shape()).muli(0.1).castTo(DataType.FLOAT));
            INDArray input = random(random, BATCH, 3, 8, 8).castTo(DataType.FLOAT);
            INDArray direction = random(random, BATCH, 3, 8, 8).castTo(DataType.FLOAT);
            float[] loss = {0.5f, 0, -2, 1};
            network.clearGradients();
            network.seekDropout(5);
            INDArray outputs = network.forward(input, true).dup();
            network.backwardToParameters(Nd4j.createFromArray(loss).reshape(BATCH, 1));
            network.seekDropout(5);
            INDArray gradients = network.sampleGradients(input).dup();
            network.addTangentGradients(direction);
            INDArray apart = network.gradients().dup();
            network.clearGradients();
            network.seekDropout(5);
            assertThat(network.forwardForGradients(input)).isEqualTo(outputs);
            assertThat(network.sampleGradients()).isEqualTo(gradients);
            network.addTangentAndLossGradients(direction, loss);
            double difference = network.gradients().sub(apart).norm2Number().doubleValue();
            assertThat(difference)
                    .isLessThanOrEqualTo(1e-5 * apart.norm2Number().doubleValue());
        }
    }

    @Test
    void ordinaryPassesGoOnBesideATangentPass() throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(dropping(DataType.FLOAT, Activation.TANH));
        definition.init();
        SplittableRandom random = new SplittableRandom(4);
        INDArray input = random(random, BATCH, 6).castTo(DataType.FLOAT);
        try (Network network = CompiledNetwork.of(definition)) {
            network.seekDropout(2);
            network.clearGradients();
            network.forward(input, true);
            network.backwardToParameters(Nd4j.ones(DataType.FLOAT, BATCH, 1));
            INDArray alone = network.gradients().dup();
            network.clearGradients();
            network.addTangentGradients(network.sampleGradients(input).mul(0));
            network.seekDropout(2);
            network.forward(input, true);
            network.backwardToParameters(Nd4j.ones(DataType.FLOAT, BATCH, 1));
            assertThat(network.gradients()).isEqualTo(alone);
        }
    }

    @Test
    void directionsBelongToTheGradientsJustBeforeThem() throws Exception {
        MultiLayerNetwork definition = new MultiLayerNetwork(dropping(DataType.FLOAT, Activation.TANH));
        definition.init();
        INDArray input = Nd4j.ones(DataType.FLOAT, BATCH, 6);
        try (Network network = CompiledNetwork.of(definition)) {
            assertThatThrownBy(() -> network.addTangentGradients(input)).isInstanceOf(IllegalStateException.class);
            assertThat(network.joinsPenalties()).as("tanh is curved").isFalse();
            network.sampleGradients(input);
            assertThatThrownBy(() -> network.addTangentAndLossGradients(input, new float[BATCH]))
                    .isInstanceOf(UnsupportedOperationException.class);
            network.forward(input, true);
            assertThatThrownBy(() -> network.addTangentGradients(input)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aNetworkWithoutATangentSaysWhy() throws Exception {
        MultiLayerConfiguration normalised = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).build())
                .layer(new BatchNormalization.Builder().nIn(4).nOut(4).build())
                .layer(new ActivationLayer.Builder().activation(Activation.TANH).build())
                .build();
        MultiLayerNetwork definition = new MultiLayerNetwork(normalised);
        definition.init();
        try (Network network = CompiledNetwork.of(definition);
                Network other = Dl4jNetwork.of(normalised)) {
            assertThat(network.withoutTangent())
                    .contains(
                            "layer 1 (BatchNormalization) has no tangent pass: it ties the samples of a batch together");
            assertThatThrownBy(() -> network.sampleGradients(Nd4j.ones(DataType.FLOAT, 2, 3)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(other.withoutTangent()).contains("it runs on DL4J's layers");
        }
    }
}
