package dev.sparring.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.optimizer.engine.LayerStatistics;
import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.MinMaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Definitions with more than layers, trained by a player and by DL4J's own {@code fit}. */
class DefinitionTermsTest {

    private static final double RATE = 0.1;
    private static final int BATCH = 6;

    /** What a definition says, and of its first layer alone. */
    record Case(
            String name,
            UnaryOperator<NeuralNetConfiguration.Builder> all,
            UnaryOperator<DenseLayer.Builder> first,
            IUpdater updater,
            IUpdater optimizer) {

        static Case of(String name, UnaryOperator<NeuralNetConfiguration.Builder> all) {
            return new Case(name, all, UnaryOperator.identity(), new Sgd(RATE), new Sgd());
        }

        static Case ofFirst(String name, UnaryOperator<DenseLayer.Builder> first) {
            return new Case(name, UnaryOperator.identity(), first, new Sgd(RATE), new Sgd());
        }

        Case with(String more, IUpdater replaced, IUpdater by) {
            return new Case(name + ", " + more, all, first, replaced, by);
        }

        private NeuralNetConfiguration.Builder start() {
            return all.apply(new NeuralNetConfiguration.Builder().seed(5).updater(updater));
        }

        /** Batch normalisation goes without gradient normalisation: DL4J takes the moves of its statistics for gradients. */
        private List<Layer> layers(boolean withLoss) {
            List<Layer> layers = new ArrayList<>(List.of(
                    first.apply(new DenseLayer.Builder().nIn(4).nOut(5).activation(Activation.TANH))
                            .build(),
                    new BatchNormalization.Builder()
                            .nIn(5)
                            .nOut(5)
                            .gradientNormalization(GradientNormalization.None)
                            .build(),
                    new DenseLayer.Builder()
                            .nIn(5)
                            .nOut(3)
                            .activation(Activation.IDENTITY)
                            .build()));
            if (withLoss) {
                layers.add(new LossLayer.Builder(LossFunctions.LossFunction.L2)
                        .activation(Activation.IDENTITY)
                        .build());
            }
            return layers;
        }

        MultiLayerConfiguration list(boolean withLoss) {
            NeuralNetConfiguration.ListBuilder list = start().list();
            layers(withLoss).forEach(list::layer);
            return list.build();
        }

        ComputationGraphConfiguration graph(boolean withLoss) {
            ComputationGraphConfiguration.GraphBuilder graph =
                    start().graphBuilder().addInputs("in");
            String last = "in";
            for (Layer layer : layers(withLoss)) {
                String name = "v" + last;
                graph.addLayer(name, layer, last);
                last = name;
            }
            return graph.setOutputs(last).build();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("nothing", builder -> builder),
                Case.of("l1", builder -> builder.l1(0.05)),
                Case.of("l2", builder -> builder.l2(0.3)),
                Case.of("l1 and l2 of biases", builder -> builder.l1Bias(0.02).l2Bias(0.4)),
                Case.of("l1 and l2", builder -> builder.l1(0.05).l2(0.3)),
                Case.ofFirst("l2 of the first layer", layer -> layer.l2(0.5).l2Bias(0.1)),
                Case.of("weight decay times the rate", builder -> builder.weightDecay(0.5, true)),
                Case.of("weight decay alone", builder -> builder.weightDecay(0.02, false)),
                Case.of("weight decay of biases", builder -> builder.weightDecayBias(0.3, true)),
                Case.of("MaxNorm", builder -> builder.constrainWeights(new MaxNormConstraint(0.3, 1))),
                Case.of("MinMaxNorm", builder -> builder.constrainWeights(new MinMaxNormConstraint(0.2, 0.3, 0.6, 1))),
                Case.of("UnitNorm", builder -> builder.constrainWeights(new UnitNormConstraint(1))),
                Case.of("NonNegative", builder -> builder.constrainBias(new NonNegativeConstraint())),
                Case.ofFirst(
                        "NonNegative of the first", layer -> layer.constrainAllParameters(new NonNegativeConstraint())),
                normalised(GradientNormalization.RenormalizeL2PerLayer, 1),
                normalised(GradientNormalization.RenormalizeL2PerParamType, 1),
                normalised(GradientNormalization.ClipElementWiseAbsoluteValue, 0.05),
                normalised(GradientNormalization.ClipL2PerLayer, 0.2),
                normalised(GradientNormalization.ClipL2PerParamType, 0.1),
                Case.ofFirst("clipping of the first layer", layer -> layer.gradientNormalization(
                                GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(0.05)),
                everything(),
                everything().with("by our own arithmetic", new Sgd(RATE), new SgdOptimizer()),
                everything().with("Adam", new Adam(RATE), new Adam()));
    }

    private static Case normalised(GradientNormalization kind, double threshold) {
        return Case.of(kind.toString(), builder -> builder.gradientNormalization(kind)
                .gradientNormalizationThreshold(threshold));
    }

    private static Case everything() {
        return Case.of("everything", builder -> builder.l1(0.02)
                .l2(0.1)
                .weightDecayBias(0.2, false)
                .constrainWeights(new MaxNormConstraint(0.8, 1))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(0.3));
    }

    private static INDArray normal(SplittableRandom random, int columns) {
        float[] numbers = new float[BATCH * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(numbers).reshape(BATCH, columns);
    }

    private static void step(Network network, Player player, INDArray input, INDArray target) {
        INDArray output = network.forward(input, true);
        INDArray gradient = output.sub(target).mul(2.0 / BATCH);
        network.clearGradients();
        network.backwardToParameters(gradient);
        player.update();
    }

    private static Player player(Network network, Case definition) {
        return Player.of(network, definition.optimizer(), LearningRate.constant(RATE))
                .build();
    }

    /** Fifteen steps of both from the same start. */
    private static void assertSame(Network network, Case definition, Fit fit, INDArray fitted) {
        fitted.assign(network.parameters());
        INDArray before = fitted.dup();
        Player player = player(network, definition);
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 15; i++) {
            INDArray input = normal(random, 4);
            INDArray target = normal(random, 3);
            fit.step(new DataSet(input.dup(), target.dup()));
            step(network, player, input, target);
            double off = network.parameters().sub(fitted).amaxNumber().doubleValue();
            assertThat(off).as("parameters after step %d", i).isLessThan(2e-5);
        }
        assertThat(fitted.sub(before).amaxNumber().doubleValue()).isGreaterThan(1e-2);
    }

    private interface Fit {
        void step(DataSet batch);
    }

    private static MultiLayerNetwork initialised(MultiLayerConfiguration definition) {
        MultiLayerNetwork network = new MultiLayerNetwork(definition);
        network.init();
        return network;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCompiledNetworkIsTrainedAsByFit(Case definition) throws Exception {
        MultiLayerNetwork fitted = initialised(definition.list(true));
        try (Network network = CompiledNetwork.of(initialised(definition.list(false)))) {
            assertSame(network, definition, fitted::fit, fitted.params());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dl4jsLayersAreTrainedAsByFit(Case definition) {
        MultiLayerNetwork fitted = initialised(definition.list(true));
        try (Network network = Dl4jNetwork.of(definition.list(false))) {
            assertSame(network, definition, fitted::fit, fitted.params());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGraphIsTrainedAsByFit(Case definition) {
        ComputationGraph fitted = new ComputationGraph(definition.graph(true));
        fitted.init();
        try (Network network = Dl4jGraph.of(definition.graph(false))) {
            assertSame(network, definition, fitted::fit, fitted.params());
        }
    }

    /** Each case must change the way that is gone, or the tests above say nothing of it. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseMattersButTheFirst(Case definition) {
        MultiLayerNetwork fitted = initialised(definition.list(true));
        MultiLayerNetwork plain =
                initialised(Case.of("nothing", builder -> builder).list(true));
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 15; i++) {
            DataSet batch = new DataSet(normal(random, 4), normal(random, 3));
            fitted.fit(batch);
            plain.fit(batch);
        }
        double off = fitted.params().sub(plain.params()).amaxNumber().doubleValue();
        if (definition.name().equals("nothing")) {
            assertThat(off).isZero();
        } else {
            assertThat(off).isGreaterThan(1e-3);
        }
    }

    private static INDArray part(Network network, INDArray vector, String name) {
        return Objects.requireNonNull(network.parameterViews(vector).get(name), name);
    }

    /** DL4J would count the moves of the running statistics to the norm, and scale them. */
    @Test
    void runningStatisticsAreNoPartOfALayersGradient() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .seed(5)
                .gradientNormalization(GradientNormalization.RenormalizeL2PerLayer)
                .list()
                .layer(new BatchNormalization.Builder().nIn(2).nOut(2).build())
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
        try (Network network = Network.of(definition)) {
            Player player = Player.of(network, new SgdOptimizer(), LearningRate.constant(0.5))
                    .build();
            INDArray parameters = network.parameters();
            INDArray gradients = network.gradients();
            part(network, parameters, "0_gamma").assign(1);
            part(network, parameters, "1_W").assign(0);
            part(network, gradients, "0_gamma")
                    .assign(Nd4j.createFromArray(3f, 0).reshape(1, 2));
            part(network, gradients, "0_beta")
                    .assign(Nd4j.createFromArray(0f, 4).reshape(1, 2));
            part(network, gradients, "1_W").assign(Nd4j.createFromArray(0f, -8).reshape(2, 1));
            UpdateStatistics update = player.update();
            assertThat(part(network, parameters, "0_gamma").dup().data().asFloat())
                    .containsExactly(0.7f, 1);
            assertThat(part(network, parameters, "0_beta").dup().data().asFloat())
                    .containsExactly(0, -0.4f);
            assertThat(part(network, parameters, "1_W").dup().data().asFloat()).containsExactly(0, 0.5f);
            // The monitor goes by what the loss gave, not by what is 1 whatever the loss.
            assertThat(update.gradientNorm()).isEqualTo(Math.sqrt(25 + 64));
            assertThat(player.layers())
                    .extracting(LayerStatistics::gradientNorm)
                    .containsExactly(5.0, 8.0);
            assertThat(update.ratio()).isCloseTo(Math.sqrt((0.25 + 0.25) / 2), within(1e-6));
        }
    }

    /** The player's own clipping comes after the layers' and before what is added to the gradient. */
    @Test
    void thePlayersClippingLeavesL2Alone() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .l2(0.5)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
        try (Network network = Network.of(definition)) {
            Player player = Player.of(network, new SgdOptimizer(), LearningRate.constant(0.1))
                    .clipNorm(1)
                    .build();
            network.parameters().assign(Nd4j.createFromArray(100f, 0));
            network.gradients().assign(Nd4j.createFromArray(3f, 4));
            assertThat(player.update().gradientNorm()).isEqualTo(5);
            assertThat(network.parameters().dup().data().asFloat())
                    .containsExactly(new float[] {100 - 0.1f * (0.6f + 50), -0.08f}, within(1e-5f));
        }
    }

    @Test
    void aRateOfZeroLeavesEverythingAsItIs() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .weightDecay(0.5, false)
                .constrainWeights(new MaxNormConstraint(0.1, 1))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(2).build())
                .build();
        try (Network network = Network.of(definition)) {
            network.parameters().assign(3);
            Player player = Player.of(
                            network,
                            new SgdOptimizer(),
                            LearningRate.constant(0.1).withWarmup(new Warmup.LinearFromZero(2)))
                    .build();
            player.update();
            assertThat(network.parameters().minNumber().doubleValue()).isEqualTo(3);
            player.update();
            assertThat(network.parameters().minNumber().doubleValue()).isLessThan(1);
        }
    }
}
