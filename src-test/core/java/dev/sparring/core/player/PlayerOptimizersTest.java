package dev.sparring.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.RAdam;
import dev.sparring.core.optimizer.Vectors;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Which optimizers a player takes, and which rates of theirs. */
class PlayerOptimizersTest {

    private static final LearningRate RATE = LearningRate.constant(2e-4).withWarmup(new Warmup.Linear(10));

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new NoOp(), "must have a learning rate", "NoOp has not"),
                Arguments.of(new AdaDelta(), "must have a learning rate", "AdaDelta has not"),
                Arguments.of(
                        new org.nd4j.linalg.learning.config.AdaBelief(), "ND4J's AdaBelief", AdaBelief.class.getName()),
                Arguments.of(new Adam(0.02), "no learning rate of its own", "got Adam with 0.02"),
                Arguments.of(new Sgd(0.5), "no learning rate of its own", "0.001 by default"),
                Arguments.of(new RmsProp(1e-3), "got RmsProp with 0.001", "0.1 by default"),
                Arguments.of(
                        new Nesterovs(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 100), 0.9),
                        "no learning rate of its own",
                        "Nesterovs with 0.1"),
                // It begins as the default and falls later.
                Arguments.of(
                        new Adam(new StepSchedule(ScheduleType.EPOCH, 1e-3, 0.5, 100)),
                        "of its own",
                        "Adam with 0.001"),
                Arguments.of(new RAdam().withLearningRate(0.3), "of its own", "RAdam with 0.3"),
                Arguments.of(new Lookahead(new Adam(0.02)), "of its own", "Adam with 0.02"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatAPlayerWouldIgnoreOrCannotUseIsRefused(IUpdater optimizer, String what, String more) {
        try (Network network = Vectors.network(2, DataType.FLOAT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Player.of(network, optimizer, RATE).build())
                    .withMessageContaining(what)
                    .withMessageContaining(more);
        }
    }

    static Stream<IUpdater> taken() {
        return Stream.of(
                new Adam(),
                Adam.builder().beta1(0.5).build(),
                new Adam(2e-4),
                new Adam(RATE),
                new AMSGrad(),
                new AdaGrad(),
                new AdaMax(),
                new Nadam(),
                new Nesterovs(),
                new Nesterovs(0.9),
                new RmsProp(),
                new Sgd(),
                new Sgd(2e-4),
                new RAdam().withLearningRate(2e-4),
                new RAdam().withSchedule(RATE),
                new Lookahead(new Adam(RATE)));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void aRateThatIsTheDefaultOrTheSchedulesIsTaken(IUpdater optimizer) {
        try (Network network = Vectors.network(2, DataType.FLOAT)) {
            assertThatCode(() -> Player.of(network, optimizer, RATE).build()).doesNotThrowAnyException();
        }
    }

    @Test
    void theSettingsAreGivenAsACopy() {
        try (Network network = Vectors.network(2, DataType.FLOAT)) {
            Player player = Player.of(network, new Lion(0.8, 0.9, 0), RATE).build();
            assertThat(player.optimizer()).isEqualTo(new Lion(0.8, 0.9, 0).withSchedule(RATE));
            player.optimizer().setLrAndSchedule(0.5, null);
            assertThat(player.optimizer()).isEqualTo(new Lion(0.8, 0.9, 0).withSchedule(RATE));
        }
    }
}
