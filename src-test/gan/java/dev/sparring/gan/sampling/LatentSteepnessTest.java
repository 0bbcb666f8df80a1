package dev.sparring.gan.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

class LatentSteepnessTest {

    private static final int COUNT = 64;

    private static LatentVectors latent(int dimensions) {
        return new LatentVectors(dimensions, LatentVectors.Distribution.NORMAL, 7);
    }

    private static double steepness(Network network, int dimensions, SampleShape shape) {
        Player player =
                Player.of(network, new Sgd(), LearningRate.constant(0.1)).build();
        return new GeneratorSampler(player, latent(dimensions), shape).steepness("test", 0, COUNT);
    }

    /** One layer without an activation, whose weights are a number times a row of the identity each. */
    private static Network linear(int dimensions, int length, double weight) {
        Network network = Network.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(length)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(dimensions))
                .build());
        Map<String, INDArray> views = network.parameterViews(network.parameters());
        INDArray rows = Nd4j.eye(dimensions).get(NDArrayIndex.all(), NDArrayIndex.interval(0, length));
        Objects.requireNonNull(views.get("0_W")).assign(rows.mul(weight));
        Objects.requireNonNull(views.get("0_b")).assign(5);
        return network;
    }

    /** The Frobenius norm of w times the identity of 4 is 2 w, whatever the directions. */
    @Test
    void steepnessOfALinearGeneratorIsTheNormOfItsWeights() {
        try (Network network = linear(4, 4, 1.5)) {
            assertThat(steepness(network, 4, SampleShape.vector(4))).isCloseTo(3, withinPercentage(0.01));
        }
    }

    /** Of two numbers one is ignored, so the directions matter: sqrt(2 mean u_1^2). */
    @Test
    void directionsAreTheLatentVectorsOfAPurposeOfTheirOwn() {
        float[] directions = new float[2 * COUNT];
        latent(2).draw("test-direction", 0, COUNT, directions);
        double squares = 0;
        for (int i = 0; i < directions.length; i += 2) {
            squares += directions[i] * directions[i] / (Math.pow(directions[i], 2) + Math.pow(directions[i + 1], 2));
        }
        try (Network network = linear(2, 1, 1)) {
            assertThat(steepness(network, 2, SampleShape.vector(1)))
                    .isCloseTo(Math.sqrt(2 * squares / COUNT), withinPercentage(0.01));
        }
    }

    @Test
    void aGeneratorWhoseSamplesAreAllTheSameHasNone() {
        try (Network network = linear(4, 4, 0)) {
            assertThat(steepness(network, 4, SampleShape.vector(4))).isZero();
        }
    }

    static Stream<Arguments> generators() {
        return Stream.of(
                Arguments.of(new Mlp(64, 3), 8, SampleShape.vector(2), 1),
                Arguments.of(Dcgan.of(8), 16, SampleShape.image(1, 16), 2));
    }

    /** Against differences of a thousandth of the step, of DL4J's own layers in double precision. */
    @ParameterizedTest
    @MethodSource("generators")
    void steepnessOfModelsIsThatOfTheirDerivative(Model model, int dimensions, SampleShape shape, double percent) {
        try (Network network = Network.of(model.generator(dimensions, shape, 5))) {
            moveStatistics(network, dimensions);
            MultiLayerNetwork exact = ((MultiLayerNetwork) network.definition()).convertDataType(DataType.DOUBLE);
            float[] drawn = new float[COUNT * dimensions];
            latent(dimensions).draw("test", 0, COUNT, drawn);
            INDArray centres =
                    Nd4j.createFromArray(drawn).castTo(DataType.DOUBLE).reshape(COUNT, dimensions);
            latent(dimensions).draw("test-direction", 0, COUNT, drawn);
            INDArray directions =
                    Nd4j.createFromArray(drawn).castTo(DataType.DOUBLE).reshape(COUNT, dimensions);
            directions.diviColumnVector(directions.norm2(1));
            double step = 1e-5 * Math.sqrt(dimensions);
            INDArray change = exact.output(centres.add(directions.mul(step)))
                    .sub(exact.output(centres.sub(directions.mul(step))))
                    .div(2 * step);
            double expected = change.norm2Number().doubleValue() * Math.sqrt((double) dimensions / COUNT);
            assertThat(expected).isGreaterThan(0.01);
            assertThat(steepness(network, dimensions, shape)).isCloseTo(expected, withinPercentage(percent));
        }
    }

    /** So that batch normalisation's running statistics are not those of the start. */
    private static void moveStatistics(Network network, int dimensions) {
        for (int i = 0; i < 20; i++) {
            INDArray output = network.forward(Nd4j.rand(32, dimensions), true);
            network.clearGradients();
            network.backwardToParameters(output.dup());
        }
    }

    @Test
    void itIsTheSameAtEveryCallAndAnotherForAnotherCounter() {
        try (Network network = Network.of(new Mlp(16, 2).generator(4, SampleShape.vector(2), 1))) {
            GeneratorSampler sampler = new GeneratorSampler(
                    Player.of(network, new Sgd(), LearningRate.constant(0.1)).build(),
                    latent(4),
                    SampleShape.vector(2));
            double first = sampler.steepness("test", 0, COUNT);
            assertThat(sampler.steepness("test", 0, COUNT)).isEqualTo(first);
            assertThat(sampler.steepness("test", 1, COUNT)).isNotCloseTo(first, within(1e-6));
        }
    }

    /** Samples that come one at a time, as large images do, and directions of length 0. */
    @Test
    void partsMayBeOfOneSampleAndADirectionOfNoLengthCountsAsNoChange() {
        LatentSteepness steepness = new LatentSteepness(new float[] {1, 2}, new float[] {-3, 0}, 1, 1);
        assertThat(steepness.value()).isNaN();
        for (float vector : steepness.vectors()) {
            steepness.accept(new float[] {4 * vector});
        }
        assertThat(steepness.value()).isCloseTo(Math.sqrt(8), within(1e-3));
    }
}
