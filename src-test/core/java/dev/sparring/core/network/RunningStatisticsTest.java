package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Which parameters are running statistics, whatever the definition's updater, and what is not trained at all. */
class RunningStatisticsTest {

    private static List<Layer> layers(boolean logarithmic) {
        return List.of(
                new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build(),
                new BatchNormalization.Builder()
                        .nIn(4)
                        .nOut(4)
                        .useLogStd(logarithmic)
                        .build(),
                new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    private static NeuralNetConfiguration.Builder start(IUpdater updater) {
        return new NeuralNetConfiguration.Builder().seed(5).updater(updater);
    }

    private static MultiLayerNetwork list(IUpdater updater, boolean logarithmic) {
        NeuralNetConfiguration.ListBuilder list = start(updater).list();
        layers(logarithmic).forEach(list::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    private static ComputationGraphConfiguration graph(IUpdater updater, boolean logarithmic) {
        List<Layer> layers = layers(logarithmic);
        return start(updater)
                .graphBuilder()
                .addInputs("in")
                .addLayer("0", layers.get(0), "in")
                .addLayer("1", layers.get(1), "0")
                .addLayer("2", layers.get(2), "1")
                .setOutputs("2")
                .build();
    }

    private static List<Network> executions(IUpdater updater, boolean logarithmic) throws Exception {
        List<Network> networks = new ArrayList<>();
        networks.add(CompiledNetwork.of(list(updater, logarithmic)));
        networks.add(Dl4jNetwork.of(list(updater, logarithmic)));
        networks.add(Dl4jGraph.of(graph(updater, logarithmic)));
        return networks;
    }

    private static INDArray normal(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(numbers).reshape(rows, columns);
    }

    private static INDArray part(Network network, INDArray vector, String name) {
        return Objects.requireNonNull(network.parameterViews(vector).get(name), name);
    }

    @Test
    void anUpdaterThatDoesNothingMakesNoParameterAStatistic() throws Exception {
        for (boolean logarithmic : new boolean[] {false, true}) {
            List<Network> still = executions(new NoOp(), logarithmic);
            List<Network> moving = executions(new Sgd(), logarithmic);
            for (int i = 0; i < still.size(); i++) {
                try (Network one = still.get(i);
                        Network other = moving.get(i)) {
                    other.parameters().assign(one.parameters());
                    assertThat(one.trainable()).isEqualTo(other.trainable());
                    assertThat(one.trainable())
                            .extracting(ParameterRange::name)
                            .containsExactlyInAnyOrder("0_W", "0_b", "1_gamma", "1_beta", "2_W", "2_b");
                    for (Network network : List.of(one, other)) {
                        network.clearGradients();
                        network.forward(normal(1, 5, 3), true);
                        network.backwardToParameters(normal(2, 5, 1));
                    }
                    assertThat(part(one, one.gradients(), "0_W").amaxNumber().doubleValue())
                            .isGreaterThan(1e-3);
                    assertThat(one.gradients()).isEqualTo(other.gradients());
                    assertThat(one.parameters()).isEqualTo(other.parameters());
                }
            }
        }
    }

    @Test
    void aLargeRunningVarianceDoesNotSwallowTheNorm() throws Exception {
        for (Network execution : executions(new Sgd(), false)) {
            try (Network network = execution) {
                INDArray vector = normal(3, 1, (int) network.parameters().length())
                        .reshape(network.parameters().length())
                        .mul(1e-2);
                double squares = 0;
                for (ParameterRange range : network.trainable()) {
                    for (long at = range.from(); at < range.from() + range.length(); at++) {
                        squares += Math.pow(vector.getDouble(at), 2);
                    }
                }
                part(network, vector, "1_var").assign(1e6);
                part(network, vector, "1_mean").assign(-1e5);
                assertThat(network.norm(vector)).isCloseTo(Math.sqrt(squares), within(1e-6 * Math.sqrt(squares)));
                network.parameters().assign(vector);
                assertThat(network.norm(network.parameters()))
                        .isCloseTo(Math.sqrt(squares), within(1e-6 * Math.sqrt(squares)));
                // Another vector is another norm, although the last one's views are kept.
                network.gradients().assign(0);
                assertThat(network.norm(network.gradients())).isZero();
            }
        }
    }

    static Stream<Layer> untrainable() {
        DenseLayer dense = new DenseLayer.Builder().nIn(3).nOut(3).build();
        return Stream.of(
                new FrozenLayer(dense),
                new FrozenLayerWithBackprop(dense),
                new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(3)
                        .weightNoise(new DropConnect(0.5))
                        .build(),
                new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(3)
                        .weightNoise(new WeightNoise(new NormalDistribution(0, 0.1)))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("untrainable")
    void frozenLayersAndWeightNoiseAreRefusedByNameOnEveryExecution(Layer layer) {
        String what = layer instanceof DenseLayer noisy
                ? noisy.getWeightNoise().getClass().getSimpleName()
                : layer.getClass().getSimpleName();
        layer.setLayerName("special");
        MultiLayerConfiguration list = start(new Sgd())
                .list()
                .layer(layer)
                .layer(new DenseLayer.Builder().nIn(3).nOut(1).build())
                .build();
        ComputationGraphConfiguration graph = start(new Sgd())
                .graphBuilder()
                .addInputs("in")
                .addLayer("special", layer.clone(), "in")
                .addLayer("head", new DenseLayer.Builder().nIn(3).nOut(1).build(), "special")
                .setOutputs("head")
                .build();
        for (Runnable making : List.<Runnable>of(
                () -> Network.of(list),
                () -> Dl4jNetwork.of(list),
                () -> Network.of(graph),
                () -> Dl4jGraph.of(graph))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(making::run)
                    .withMessageContaining(what)
                    .withMessageContaining("\"special\"");
        }
    }
}
