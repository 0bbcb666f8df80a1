package dev.sparring.gan.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.Penalties.Lazy;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against closed forms: the gradient of a linear critic to a sample is its weights, wherever it is taken. */
class PenaltiesTest {

    private static final float[] WEIGHTS = {3, 0, -4};
    private static final double NORM = 5;

    private static Network linear() {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
        Network network = Network.of(definition);
        network.parameters().assign(Nd4j.createFromArray(new float[] {3, 0, -4, 0.5f}));
        network.clearGradients();
        return network;
    }

    private static INDArray batch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[18];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(numbers).reshape(6, 3);
    }

    private static float[] gradients(Network network) {
        return network.gradients().toFloatVector();
    }

    @ParameterizedTest
    @EnumSource(Points.class)
    void aLinearCriticIsPenalisedByTheNormOfItsWeights(Points points) {
        double weight = 0.7;
        double target = 1;
        GradientPenalty penalty = new GradientPenalty(points, target, weight);
        try (Network network = linear()) {
            PenaltyValue value =
                    penalty.addGradients(Critic.of(network), batch(1), batch(2), 1, new SplittableRandom(3));
            assertThat(value.gradientNorm()).isCloseTo(NORM, within(1e-5));
            assertThat(value.penalty()).isCloseTo(weight * 16, within(1e-4));
            float[] gradients = gradients(network);
            for (int i = 0; i < WEIGHTS.length; i++) {
                assertThat((double) gradients[i])
                        .isCloseTo(2 * weight * (NORM - target) * WEIGHTS[i] / NORM, within(1e-4));
            }
            assertThat(gradients[3]).as("the bias moves no gradient").isZero();
        }
    }

    @Test
    void aGradientOfZeroIsPulledNowhere() {
        try (Network network = linear()) {
            network.parameters().assign(0);
            PenaltyValue value = new GradientPenalty(Points.REAL, 1, 10)
                    .addGradients(Critic.of(network), batch(1), batch(2), 1, new SplittableRandom(3));
            assertThat(value.penalty()).isEqualTo(10);
            assertThat(gradients(network)).containsOnly(0);
        }
    }

    @Test
    void pointsAreDrawnFromTheStreamAlone() {
        for (Points points : List.of(Points.BETWEEN, Points.AROUND_REAL)) {
            try (Network network = curved()) {
                double first = value(network, points, 3);
                assertThat(value(network, points, 3)).isEqualTo(first);
                assertThat(value(network, points, 4)).isNotEqualTo(first);
            }
        }
    }

    /** Half way of a linear fade to a fifth, the weight is 0.6; and gradients are so many times as large as value and weight. */
    @Test
    void aWeightFollowsItsSchedule() {
        LearningRate fading =
                LearningRate.constant(1).withWarmup(new Warmup.Linear(4)).withDecay(new Decay.Linear(10, 0.2));
        assertFactor(fading, 0, 0.25);
        assertFactor(fading, 4, 1);
        assertFactor(fading, 9, 0.6);
        assertFactor(fading, 100, 0.2);
    }

    @Test
    void aPenaltyWhoseWeightIsGoneCostsNothing() {
        LearningRate gone = LearningRate.constant(1).withDecay(new Decay.Linear(10, 0));
        Penalties penalties = new Penalties(List.of(new Penalties.Lazy(GradientPenalty.r1(1), 1, gone)), 1);
        try (Network network = curved()) {
            penalties.begin();
            penalties.addGradients(9, 9, Critic.of(network), batch(1), batch(2));
            assertThat(penalties.value()).isPositive();
            network.clearGradients();
            penalties.begin();
            penalties.addGradients(10, 10, Critic.of(network), batch(1), batch(2));
            assertThat(penalties.value()).isZero();
            assertThat(network.gradients().ameanNumber().doubleValue()).isZero();
        }
    }

    private static void assertFactor(LearningRate weight, long update, double factor) {
        try (Network network = curved()) {
            Penalties whole =
                    new Penalties(List.of(new Penalties.Lazy(new GradientPenalty(Points.BETWEEN, 1, 3), 1)), 1);
            Penalties part =
                    new Penalties(List.of(new Penalties.Lazy(new GradientPenalty(Points.BETWEEN, 1, 3), 1, weight)), 1);
            network.clearGradients();
            whole.begin();
            whole.addGradients(update, update, Critic.of(network), batch(1), batch(2));
            INDArray expected = network.gradients().mul(factor);
            network.clearGradients();
            part.begin();
            part.addGradients(update, update, Critic.of(network), batch(1), batch(2));
            assertThat(part.value()).isCloseTo(factor * whole.value(), within(1e-12));
            assertThat(network.gradients().distance2(expected)).isLessThan(1e-5);
            assertThat(expected.norm2Number().doubleValue()).isPositive();
        }
    }

    private static double value(Network network, Points points, long seed) {
        return new GradientPenalty(points, 0, 1)
                .addGradients(Critic.of(network), batch(1), batch(2), 1, new SplittableRandom(seed))
                .penalty();
    }

    private static Network curved() {
        return Network.of(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(8)
                        .activation(Activation.TANH)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(8)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    }

    @Test
    void aLazyPenaltyIsAddedEveryFewUpdatesAndThatManyTimesAsStrong() {
        Penalties lazy = new Penalties(List.of(new Lazy(new GradientPenalty(Points.REAL, 0, 0.5), 4)), 1);
        for (int update = 0; update < 9; update++) {
            try (Network network = linear()) {
                lazy.begin();
                lazy.addGradients(update, update, Critic.of(network), batch(1), batch(2));
                boolean due = update % 4 == 0;
                assertThat(lazy.value()).isCloseTo(due ? NORM * NORM / 2 : 0, within(1e-4));
                assertThat(Double.isNaN(lazy.gradientNorm())).isEqualTo(!due);
                for (int i = 0; i < WEIGHTS.length; i++) {
                    assertThat(gradients(network)[i]).isCloseTo(due ? 4 * WEIGHTS[i] : 0f, within(1e-4f));
                }
            }
        }
        assertThat(lazy.needTangent()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Lazy(new LeCam(1, 0.5), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GradientPenalty(Points.REAL, 0, -1));
    }

    /** One pass for both, against a pass for each. */
    @ParameterizedTest
    @EnumSource(
            value = Points.class,
            names = {"REAL", "FAKE"})
    void aPenaltyThatJoinsTheLossAddsTheSame(Points points) {
        List<Lazy> two = List.of(
                new Lazy(new GradientPenalty(points, 0, 0.5), 2), new Lazy(new GradientPenalty(points, 1, 3), 1));
        float[] loss = {0.5f, 0, -2, 1, 0.25f, -1};
        INDArray real = batch(1);
        INDArray fake = batch(2);
        INDArray samples = points == Points.REAL ? real : fake;
        try (Network together = linear();
                Network apart = linear()) {
            Penalties joining = new Penalties(two, 1);
            joining.begin();
            assertThat(joining.join(0, points, together)).isTrue();
            assertThat(joining.join(0, points == Points.REAL ? Points.FAKE : Points.REAL, together))
                    .isFalse();
            try (Pass pass = together.passForGradients(Inputs.of(samples))) {
                joining.addWithLoss(0, points, pass, loss);
            }
            joining.addGradients(0, 0, Critic.of(together), real, fake);
            Penalties separate = new Penalties(two, 1);
            separate.begin();
            apart.forward(samples, true);
            apart.backwardToParameters(Nd4j.createFromArray(loss).reshape(6, 1));
            separate.addGradients(0, 0, Critic.of(apart), real, fake);
            assertThat(joining.value()).isCloseTo(separate.value(), within(1e-6));
            assertThat(joining.gradientNorm()).isCloseTo(separate.gradientNorm(), within(1e-6));
            float[] expected = gradients(apart);
            float[] found = gradients(together);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    @Test
    void leCamHoldsLogitsToWhereThoseOfTheOtherSideHaveBeen() {
        LeCam leCam = new LeCam(0.5, 0.9);
        float[] gradient = new float[2];
        assertThat(leCam.addToReal(new float[] {2, 4}, gradient, 1)).isZero();
        assertThat(leCam.addToFake(new float[] {-1, -3}, gradient, 1)).isZero();
        assertThat(gradient).as("nothing is known at first").containsOnly(0);
        // Means so far: real 3, fake -2.
        double real = leCam.addToReal(new float[] {0, -5}, gradient, 1);
        assertThat(real).isCloseTo(0.5 * (2 * 2) / 2, within(1e-9));
        assertThat(gradient).containsExactly(0.5f * 2 * 2 / 2, 0);
        gradient = new float[2];
        double fake = leCam.addToFake(new float[] {1, 5}, gradient, 2);
        assertThat(fake).isCloseTo(0.5 * (2 * 2) / 2, within(1e-9));
        assertThat(gradient).containsExactly(-2 * 0.5f * 2 * 2 / 2, 0);
        assertThat(leCam.state()[0]).isCloseTo(0.9 * 3 + 0.1 * -2.5, within(1e-9));
        assertThat(leCam.state()[1]).isCloseTo(0.9 * -2 + 0.1 * 3, within(1e-9));
        LeCam again = new LeCam(0.5, 0.9);
        again.restore(leCam.state());
        assertThat(again.addToReal(new float[] {1, 1}, new float[2], 1))
                .isEqualTo(leCam.addToReal(new float[] {1, 1}, new float[2], 1));
    }

    @Test
    void leCamBeginsAnewWhereLogitsHaveLeftAllBounds() {
        LeCam leCam = new LeCam(1, 0.9);
        float[] wild = {Float.POSITIVE_INFINITY, 1};
        leCam.addToReal(wild, new float[2], 1);
        leCam.addToFake(new float[] {Float.NEGATIVE_INFINITY, 1}, new float[2], 1);
        float[] gradient = new float[2];
        assertThat(leCam.addToReal(new float[] {3, 1}, gradient, 1)).isZero();
        assertThat(leCam.addToFake(new float[] {-3, -1}, gradient, 1)).isZero();
        assertThat(gradient).containsOnly(0);
        assertThat(leCam.state()).containsExactly(2, -2);
    }

    @Test
    void clippingMayBeLazyToo() {
        try (Network network = linear()) {
            Player player = Player.of(network, new SgdOptimizer(), LearningRate.constant(1e-9))
                    .build();
            Penalties clipping = new Penalties(List.of(new Lazy(new WeightClip(0.25f), 2)), 1);
            player.update();
            clipping.afterUpdate(player);
            assertThat(network.parameters().getFloat(0)).isEqualTo(0.25f);
            network.parameters().assign(1);
            player.update();
            clipping.afterUpdate(player);
            assertThat(network.parameters().getFloat(0)).isEqualTo(1);
        }
    }

    @Test
    void clippedWeightsStayWithinTheirBound() {
        try (Network network = linear()) {
            Player player = Player.of(network, new SgdOptimizer(), LearningRate.constant(1))
                    .build();
            new WeightClip(0.25f).afterUpdate(player);
            assertThat(network.parameters().toFloatVector()).containsExactly(0.25f, 0, -0.25f, 0.25f);
        }
    }
}
