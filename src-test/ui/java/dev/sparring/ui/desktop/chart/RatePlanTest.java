package dev.sparring.ui.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.Warmup;
import org.junit.jupiter.api.Test;

class RatePlanTest {

    private final Schedule schedule = LearningRate.constant(0.5).withWarmup(new Warmup.Linear(100));

    @Test
    void theGeneratorsUpdateTIsMadeInStepTPlusOne() {
        RatePlan plan = new RatePlan(schedule, 1, 0);
        for (long update = 0; update < 150; update++) {
            assertThat(plan.rateAt(update + 1)).isEqualTo(schedule.rate(update));
            assertThat(plan.stepOf(update)).isEqualTo(update + 1);
        }
    }

    @Test
    void aStepShowsTheRateOfItsLastUpdate() {
        RatePlan plan = new RatePlan(schedule, 5, 0);
        assertThat(plan.rateAt(1)).isEqualTo(schedule.rate(4));
        assertThat(plan.rateAt(2)).isEqualTo(schedule.rate(9));
        assertThat(plan.stepOf(4)).isEqualTo(1);
        assertThat(plan.stepOf(5)).isEqualTo(2);
    }

    @Test
    void thereIsNoRateBeforeTheFirstUpdate() {
        RatePlan plan = new RatePlan(schedule, 2, 10);
        assertThat(plan.rateAt(10)).isNaN();
        assertThat(plan.rateAt(11)).isEqualTo(schedule.rate(1));
        assertThat(plan.stepOf(0)).isEqualTo(11);
    }

    @Test
    void noUpdatesInAStepAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RatePlan(schedule, 0, 0));
    }
}
