package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.RampSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class ScheduleOperatorsTest {

    private static final Schedule FALLING = LearningRate.constant(0.1).withDecay(new Decay.Linear(10, 0));
    private static final Schedule TABLE = new PiecewiseSchedule(
            List.of(
                    new PiecewiseSchedule.Point(2, 1),
                    new PiecewiseSchedule.Point(4, 3),
                    new PiecewiseSchedule.Point(5, 0)),
            false);

    @Test
    void aJoinedScheduleSeesTimeFromItsOwnStart() {
        Schedule joined = LearningRate.constant(7).then(3, FALLING);
        assertThat(joined.preview(5)).containsExactly(new double[] {7, 7, 7, 0.1, 0.09}, within(1e-15));
        assertThat(joined.peak()).isEqualTo(7);
    }

    @Test
    void productsScalesShiftsAndBoundsAreWhatTheySay() {
        assertThat(FALLING.times(FALLING).rate(5)).isCloseTo(0.0025, within(1e-15));
        assertThat(FALLING.times(3).rate(5)).isCloseTo(0.15, within(1e-15));
        assertThat(FALLING.shifted(4).preview(6))
                .containsExactly(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.09}, within(1e-15));
        assertThat(FALLING.shifted(-4).rate(0)).isCloseTo(0.06, within(1e-15));
        assertThat(FALLING.clipped(0.02, 0.05).preview(12)[0]).isEqualTo(0.05);
        assertThat(FALLING.clipped(0.02, 0.05).preview(12)[11]).isEqualTo(0.02);
    }

    @Test
    void aTableIsFollowedInLinesOrSteps() {
        assertThat(TABLE.preview(7)).containsExactly(new double[] {1, 1, 1, 2, 3, 0, 0}, within(1e-15));
        assertThat(new PiecewiseSchedule(((PiecewiseSchedule) TABLE).points(), true).preview(7))
                .containsExactly(1, 1, 1, 1, 3, 0, 0);
        assertThat(TABLE.peak()).isEqualTo(3);
    }

    @Test
    void tablesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PiecewiseSchedule(List.of(), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseSchedule(
                        List.of(new PiecewiseSchedule.Point(3, 1), new PiecewiseSchedule.Point(3, 2)), false))
                .withMessageContaining("rise");
        assertThatIllegalArgumentException().isThrownBy(() -> new PiecewiseSchedule.Point(0, Double.NaN));
    }

    @Test
    void aSecondWarmupGoesDownToItsShareAndUpAgainAndChangesNothingElse() {
        Schedule rewarmed = FALLING.rewarmed(2, 4, 0.5);
        double[] factors = {1, 1, 0.5, 0.625, 0.75, 0.875, 1, 1};
        for (int t = 0; t < factors.length; t++) {
            assertThat(rewarmed.rate(t)).as("update %d", t).isCloseTo(FALLING.rate(t) * factors[t], within(1e-15));
        }
    }

    @Test
    void adjustmentsAddUp() {
        Schedule adjusted = new AdjustedSchedule(
                LearningRate.constant(1),
                List.of(
                        new ScheduleChange.Reduce(3, 0.5),
                        new ScheduleChange.Reduce(5, 0.1),
                        new ScheduleChange.Rewarm(5, 2, 0)));
        assertThat(adjusted.preview(8))
                .containsExactly(new double[] {1, 1, 1, 0.5, 0.5, 0, 0.025, 0.05}, within(1e-15));
    }

    static Stream<ISchedule> broken() {
        return Stream.of(
                new PolySchedule(ScheduleType.ITERATION, 1, 2, 10),
                new RampSchedule(new FixedSchedule(1), 10),
                new CycleSchedule(ScheduleType.ITERATION, 1, 101));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void nd4jsBrokenSchedulesAreRefusedWithWhatToUse(ISchedule schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Nd4jSchedule(schedule, 1))
                .withMessageContaining(schedule.getClass().getSimpleName())
                .withMessageContaining("use ");
    }

    @Test
    void thoseClaimsAboutNd4jsSchedulesAreTrue() {
        // PolySchedule rises instead of falling.
        assertThat(new PolySchedule(ScheduleType.ITERATION, 1, 2, 10).valueAt(9, 0))
                .isGreaterThan(3);
        // CycleSchedule's spike: the update before the annealing has the highest rate.
        ISchedule cycle = new CycleSchedule(ScheduleType.ITERATION, 1, 101);
        assertThat(cycle.valueAt(90, 0)).isGreaterThan(5 * cycle.valueAt(89, 0));
        assertThat(catchThrowable(() -> new ObjectMapper()
                        .readValue(
                                new ObjectMapper().writeValueAsString(new RampSchedule(new FixedSchedule(1), 10)),
                                ISchedule.class)))
                .isNotNull();
    }

    @Test
    void anotherScheduleOfNd4jsIsItsValueAtEachUpdate() {
        Schedule schedule = new Nd4jSchedule(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.5), 0.1);
        assertThat(schedule.preview(3)).containsExactly(new double[] {0.1, 0.05, 0.025}, within(1e-15));
    }

    @Test
    void slowingLowersTheRateForAWhileAndNoLonger() {
        Schedule slowed = new AdjustedSchedule(LearningRate.constant(2), List.of(new ScheduleChange.Slow(3, 2, 0.25)));
        assertThat(slowed.preview(7)).containsExactly(2, 2, 2, 0.5, 0.5, 2, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new ScheduleChange.Slow(3, 0, 0.25));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScheduleChange.Slow(3, 2, 0));
    }

    @Test
    void aPlateauReducesAfterItsPatienceAndNotWhileItCools() {
        Plateau plateau = new Plateau(new Plateau.Rules(0.5, 2, 0.1, 2));
        // Falls by less than a tenth are no progress.
        double[] metrics = {1.0, 0.95, 0.93, 0.92, 5, 5, 5, 5, 5};
        boolean[] reduced = {false, false, false, true, false, false, false, false, true};
        for (int i = 0; i < metrics.length; i++) {
            Optional<ScheduleChange> change = plateau.observe(metrics[i], 100 + i);
            assertThat(change.isPresent()).as("observation %d", i).isEqualTo(reduced[i]);
            if (reduced[i]) {
                assertThat(change).contains(new ScheduleChange.Reduce(100 + i, 0.5));
            }
        }
    }

    @Test
    void aRestoredPlateauGoesOnAsIfNothingHadHappened() {
        Plateau whole = new Plateau(Plateau.Rules.USUAL);
        Plateau second = new Plateau(Plateau.Rules.USUAL);
        double[] metrics = {3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
        for (int i = 0; i < 7; i++) {
            whole.observe(metrics[i], i);
        }
        second.restore(whole.state());
        for (int i = 7; i < metrics.length; i++) {
            assertThat(second.observe(metrics[i], i)).isEqualTo(whole.observe(metrics[i], i));
        }
        assertThat(second.state()).isEqualTo(whole.state());
    }

    @Test
    void aMetricThatIsNotANumberIsNoProgress() {
        Plateau plateau = new Plateau(new Plateau.Rules(0.5, 1, 0, 0));
        plateau.observe(1, 0);
        assertThat(plateau.observe(Double.NaN, 1)).isEmpty();
        assertThat(plateau.observe(Double.NaN, 2)).isPresent();
    }

    @Test
    void whatPassesByItselfIsNoLowerRateAndWhatIsForGoodIs() {
        Schedule warmed = LearningRate.constant(2).withWarmup(new Warmup.Linear(10));
        assertThat(warmed.lasting(9)).isNaN();
        assertThat(warmed.lasting(10)).isEqualTo(2);
        // It never quite reaches the base rate, and stands for it all the same.
        Schedule approaching = LearningRate.constant(2).withWarmup(new Warmup.ExponentialApproach(10));
        assertThat(approaching.rate(10)).isLessThan(1.4);
        assertThat(approaching.lasting(10)).isEqualTo(2);
        assertThat(FALLING.lasting(5)).isCloseTo(0.05, within(1e-15));
        Schedule changed = new AdjustedSchedule(
                LearningRate.constant(8),
                List.of(
                        new ScheduleChange.Rewarm(10, 10, 0.1),
                        new ScheduleChange.Slow(10, 10, 0.5),
                        new ScheduleChange.Reduce(15, 0.25)));
        assertThat(changed.rate(10)).isCloseTo(0.4, within(1e-12));
        assertThat(changed.lasting(10)).isEqualTo(8);
        assertThat(changed.lasting(15)).isEqualTo(2);
        assertThat(changed.lasting(100)).isEqualTo(2);
    }

    @Test
    void schedulesMadeOfOthersLastAsTheseDo() {
        Schedule rewarmed = LearningRate.constant(3).rewarmed(4, 4, 0.5);
        assertThat(rewarmed.times(2).lasting(4)).isEqualTo(6);
        assertThat(rewarmed.times(rewarmed).lasting(5)).isEqualTo(9);
        assertThat(rewarmed.shifted(2).lasting(6)).isEqualTo(3);
        assertThat(rewarmed.clipped(1, 2).lasting(4)).isEqualTo(2);
        assertThat(FALLING.then(3, rewarmed).lasting(7)).isEqualTo(3);
        assertThat(FALLING.then(3, rewarmed).lasting(2)).isCloseTo(0.08, within(1e-15));
        assertThat(TABLE.lasting(4)).isEqualTo(3);
    }
}
