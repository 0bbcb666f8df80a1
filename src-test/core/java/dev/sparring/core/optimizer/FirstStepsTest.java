package dev.sparring.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** First steps worked out on paper, and trajectories against the papers' algorithms in plain doubles. */
class FirstStepsTest {

    private static final LearningRate RATE = LearningRate.constant(0.1);

    private static Vectors vectors(IUpdater optimizer) {
        return new Vectors(optimizer, RATE, 1, -2);
    }

    private static void assertClose(double[] found, double... expected) {
        assertThat(found).containsExactly(expected, within(2e-6));
    }

    @Test
    void rAdamBeginsAsMomentumWithoutTheSecondMoment() {
        try (Vectors vectors = vectors(new RAdam(0.9, 0.999, 1e-8, 5, RAdam.Below.MOMENTUM))) {
            assertClose(vectors.update(3, 4), 1 - 0.3, -2 - 0.4);
            // m = 0.9 * 0.3 + 0.1 * 1 = 0.37, corrected by 1 - 0.81
            assertClose(vectors.update(1, 4), 0.7 - 0.1 * 0.37 / 0.19, -2.4 - 0.4);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "5, 6"})
    void rAdamThatSkipsFirstMovesWhereTheThresholdIsPassed(double threshold, int first) {
        try (Vectors vectors = vectors(new RAdam(0.9, 0.999, 1e-8, threshold, RAdam.Below.SKIP))) {
            for (int t = 1; t < first; t++) {
                assertThat(vectors.update(3, 3)).containsExactly(1, -2);
            }
            // With equal gradients Adam's direction is 1; what remains is r, from the paper's formula.
            double rectification = first == 5 ? 0.01731 : 0.02582;
            assertThat(vectors.update(3, 3)[0]).isCloseTo(1 - 0.1 * rectification, within(1e-6));
        }
    }

    /** The algorithm in doubles, with R3GAN's path of beta2: half a cosine from 0.5 to 0.9 over 4 updates, then 0.9. */
    @Test
    void aMovingBeta2IsUsedAndCorrectedUpdateByUpdate() {
        double[] beta2 = {0.5, 0.5 + 0.4 * (1 - Math.sqrt(0.5)) / 2, 0.7, 0.5 + 0.4 * (1 + Math.sqrt(0.5)) / 2, 0.9, 0.9
        };
        for (IUpdater optimizer : new IUpdater[] {
            new AdamOptimizer(0.5, 0.9, 1e-8).withBeta2From(0.5, 4), new AdamW(0.5, 0.9, 1e-8, 0).withBeta2From(0.5, 4)
        }) {
            try (Vectors vectors = vectors(optimizer)) {
                double parameter = 1;
                double m = 0;
                double v = 0;
                for (int t = 0; t < beta2.length; t++) {
                    double gradient = 3 - t;
                    m = 0.5 * m + 0.5 * gradient;
                    v = beta2[t] * v + (1 - beta2[t]) * gradient * gradient;
                    double corrected = v / (1 - Math.pow(beta2[t], t + 1));
                    parameter -= 0.1 * m / (1 - Math.pow(0.5, t + 1)) / (Math.sqrt(corrected) + 1e-8);
                    assertThat(vectors.update(gradient, 1)[0]).isCloseTo(parameter, within(2e-6));
                }
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new AdamOptimizer().withBeta2From(0.9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdamOptimizer().withBeta2From(1, 5));
    }

    @Test
    void aMovingBeta2SurvivesDl4jsJson() {
        IUpdater moving = new AdamW(0, 0.99, 1e-8, 0.01).withBeta2From(0.9, 300);
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .updater(moving)
                .list()
                .layer(new DenseLayer.Builder().nIn(1).nOut(1).build())
                .build();
        assertThat(MultiLayerConfiguration.fromJson(definition.toJson())).isEqualTo(definition);
        assertThat(moving).isNotEqualTo(new AdamW(0, 0.99, 1e-8, 0.01));
    }

    @Test
    void adamWTakesTheDecayOffBesideTheStep() {
        try (Vectors vectors = vectors(new AdamW(0.9, 0.999, 1e-8, 0.5))) {
            assertClose(vectors.update(3, -4), 1 - 0.1 * (0.5 + 1), -2 - 0.1 * (-1 - 1));
        }
    }

    @Test
    void adamWsEpsilonStandsBesideTheCorrectedRoot() {
        try (Vectors vectors = vectors(new AdamW(0.9, 0.999, 1, 0))) {
            assertClose(vectors.update(3, -1), 1 - 0.1 * 3 / (3 + 1), -2 + 0.1 * 1 / (1 + 1));
        }
    }

    @Test
    void lionMovesByTheSignOfOneAverageAndRemembersAnother() {
        try (Vectors vectors = vectors(new Lion(0.9, 0.5, 0.5))) {
            assertClose(vectors.update(3, 0), 1 - 0.1 * (1 + 0.5), -2 + 0.1 * 0.5 * 2);
            // m is (1.5, 0); 0.9 * 1.5 - 0.1 * 13 = 0.05 is still above 0, with -14 it is not.
            assertClose(vectors.update(-13, -4), 0.85 - 0.1 * (1 + 0.425), -1.9 + 0.1 * (1 + 0.95));
            // m is now (-5.75, -2).
            assertClose(vectors.update(0, 0), 0.7075 + 0.1 * (1 - 0.35375), -1.705 + 0.1 * (1 + 0.8525));
        }
    }

    @Test
    void adaBeliefDividesByTheDeviationFromTheAverage() {
        try (Vectors vectors = vectors(new AdaBelief(0.5, 0.75, 1e-16))) {
            // m = g / 2, so the deviation is g / 2 too; both corrected: g / |g / 2| = 2.
            assertClose(vectors.update(3, -4), 1 - 0.2, -2 + 0.2);
            // m = 0.75 * 3 and 0.75 * -4, corrected g; s = 0.75 * 0.25 * (g/2)^2 + 0.25 * (g/4)^2, corrected by 1 -
            // 0.5625.
            double deviation = Math.sqrt((0.75 * 0.25 * 0.25 + 0.25 * 0.0625) / 0.4375);
            assertClose(vectors.update(3, -4), 0.8 - 0.1 / deviation, -1.8 + 0.1 / deviation);
        }
    }

    @Test
    void adaBeliefsEpsilonGathersInTheDeviation() {
        try (Vectors vectors = vectors(new AdaBelief(0.5, 0.5, 1))) {
            double root1 = Math.sqrt((0.5 * 4 * 0.25 + 1) / 0.5);
            double first = 1 - 0.1 * 2 / (root1 + 1);
            assertThat(vectors.update(2, 2)[0]).isCloseTo(first, within(1e-6));
            double root2 = Math.sqrt((0.5 * 1.5 + 0.5 * 0.25 + 1) / 0.75);
            assertThat(vectors.update(2, 2)[0]).isCloseTo(first - 0.1 * 2 / (root2 + 1), within(1e-6));
        }
    }

    @Test
    void optimisticAdamTakesItsStepTwiceLessTheOneBefore() {
        try (Vectors vectors = vectors(new OptimisticAdam(0, 0.5, 1e-20))) {
            assertClose(vectors.update(3, -4), 1 - 0.2, -2 + 0.2);
            // v = 0.5 * 4.5 + 0.5 * 1 = 2.75, corrected by 0.75.
            assertClose(
                    vectors.update(-1, -4), 0.8 - 0.1 * (2 * -1 / Math.sqrt(2.75 / 0.75) - 1), -1.8 - 0.1 * (-2 + 1));
        }
    }

    @Test
    void extraAdamReturnsToTheAnchorAndMovesItByTheGradientFoundAhead() {
        try (Vectors vectors = vectors(new ExtraAdam(0, 0.5, 1e-20))) {
            assertClose(vectors.update(3, -4), 0.9, -1.9);
            double[] anchor = {1 + 0.1 / Math.sqrt(2.75 / 0.75), -1.9};
            assertClose(vectors.update(-1, -4), anchor);
            double root = Math.sqrt((0.5 * 2.75 + 0.5) / 0.875);
            assertClose(vectors.update(1, -4), anchor[0] - 0.1 / root, anchor[1] + 0.1);
        }
    }

    @Test
    void updatesLeftOutAtARateOfZeroDoNotLoseTheAnchor() {
        LearningRate late = RATE.withWarmup(new Warmup.LinearFromZero(1));
        for (IUpdater optimizer : new IUpdater[] {new ExtraAdam(0, 0.5, 1e-20), new Lookahead(new Lion(), 2, 0.5)}) {
            try (Vectors vectors = new Vectors(optimizer, late, 1, -2)) {
                assertClose(vectors.update(3, -4), 1, -2);
                assertThat(vectors.update(3, -4)[0]).isCloseTo(1, within(0.15));
            }
        }
    }

    /** Slow and fast weights as in the paper's algorithm 1, around Adam as in ND4J. */
    @ParameterizedTest
    @CsvSource({"5, 0.5", "1, 0.3", "3, 1", "6, 0.8"})
    void lookaheadIsSlowAndFastWeights(int k, double alpha) {
        double beta1 = 0.5;
        double beta2 = 0.9;
        Adam adam = Adam.builder().beta1(beta1).beta2(beta2).epsilon(1e-3).build();
        SplittableRandom random = new SplittableRandom(11);
        double slow = 1;
        double fast = 1;
        double mean = 0;
        double square = 0;
        try (Vectors vectors = new Vectors(new Lookahead(adam, k, alpha), RATE, 1)) {
            for (int t = 1; t <= 40; t++) {
                double gradient = random.nextGaussian();
                mean = beta1 * mean + (1 - beta1) * gradient;
                square = beta2 * square + (1 - beta2) * gradient * gradient;
                double scale = 0.1 * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
                fast -= scale * mean / (Math.sqrt(square) + 1e-3);
                if (t % k == 0) {
                    slow += alpha * (fast - slow);
                    fast = slow;
                }
                assertThat(vectors.update(gradient)[0]).as("after %d", t).isCloseTo(fast, within(5e-6));
            }
        }
    }

    /** 3,000 weights, so that the tensor spans stretches, and one bias. */
    private static Network tensors() {
        return Network.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3000)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    }

    @Test
    void lambMovesEachTensorByTheRateTimesItsOwnLength() {
        try (Network network = tensors()) {
            Player player =
                    Player.of(network, new Lamb(0.9, 0.999, 1e-12, 0), RATE).build();
            network.parameters().assign(0.25);
            network.parameters().putScalar(3000, 8);
            network.gradients().assign(-7);
            double ratio = player.update().ratio();
            // All directions are -1: |p| / |u| is 0.25 for the weights and 8 for the bias.
            INDArray after = network.parameters();
            for (int i : new int[] {0, 2047, 2048, 2999}) {
                assertThat(after.getDouble(i)).isCloseTo(0.275, within(1e-6));
            }
            assertThat(after.getDouble(3000)).isCloseTo(8.8, within(1e-5));
            assertThat(ratio).isCloseTo(0.1, within(1e-5));
        }
    }

    @Test
    void lambsDirectionHoldsTheDecayAndTheTrustRatioIsOneWhereANormIsZero() {
        try (Network network = tensors()) {
            Player player =
                    Player.of(network, new Lamb(0.9, 0.999, 1e-12, 0.5), RATE).build();
            network.parameters().assign(0);
            network.parameters().putScalar(0, 3).putScalar(1, -4);
            INDArray gradient = Nd4j.zeros(DataType.FLOAT, 3001);
            gradient.putScalar(0, 2).putScalar(3000, 5);
            network.gradients().assign(gradient);
            player.update();
            // u = (1 + 1.5, -2), |p| = 5; the bias is 0 and moves by the rate.
            double trust = 5 / Math.hypot(2.5, 2);
            assertThat(network.parameters().getDouble(0)).isCloseTo(3 - 0.1 * trust * 2.5, within(1e-5));
            assertThat(network.parameters().getDouble(1)).isCloseTo(-4 + 0.1 * trust * 2, within(1e-5));
            assertThat(network.parameters().getDouble(2)).isZero();
            assertThat(network.parameters().getDouble(3000)).isCloseTo(-0.1, within(1e-6));
        }
    }

    @Test
    void lambWithoutGradientOrDecayStays() {
        try (Vectors vectors = vectors(new Lamb(0.9, 0.999, 1e-6, 0))) {
            assertThat(vectors.update(0, 0)).containsExactly(1, -2);
        }
    }

    @Test
    void lookaheadAroundLambGoesBackFromTheScaledSteps() {
        try (Vectors vectors = vectors(new Lookahead(new Lamb(0.9, 0.999, 1e-12, 0), 1, 0.5))) {
            // u = (1, 1), |p| / |u| = sqrt(5 / 2); half of the step remains.
            double moved = 0.05 * Math.sqrt(2.5);
            assertClose(vectors.update(3, 4), 1 - moved, -2 - moved);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sparring.core.optimizer.engine.OptimizerSettingsTest#all")
    void aPlayerContinuesExactlyFromStateAndCount(IUpdater optimizer) {
        SplittableRandom random = new SplittableRandom(17);
        LearningRate rate = RATE.withWarmup(new Warmup.Linear(9));
        for (int stop = 1; stop <= 8; stop++) {
            try (Vectors whole = new Vectors(optimizer, rate, 1, -2, 0.5);
                    Vectors second = new Vectors(optimizer, rate, 0, 0, 0)) {
                for (int i = 0; i < stop; i++) {
                    whole.update(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
                }
                second.continueFrom(whole);
                for (int i = 0; i < 8; i++) {
                    double[] gradient = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                    assertThat(second.update(gradient)).containsExactly(whole.update(gradient));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sparring.core.optimizer.engine.OptimizerSettingsTest#all")
    void networksOfDoublesAreRefused(IUpdater optimizer) {
        try (Network network = Vectors.network(2, DataType.DOUBLE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Player.of(network, optimizer, RATE).build())
                    .withMessageContaining("type FLOAT, got one of type DOUBLE");
        }
    }
}
