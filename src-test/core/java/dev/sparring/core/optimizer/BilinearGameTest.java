package dev.sparring.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.schedule.LearningRate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** The game in which x minimises and y maximises {@code x * y}: both should end at 0, gradient descent circles outwards. */
class BilinearGameTest {

    /** The distance from (0, 0) after both have moved at the same time so many times, from (1, 1). */
    private static double play(IUpdater optimizer, double rate, int updates) {
        try (Vectors x = new Vectors(optimizer, LearningRate.constant(rate), 1);
                Vectors y = new Vectors(optimizer, LearningRate.constant(rate), 1)) {
            for (int i = 0; i < updates; i++) {
                double slopeOfX = y.values()[0];
                double slopeOfY = -x.values()[0];
                x.update(slopeOfX);
                y.update(slopeOfY);
            }
            return Math.hypot(x.values()[0], y.values()[0]);
        }
    }

    /** An epsilon of 1 lets steps shrink with the gradients; without momentum, as the theory has it. */
    static Stream<IUpdater> convergent() {
        return Stream.of(new OptimisticAdam(0, 0.9, 1), new ExtraAdam(0, 0.9, 1));
    }

    @ParameterizedTest
    @MethodSource("convergent")
    void optimismAndExtrapolationFindTheEquilibrium(IUpdater optimizer) {
        assertThat(play(optimizer, 0.2, 2000)).isLessThan(1e-6);
    }

    @Test
    void gradientDescentMovesAway() {
        // Each update lengthens the distance by sqrt(1 + rate^2), here 1.0198^2000 times.
        assertThat(play(new Sgd(), 0.2, 2000)).isGreaterThan(1e6);
    }

    @Test
    void adamKeepsCircling() {
        Adam adam = Adam.builder().beta1(0).beta2(0.9).epsilon(1).build();
        assertThat(play(adam, 0.2, 1000)).isBetween(1.0, 2.0);
        assertThat(play(adam, 0.2, 2000)).isBetween(1.0, 2.0);
    }
}
