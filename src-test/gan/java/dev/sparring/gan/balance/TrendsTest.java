package dev.sparring.gan.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.train.PlayerRecord;
import dev.sparring.gan.train.StepRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TrendsTest {

    private static double lead(
            boolean alike, int steps, IntFunction<PlayerRecord> first, IntFunction<PlayerRecord> second) {
        Trends trends = new Trends(0, alike);
        for (int step = 1; step <= steps; step++) {
            trends.include(new StepRecord(
                    step, step * 64L, first.apply(step), second.apply(step), 0.1, -0.1, 0.5, 0.6, 0.55, 0.1, 0));
        }
        Map<String, double[]> state = new HashMap<>();
        trends.store(state);
        Trends restored = new Trends(0, alike);
        restored.restore(state);
        assertThat(restored.figures()).isEqualTo(trends.figures());
        return trends.figures().lead();
    }

    private static PlayerRecord driven(long updates, double rate) {
        return new PlayerRecord(updates, rate, 0.7, 1, 1e-3);
    }

    @Test
    void theLeadIsOfWholeStepsAndKnownOnceBothAreDriven() {
        IntFunction<PlayerRecord> steady = step -> driven(step, 1e-2);
        assertThat(lead(true, 100, steady, step -> driven(step, 1e-4))).isCloseTo(2, within(1e-9));
        assertThat(lead(true, 100, steady, step -> driven(5L * step, 2e-4))).isCloseTo(1, within(1e-9));
        assertThat(lead(true, 100, steady, step -> driven(0, 0)))
                .as("it has not begun yet")
                .isZero();
        assertThat(lead(false, 100, steady, step -> driven(step, 1e-4)))
                .as("rates of two kinds of optimizers")
                .isZero();
    }

    @Test
    void aWarmupIsNoDelay() {
        IntFunction<PlayerRecord> steady = step -> driven(step, 1e-4);
        IntFunction<PlayerRecord> warmed = step -> driven(step, Math.min(step, 100) * 1e-5);
        assertThat(lead(true, 90, warmed, steady)).as("in the middle of it").isZero();
        assertThat(lead(true, 150, warmed, steady)).as("at its end").isCloseTo(1, within(1e-9));
    }
}
