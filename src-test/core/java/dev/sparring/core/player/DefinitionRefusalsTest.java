package dev.sparring.core.player;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.schedule.LearningRate;
import java.util.List;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.stepfunctions.DefaultStepFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** What a definition may ask for that no player can do. */
class DefinitionRefusalsTest {

    private static NeuralNetConfiguration.Builder start() {
        return new NeuralNetConfiguration.Builder().seed(5);
    }

    private static DenseLayer.Builder dense(String name) {
        return new DenseLayer.Builder().nIn(2).nOut(2).name(name);
    }

    private static void build(Network network) {
        Player.of(network, new Sgd(), LearningRate.constant(0.1)).build();
    }

    private static void assertRefused(MultiLayerConfiguration definition, String... words) {
        for (Network network : List.of(Network.of(definition), Dl4jNetwork.of(definition))) {
            try (network) {
                var refusal = assertThatIllegalArgumentException().isThrownBy(() -> build(network));
                for (String word : words) {
                    refusal.withMessageContaining(word);
                }
            }
        }
    }

    @Test
    void updatersThatDifferBetweenLayersAreRefusedByName() {
        assertRefused(
                start().updater(new Sgd(0.1))
                        .list()
                        .layer(dense("body").build())
                        .layer(dense("head").updater(new Sgd(0.01)).build())
                        .build(),
                "layer \"body\"",
                "W of layer \"head\"",
                "learningRate=0.01",
                "a player has one optimizer");
    }

    @Test
    void aFrozenLayerByNoOpIsRefusedByName() {
        assertRefused(
                start().updater(new Adam())
                        .list()
                        .layer(dense("frozen").updater(new NoOp()).build())
                        .layer(dense("head").build())
                        .build(),
                "NoOp",
                "layer \"frozen\"",
                "layer \"head\"");
    }

    @Test
    void anUpdaterOfBiasesIsRefusedByName() {
        assertRefused(
                start().updater(new Adam())
                        .list()
                        .layer(dense("only").biasUpdater(new Sgd(0.5)).build())
                        .build(),
                "W of layer \"only\"",
                "b of layer \"only\"");
    }

    @Test
    void oneUpdaterForAllIsReplacedWhateverItIs() {
        for (var updater : List.of(new NoOp(), new Adam(0.3), new Sgd())) {
            MultiLayerConfiguration definition = start().updater(updater)
                    .list()
                    .layer(dense("body").build())
                    .layer(new BatchNormalization.Builder().nIn(2).nOut(2).build())
                    .layer(dense("head").build())
                    .build();
            try (Network network = Network.of(definition)) {
                assertThatCode(() -> build(network)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void coefficientsThatFollowAScheduleAreRefusedByName() {
        StepSchedule schedule = new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 2);
        for (Regularization regularization : List.of(
                new L1Regularization(schedule), new L2Regularization(schedule), new WeightDecay(schedule, true))) {
            assertRefused(
                    start().list()
                            .layer(dense("body").build())
                            .layer(dense("head")
                                    .regularization(List.of(regularization))
                                    .build())
                            .build(),
                    regularization.getClass().getSimpleName() + " of W in layer \"head\"",
                    "StepSchedule",
                    "give a number");
        }
    }

    @Test
    @SuppressWarnings("deprecation") // DL4J still takes step functions
    void otherAlgorithmsAndStepFunctionsAreRefused() {
        assertRefused(
                start().optimizationAlgo(OptimizationAlgorithm.LBFGS)
                        .list()
                        .layer(dense("only").build())
                        .build(),
                "LBFGS");
        assertRefused(
                start().stepFunction(new DefaultStepFunction())
                        .list()
                        .layer(dense("only").build())
                        .build(),
                "DefaultStepFunction");
    }

    @Test
    void truncatedBackpropagationIsRefused() {
        assertRefused(
                start().list()
                        .layer(new SimpleRnn.Builder().nIn(2).nOut(2).build())
                        .backpropType(BackpropType.TruncatedBPTT)
                        .build(),
                "truncated backpropagation");
    }

    @Test
    void graphsAreAskedTheSame() {
        ComputationGraphConfiguration definition = start().updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("in")
                .addLayer("body", dense("body").build(), "in")
                .addLayer("head", dense("head").updater(new NoOp()).build(), "body")
                .setOutputs("head")
                .build();
        try (Network network = Network.of(definition)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> build(network))
                    .withMessageContaining("NoOp")
                    .withMessageContaining("layer \"head\"");
        }
    }
}
