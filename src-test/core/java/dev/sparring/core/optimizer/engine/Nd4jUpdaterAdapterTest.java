package dev.sparring.core.optimizer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.AmsGradOptimizer;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lamb;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.OptimisticAdam;
import dev.sparring.core.optimizer.RAdam;
import dev.sparring.core.optimizer.RmsPropOptimizer;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.optimizer.Vectors;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The optimizers in DL4J's own training. */
class Nd4jUpdaterAdapterTest {

    private static final LearningRate RATE = LearningRate.constant(0.01).withWarmup(new Warmup.Linear(8));

    static Stream<OptimizerSettings<?>> byGradientsAlone() {
        return Stream.of(
                new RAdam(),
                new AdamW(0.9, 0.999, 1e-8, 0),
                new AdamOptimizer(),
                new AmsGradOptimizer(),
                new RmsPropOptimizer(),
                new SgdOptimizer(0.9, true),
                new Lion(),
                new AdaBelief(),
                new OptimisticAdam(),
                new ExtraAdam(),
                new Lookahead());
    }

    static Stream<OptimizerSettings<?>> byParameters() {
        return Stream.of(new AdamW(), new Lion(0.9, 0.99, 0.1), new Lamb(), new Lookahead(new AdamW()));
    }

    /** Running statistics part the parameters into blocks, each with views that begin within the whole. */
    private static MultiLayerNetwork network(IUpdater optimizer) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(optimizer)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(60)
                        .nOut(50)
                        .activation(Activation.TANH)
                        .build())
                .layer(new BatchNormalization.Builder().nIn(50).nOut(50).build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(50)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static INDArray normal(SplittableRandom random, int rows, int columns) {
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(numbers).reshape(rows, columns);
    }

    private static void fit(SplittableRandom random, int times, MultiLayerNetwork... networks) {
        for (int i = 0; i < times; i++) {
            INDArray input = normal(random, 16, 60);
            INDArray target = normal(random, 16, 2);
            for (MultiLayerNetwork network : networks) {
                network.fit(input, target);
            }
        }
    }

    private static double largest(INDArray vector) {
        return vector.amaxNumber().doubleValue();
    }

    private static int blocks(MultiLayerNetwork network) {
        return ((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks().size();
    }

    @Test
    void rAdamsFirstStepIsThatOfGradientDescentInAllBlocks() {
        MultiLayerNetwork network = network(new RAdam().withLearningRate(0.01));
        MultiLayerNetwork descent = network(new Sgd(0.01));
        INDArray before = network.params().dup();
        fit(new SplittableRandom(5), 1, network, descent);
        assertThat(blocks(network)).isEqualTo(blocks(descent)).isEqualTo(3);
        assertThat(largest(network.params().sub(before))).isGreaterThan(1e-3);
        assertThat(largest(network.params().sub(descent.params()))).isLessThan(1e-7);
    }

    @ParameterizedTest
    @MethodSource("byGradientsAlone")
    void aSavedNetworkContinuesBitForBit(OptimizerSettings<?> optimizer) throws IOException {
        MultiLayerNetwork network = network(optimizer.withSchedule(RATE));
        SplittableRandom random = new SplittableRandom(7);
        fit(random, 7, network);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true);
        INDArray before = network.params().dup();
        fit(random, 6, network, restored);
        assertThat(blocks(restored)).isEqualTo(blocks(network)).isEqualTo(3);
        assertThat(largest(network.params().sub(before))).isGreaterThan(1e-3);
        assertThat(largest(network.params().sub(restored.params()))).isZero();
        assertThat(largest(network.updaterState().sub(restored.updaterState()))).isZero();
    }

    @ParameterizedTest
    @MethodSource("byGradientsAlone")
    void viewsGiveTheStepsOfAPlayer(OptimizerSettings<?> optimizer) {
        SplittableRandom random = new SplittableRandom(9);
        INDArray state = Nd4j.valueArrayOf(new long[] {7 + optimizer.stateSize(3)}, 5.0, DataType.FLOAT);
        INDArray all = Nd4j.zeros(DataType.FLOAT, 1, 10);
        INDArray gradient = all.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 7));
        GradientUpdater<?> updater = optimizer
                .withSchedule(RATE)
                .instantiate(state.get(NDArrayIndex.interval(7, 7 + optimizer.stateSize(3))), true);
        double[] expected = {1, -2, 0.5};
        try (Vectors vectors = new Vectors(optimizer, RATE, expected)) {
            for (int t = 0; t < 12; t++) {
                double[] numbers = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                gradient.assign(Nd4j.createFromArray(numbers).castTo(DataType.FLOAT));
                updater.applyUpdater(gradient, t, 0);
                double[] found = vectors.update(numbers);
                for (int i = 0; i < 3; i++) {
                    expected[i] -= gradient.getDouble(i);
                    assertThat(found[i]).isCloseTo(expected[i], within(1e-5));
                }
            }
            assertThat(all.sumNumber().doubleValue())
                    .isCloseTo(gradient.sumNumber().doubleValue(), within(1e-6));
            assertThat(state.get(NDArrayIndex.interval(0, 7)).sumNumber().doubleValue())
                    .isEqualTo(35);
        }
    }

    @ParameterizedTest
    @MethodSource("byParameters")
    void whatNeedsTheParametersIsRefused(IUpdater optimizer) {
        MultiLayerNetwork network = network(optimizer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new SplittableRandom(5), 1, network))
                .withMessageContaining(optimizer.getClass().getSimpleName() + " needs the parameters")
                .withMessageContaining("train with a Player");
    }

    @Test
    void aRateOfExactlyZeroMovesNothingAndLeavesTheState() {
        INDArray state = Nd4j.createFromArray(1f, 2, 3, 4);
        INDArray gradient = Nd4j.createFromArray(5f, 6);
        new RAdam().withLearningRate(0).instantiate(state, false).applyUpdater(gradient, 3, 0);
        assertThat(gradient.data().asFloat()).containsExactly(0, 0);
        assertThat(state.data().asFloat()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatRemembersNothingTrainsInDl4jToo() {
        MultiLayerNetwork network = network(new SgdOptimizer().withLearningRate(0.01));
        MultiLayerNetwork descent = network(new Sgd(0.01));
        INDArray before = network.params().dup();
        fit(new SplittableRandom(5), 4, network, descent);
        assertThat(largest(network.params().sub(before))).isGreaterThan(1e-3);
        assertThat(largest(network.params().sub(descent.params()))).isLessThan(1e-6);
        assertThat(new SgdOptimizer().instantiate(Map.of(), true).getState()).isEmpty();
    }

    @Test
    void theStateGoesByNameToo() {
        INDArray state = Nd4j.createFromArray(1f, 2);
        GradientUpdater<Lion> updater = new Lion().instantiate(Map.of("state", state), false);
        assertThat(updater.getState()).containsEntry("state", state);
        assertThat(updater.getConfig()).isEqualTo(new Lion());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lion().instantiate(Map.of("other", state), false))
                .withMessageContaining("state must hold the key 'state'");
    }
}
