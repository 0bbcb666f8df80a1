package dev.sparring.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
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
import dev.sparring.core.optimizer.engine.LayerStatistics;
import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.core.schedule.Warmup;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

class PlayerTest {

    private static Network network() {
        return Dl4jNetwork.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    }

    /** Parameters (1, -2) and a gradient. */
    private static void prepare(Network network, double... gradient) {
        network.parameters().assign(Nd4j.createFromArray(1.0, -2.0));
        network.gradients().assign(Nd4j.createFromArray(gradient));
    }

    static Stream<IUpdater> optimizers() {
        return Stream.of(
                Adam.builder().beta1(0.5).beta2(0.999).epsilon(1e-3).build(),
                AMSGrad.builder().epsilon(1e-3).build(),
                RmsProp.builder().build(),
                Nesterovs.builder().momentum(0.9).build(),
                Sgd.builder().build());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRateOfExactlyZeroLeavesParametersAndStateUntouchedAndCounts(IUpdater optimizer) {
        try (Network network = network()) {
            Player player = Player.of(
                            network, optimizer, LearningRate.constant(0.1).withWarmup(new Warmup.LinearFromZero(2)))
                    .build();
            prepare(network, 3, 4);
            INDArray before = network.parameters().dup();
            double[] state = player.state().map(s -> s.dup().data().asDouble()).orElse(new double[0]);
            UpdateStatistics update = player.update();
            assertThat(network.parameters()).isEqualTo(before);
            assertThat(player.state().map(s -> s.dup().data().asDouble()).orElse(new double[0]))
                    .containsExactly(state);
            assertThat(update.learningRate()).isZero();
            assertThat(update.gradientNorm()).isCloseTo(5, within(1e-12));
            assertThat(update.ratio()).isZero();
            assertThat(player.updates()).isEqualTo(1);
        }
    }

    @Test
    void aFrozenPlayerNeitherMovesNorCounts() {
        try (Network network = network()) {
            Player player = Player.of(network, Adam.builder().build(), LearningRate.constant(0.1))
                    .ema(0.5, 0)
                    .build();
            prepare(network, 3, 4);
            UpdateStatistics moved = player.update();
            INDArray before = network.parameters().dup();
            INDArray average = player.average().orElseThrow().dup();
            player.freeze(true);
            network.gradients().assign(1);
            assertThat(player.update()).isEqualTo(moved);
            assertThat(player.isFrozen()).isTrue();
            assertThat(player.updates()).isEqualTo(1);
            assertThat(network.parameters()).isEqualTo(before);
            assertThat(player.average().orElseThrow()).isEqualTo(average);
            player.freeze(false);
            network.gradients().assign(1);
            player.update();
            assertThat(player.updates()).isEqualTo(2);
            assertThat(network.parameters()).isNotEqualTo(before);
        }
    }

    @Test
    void sgdMovesByTheScheduledRateTimesTheGradient() {
        try (Network network = network()) {
            Player player = Player.of(
                            network,
                            Sgd.builder().build(),
                            LearningRate.constant(0.1).withWarmup(new Warmup.Linear(2)))
                    .build();
            prepare(network, 3, 4);
            UpdateStatistics update = player.update();
            assertThat(update.learningRate()).isEqualTo(0.05);
            assertThat(network.parameters().data().asDouble())
                    .containsExactly(new double[] {0.85, -2.2}, within(1e-12));
            assertThat(update.ratio()).isCloseTo(0.25 / Math.sqrt(5), within(1e-12));
        }
    }

    @Test
    void adamsFirstUpdateIsTheRateInEachDirection() {
        try (Network network = network()) {
            Player player = Player.of(
                            network,
                            Adam.builder().beta1(0.5).beta2(0.9).epsilon(1e-12).build(),
                            LearningRate.constant(0.01))
                    .build();
            prepare(network, 3, -4);
            player.update();
            assertThat(network.parameters().data().asDouble())
                    .containsExactly(new double[] {0.99, -1.99}, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aSecondWarmupLowersTheRateAndLeavesTheMomentsAlone(IUpdater optimizer) {
        try (Network first = network();
                Network second = network()) {
            Player steady =
                    Player.of(first, optimizer, LearningRate.constant(0.1)).build();
            Player rewarmed =
                    Player.of(second, optimizer, LearningRate.constant(0.1)).build();
            double[] shares = {1, 1, 0.2, 0.6, 1, 1};
            for (int update = 0; update < shares.length; update++) {
                if (update == 1) {
                    rewarmed.rewarm(2, 2, 0.2);
                }
                prepare(first, 3, -update);
                prepare(second, 3, -update);
                assertThat(rewarmed.update().learningRate()).isCloseTo(0.1 * shares[update], within(1e-15));
                steady.update();
                double moved = 1 - first.parameters().getDouble(0);
                // Nesterov's momentum holds rates of the past.
                if (!(optimizer instanceof Nesterovs)) {
                    assertThat(1 - second.parameters().getDouble(0)).isCloseTo(moved * shares[update], within(1e-9));
                    assertThat(rewarmed.state()).isEqualTo(steady.state());
                }
            }
        }
    }

    @Test
    void theScheduleOfUpdatesThatWereMadeCannotBeChanged() {
        try (Network network = network()) {
            Player player = Player.of(network, Sgd.builder().build(), LearningRate.constant(0.1))
                    .build();
            player.update();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> player.rewarm(0, 5, 0.1))
                    .withMessageContaining("update 1 or later");
            assertThat(player.scheduleChanges()).isEmpty();
        }
    }

    @Test
    void changesThatHaveEndedAreForgottenAndTheRatesOfAllLaterUpdatesStay() {
        LearningRate rate = LearningRate.constant(0.1).withWarmup(new Warmup.Linear(7));
        SplittableRandom random = new SplittableRandom(21);
        List<ScheduleChange> all = new ArrayList<>();
        try (Network network = network()) {
            Player player = Player.of(network, Sgd.builder().build(), rate).build();
            for (int update = 0; update < 400; update++) {
                if (update % 4 == 0) {
                    long at = update + random.nextLong(3);
                    ScheduleChange change =
                            switch (random.nextInt(4)) {
                                case 0 -> new ScheduleChange.Reduce(at, 0.97);
                                case 1 -> new ScheduleChange.Rewarm(at, 1 + random.nextLong(9), random.nextDouble());
                                default -> new ScheduleChange.Slow(at, 1 + random.nextLong(9), 0.3);
                            };
                    all.add(change);
                    player.adjust(change);
                }
                Schedule unpruned = new AdjustedSchedule(rate, all);
                for (long later = update; later < update + 40; later++) {
                    assertThat(player.schedule().rate(later)).isEqualTo(unpruned.rate(later));
                }
                prepare(network, 1, 1);
                assertThat(player.update().learningRate()).isEqualTo(unpruned.rate(update));
            }
            long lasting =
                    all.stream().filter(ScheduleChange.Reduce.class::isInstance).count();
            assertThat(lasting).isLessThan(all.size() / 2);
            assertThat(player.scheduleChanges()).hasSizeBetween((int) lasting, (int) lasting + 5);
            assertThat(player.playerState().scheduleChanges()).isEqualTo(player.scheduleChanges());
        }
    }

    @Test
    void aPlayerRestoredFromManyEndedChangesForgetsThem() {
        try (Network network = network()) {
            Player player = Player.of(network, Sgd.builder().build(), LearningRate.constant(0.1))
                    .build();
            ScheduleChange lasting = new ScheduleChange.Reduce(3, 0.5);
            player.restore(new PlayerState(
                    50,
                    0,
                    UpdateStatistics.NONE,
                    List.of(new ScheduleChange.Slow(0, 10, 0.1), lasting, new ScheduleChange.Rewarm(20, 30, 0.1))));
            assertThat(player.scheduleChanges()).containsExactly(lasting);
            assertThat(player.schedule().rate(50)).isEqualTo(0.05);
        }
    }

    @Test
    void twoPlayersWithOneOptimizerConfigurationShareNothing() {
        Adam shared = Adam.builder().beta1(0.5).build();
        try (Network first = network();
                Network second = network()) {
            Player generator =
                    Player.of(first, shared, LearningRate.constant(0.1)).build();
            Player discriminator = Player.of(
                            second, shared, LearningRate.constant(0.2).withWarmup(new Warmup.Linear(10)))
                    .build();
            for (int i = 0; i < 3; i++) {
                prepare(first, 1, 1);
                generator.update();
            }
            prepare(second, 1, 1);
            assertThat(discriminator.update().learningRate()).isCloseTo(0.02, within(1e-15));
            assertThat(discriminator.updates()).isEqualTo(1);
            assertThat(generator.updates()).isEqualTo(3);
            assertThat(second.parameters().data().asDouble()).containsExactly(new double[] {0.98, -2.02}, within(1e-6));
        }
    }

    @Test
    void aLongerGradientIsScaledToTheClippingNormAndReportedAsItWas() {
        try (Network network = network()) {
            Player player = Player.of(network, Sgd.builder().build(), LearningRate.constant(1))
                    .clipNorm(1)
                    .build();
            prepare(network, 3, 4);
            assertThat(player.update().gradientNorm()).isCloseTo(5, within(1e-12));
            assertThat(network.parameters().data().asDouble()).containsExactly(new double[] {0.4, -2.8}, within(1e-12));
            prepare(network, 0.3, 0.4);
            player.update();
            assertThat(network.parameters().data().asDouble()).containsExactly(new double[] {0.7, -2.4}, within(1e-12));
        }
    }

    @Test
    void theAverageFollowsByItsDecayAndMoreQuicklyAtFirst() {
        try (Network network = network()) {
            network.parameters().assign(Nd4j.createFromArray(0.0, 0.0));
            Player player = Player.of(network, Sgd.builder().build(), LearningRate.constant(1))
                    .ema(0.5, 1)
                    .build();
            double expected = 0;
            for (int update = 1; update <= 30; update++) {
                network.parameters().assign(update);
                network.gradients().assign(0);
                player.update();
                int averaged = update - 1;
                double weight = averaged == 0 ? 0 : Math.min(0.5, (1.0 + averaged) / (10.0 + averaged));
                expected = weight * expected + (1 - weight) * update;
                assertThat(player.average().orElseThrow().getDouble(0)).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void aRestoredPlayerGoesOnAsIfItHadNotStopped() {
        Adam adam = Adam.builder().beta1(0.5).build();
        LearningRate rate = LearningRate.constant(0.1).withWarmup(new Warmup.Linear(10));
        try (Network unbroken = network();
                Network broken = network()) {
            Player whole = Player.of(unbroken, adam, rate).build();
            unbroken.parameters().assign(1);
            for (int i = 0; i < 4; i++) {
                unbroken.gradients().assign(i - 1.5);
                whole.update();
            }
            Player second = Player.of(broken, adam, rate).build();
            broken.parameters().assign(unbroken.parameters());
            second.state().orElseThrow().assign(whole.state().orElseThrow());
            second.restore(whole.playerState());
            for (int i = 0; i < 4; i++) {
                unbroken.gradients().assign(i - 1.5);
                broken.gradients().assign(i - 1.5);
                assertThat(second.update()).isEqualTo(whole.update());
            }
            assertThat(broken.parameters()).isEqualTo(unbroken.parameters());
        }
    }

    /** All of this package, also where the step depends on the parameters, and all of ND4J's that a player takes. */
    static Stream<IUpdater> allOptimizers() {
        return Stream.of(
                new AdamOptimizer(),
                new AmsGradOptimizer(),
                new RmsPropOptimizer(),
                new SgdOptimizer(),
                new SgdOptimizer(0.9, false),
                new SgdOptimizer(0.9, true),
                new RAdam(),
                new RAdam(0.9, 0.9, 1e-8, 4, RAdam.Below.SKIP),
                new AdamW(),
                new Lion(),
                new Lion(0.9, 0.99, 0.1),
                new Lamb(),
                new AdaBelief(),
                new OptimisticAdam(),
                new ExtraAdam(),
                new Lookahead(),
                new Lookahead(new AdamW()),
                new Lookahead(new Lamb(), 2, 0.5),
                new Lookahead(new ExtraAdam(), 4, 0.5),
                new Adam(),
                new AMSGrad(),
                new AdaGrad(),
                new AdaMax(),
                new Nadam(),
                new Nesterovs(),
                new RmsProp(),
                new Sgd());
    }

    @ParameterizedTest
    @MethodSource("allOptimizers")
    void aRenewedOptimizerMovesAsANewOneOnTheSameSchedule(IUpdater optimizer) {
        LearningRate rate = LearningRate.constant(0.1).withWarmup(new Warmup.Linear(10));
        try (Network used = Vectors.network(2, DataType.FLOAT);
                Network fresh = Vectors.network(2, DataType.FLOAT)) {
            Player renewed = Player.of(used, optimizer, rate).build();
            for (int i = 0; i < 5; i++) {
                prepare(used, 30, i - 1.5);
                renewed.update();
            }
            renewed.resetOptimizer();
            Player first = Player.of(fresh, optimizer, rate.shifted(-5)).build();
            for (int i = 0; i < 4; i++) {
                prepare(used, 0.5, 0.25 - i);
                prepare(fresh, 0.5, 0.25 - i);
                assertThat(renewed.update()).isEqualTo(first.update());
                assertThat(used.parameters()).isEqualTo(fresh.parameters());
            }
            assertThat(renewed.updates()).isEqualTo(9);
            assertThat(renewed.playerState().optimizerResetAt()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOAT", "DOUBLE"})
    void layersTellGradientAndChangeOfEachLayer(String type) {
        try (Network network = Dl4jNetwork.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.valueOf(type))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build())) {
            network.parameters().assign(Nd4j.createFromArray(2.0, 6.0, 9.0, 5.0));
            network.gradients().assign(Nd4j.createFromArray(1.0, 2.0, 2.0, -4.0));
            IUpdater optimizer = type.equals("FLOAT")
                    ? new AdamW(0, 0, 1e-12, 0)
                    : Sgd.builder().build();
            Player player =
                    Player.of(network, optimizer, LearningRate.constant(0.1)).build();
            player.update();
            // With both betas 0, Adam's step is the rate times the gradient's sign.
            double first = type.equals("FLOAT") ? 0.1 * Math.sqrt(3) / 11 : 0.1 * 3 / 11;
            double second = type.equals("FLOAT") ? 0.1 / 5 : 0.1 * 4 / 5;
            assertThat(player.layers()).extracting(LayerStatistics::layer).containsExactly("0", "1");
            assertThat(player.layers())
                    .extracting(LayerStatistics::gradientNorm)
                    .containsExactly(3.0, 4.0);
            assertThat(player.layers().get(0).ratio()).isCloseTo(first, within(1e-7));
            assertThat(player.layers().get(1).ratio()).isCloseTo(second, within(1e-7));
        }
    }

    @Test
    void illegalOptionsAreRefused() {
        try (Network network = network()) {
            Player.Builder builder = Player.of(network, Sgd.builder().build(), LearningRate.constant(1));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.clipNorm(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.ema(1, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PlayerState(-1, 0, UpdateStatistics.NONE, List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PlayerState(3, 4, UpdateStatistics.NONE, List.of()));
        }
    }
}
