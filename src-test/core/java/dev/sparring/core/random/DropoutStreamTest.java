package dev.sparring.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a network draws in training is a function of its seed and the number of the pass, on every execution. */
class DropoutStreamTest {

    private static final int PASSES = 6;

    /** A network by its seed. */
    private record Kind(String name, LongFunction<Network> network) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("compiled", seed -> compiled(layers(seed))),
                new Kind("DL4J's layers", seed -> Dl4jNetwork.of(layers(seed))),
                new Kind("DL4J's layers with noise", seed -> Dl4jNetwork.of(noise(seed))),
                new Kind("graph", seed -> Dl4jGraph.of(graph(seed))));
    }

    private static Network compiled(MultiLayerConfiguration definition) {
        Network network = Network.of(definition);
        assertThat(network).isInstanceOf(CompiledNetwork.class);
        return network;
    }

    private static DenseLayer dense(int in, int out) {
        return new DenseLayer.Builder()
                .nIn(in)
                .nOut(out)
                .activation(Activation.TANH)
                .dropOut(0.5)
                .build();
    }

    private static MultiLayerConfiguration layers(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .list()
                .layer(dense(20, 30))
                .layer(new DropoutLayer.Builder(0.7).build())
                .layer(dense(30, 5))
                .build();
    }

    private static MultiLayerConfiguration noise(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .list()
                .layer(dense(20, 30))
                .layer(new DropoutLayer.Builder(new GaussianNoise(0.3)).build())
                .build();
    }

    private static ComputationGraphConfiguration graph(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(20, 30), "in")
                .addLayer("second", dense(30, 5), "first")
                .setOutputs("second")
                .build();
    }

    private static INDArray input() {
        return Nd4j.linspace(DataType.FLOAT, -1, 0.01, 80).reshape(4, 20);
    }

    private static float[] pass(Network network) {
        return network.forward(input(), true).dup('c').data().asFloat();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void twoNetworksInTurnDrawWhatEachDrawsAlone(Kind kind) {
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        try (Network network = kind.network().apply(1)) {
            for (int i = 0; i < PASSES; i++) {
                first.add(pass(network));
            }
        }
        try (Network network = kind.network().apply(2)) {
            for (int i = 0; i < PASSES; i++) {
                second.add(pass(network));
            }
        }
        try (Network one = kind.network().apply(1);
                Network other = kind.network().apply(2)) {
            for (int i = 0; i < PASSES; i++) {
                assertThat(pass(one)).isEqualTo(first.get(i));
                assertThat(pass(other)).isEqualTo(second.get(i));
            }
        }
        assertThat(first.get(0)).as("masks of two passes").isNotEqualTo(first.get(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPositionBringsItsMasksBack(Kind kind) {
        try (Network network = kind.network().apply(1);
                Network resumed = kind.network().apply(1)) {
            assertThat(network.dropoutPosition()).isZero();
            float[] first = pass(network);
            float[] second = pass(network);
            assertThat(network.dropoutPosition()).isEqualTo(2);
            network.seekDropout(0);
            assertThat(pass(network)).isEqualTo(first);
            resumed.seekDropout(1);
            assertThat(pass(resumed)).isEqualTo(second);
            network.forward(input(), false);
            assertThat(network.dropoutPosition()).as("inference draws nothing").isEqualTo(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.seekDropout(-1))
                    .withMessageContaining("at least 0, got -1");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatTheUserDrawsFromNd4jIsNotDisturbedAndDisturbsNothing(Kind kind) {
        Nd4j.getRandom().setSeed(7);
        INDArray alone = Nd4j.rand(DataType.FLOAT, 10);
        try (Network network = kind.network().apply(1);
                Network other = kind.network().apply(1)) {
            float[] expected = pass(network);
            INDArray input = input();
            Nd4j.getRandom().setSeed(7);
            INDArray output = other.forward(input, true);
            // Before any other operation of ND4J's: some of them move its generator.
            assertThat(Nd4j.rand(DataType.FLOAT, 10)).isEqualTo(alone);
            assertThat(output.dup('c').data().asFloat()).isEqualTo(expected);
        }
    }

    @Test
    void twoLayersOfANetworkHaveTwoMasks() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new DropoutLayer.Builder(0.5).build())
                .layer(new DropoutLayer.Builder(0.5).build())
                .build();
        try (Network network = compiled(definition)) {
            network.parameters().assign(Nd4j.createFromArray(1f, 0f));
            float[] masked = network.forward(Nd4j.ones(DataType.FLOAT, 4000, 1), true)
                    .data()
                    .asFloat();
            int kept = 0;
            for (float number : masked) {
                kept += number == 0 ? 0 : 1;
            }
            // A quarter passes two independent masks, a half would pass the same one twice; four standard deviations.
            assertThat(kept).isBetween(1000 - 110, 1000 + 110);
        }
    }
}
