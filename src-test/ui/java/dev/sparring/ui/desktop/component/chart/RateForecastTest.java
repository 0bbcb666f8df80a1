package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.core.schedule.Warmup;
import org.junit.jupiter.api.Test;

class RateForecastTest {

    private final Schedule schedule = LearningRate.constant(0.5).withWarmup(new Warmup.Linear(100));

    @Test
    void theGeneratorsUpdateTIsMadeInStepTPlusOne() {
        RateForecast plan = new RateForecast(schedule, 1, 0, 0);
        for (long update = 0; update < 150; update++) {
            assertThat(plan.rateAt(update + 1)).isEqualTo(schedule.rate(update));
            assertThat(plan.stepOf(update)).isEqualTo(update + 1);
        }
    }

    @Test
    void aStepShowsTheRateOfItsLastUpdate() {
        RateForecast plan = new RateForecast(schedule, 5, 0, 0);
        assertThat(plan.rateAt(1)).isEqualTo(schedule.rate(4));
        assertThat(plan.rateAt(2)).isEqualTo(schedule.rate(9));
        assertThat(plan.stepOf(4)).isEqualTo(1);
        assertThat(plan.stepOf(5)).isEqualTo(2);
    }

    @Test
    void thereIsNoRateBeforeTheFirstUpdate() {
        RateForecast plan = new RateForecast(schedule, 2, 10, 0);
        assertThat(plan.rateAt(10)).isNaN();
        assertThat(plan.rateAt(11)).isEqualTo(schedule.rate(1));
        assertThat(plan.stepOf(0)).isEqualTo(11);
    }

    @Test
    void stepsThatWereSatOutMoveWhatIsToCome() {
        // Two updates a step from step 11 on; by step 40 it has made 20 updates in 10 of 30 steps.
        RateForecast plan = new RateForecast(schedule, 2, 10, 0).after(40, 20);
        assertThat(plan.rateAt(41)).isEqualTo(schedule.rate(21));
        assertThat(plan.rateAt(60)).isEqualTo(schedule.rate(59));
        assertThat(plan.after(41, 22)).isEqualTo(plan);
        assertThat(plan.after(42, 22).rateAt(43)).isEqualTo(schedule.rate(23));
    }

    @Test
    void stepsBeforeTheFirstUpdateAreNotSatOut() {
        RateForecast plan = new RateForecast(schedule, 1, 10, 0);
        assertThat(plan.after(7, 0)).isEqualTo(plan);
        assertThat(plan.after(25, 15)).isEqualTo(plan);
    }

    @Test
    void changesThatHaveEndedAreForgotten() {
        RateForecast plan = new RateForecast(schedule, 1, 0, 0);
        for (long at = 200; at < 1_200; at += 10) {
            plan = plan.adjusted(new ScheduleChange.Slow(at, 10, 0.5));
        }
        assertThat(((AdjustedSchedule) plan.schedule()).changes()).hasSize(1);
        assertThat(plan.rateAt(1_201)).isEqualTo(schedule.rate(1_200));
        assertThat(plan.rateAt(1_195)).isEqualTo(schedule.rate(1_194) * 0.5);
    }

    @Test
    void theStepOfAnUpdateStaysWhereItWas() {
        RateForecast plan = new RateForecast(schedule, 1, 0, 0);
        assertThat(plan.after(5000, 4000).stepOf(99)).isEqualTo(100);
    }

    @Test
    void noUpdatesInAStepAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateForecast(schedule, 0, 0, 0));
    }
}
