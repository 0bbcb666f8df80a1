package dev.sparring.gan.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TrainingStatisticsTest {

    private static void include(
            TrainingStatistics statistics,
            int from,
            int to,
            IntFunction<PlayerMetrics> first,
            IntFunction<PlayerMetrics> second) {
        for (int step = from; step <= to; step++) {
            statistics.include(new StepMetrics(
                    step,
                    step * 64L,
                    first.apply(step),
                    second.apply(step),
                    0.1,
                    -0.1,
                    0.5,
                    0.6,
                    0.55,
                    0.1,
                    0,
                    Double.NaN));
        }
    }

    private static PlayerMetrics learned(long updates, double gradient) {
        return new PlayerMetrics(updates, 1e-3, 0.7, gradient, gradient / 1000);
    }

    /** A network that sits out repeats what it did last, as a player's record does. */
    private static PlayerMetrics sitsOutFrom(int step, int end, double gradient) {
        return learned(Math.min(step, end), gradient);
    }

    @Test
    void aNetworkThatSitsOutIsNotJudgedByAGradientItHadBefore() {
        // The gradient falls and stops where the network does: were it taken in again and again, the mean would go on
        // to fall.
        TrainingStatistics statistics = new TrainingStatistics(0);
        IntFunction<PlayerMetrics> falling = step -> sitsOutFrom(step, 200, step < 200 ? 1 : 0.001);
        IntFunction<PlayerMetrics> steady = step -> learned(step, 2);
        include(statistics, 1, 200, falling, steady);
        double share = statistics.generatorGradient().shareOfPeak();
        double times = statistics.generatorGradient().timesHistory();
        double ratio = statistics.generatorUpdateRatio().recent();
        include(statistics, 201, 400, falling, steady);
        assertThat(share).isCloseTo(0.98, within(0.001));
        assertThat(statistics.generatorGradient().shareOfPeak()).isEqualTo(share);
        assertThat(statistics.generatorGradient().timesHistory()).isEqualTo(times);
        assertThat(statistics.generatorUpdateRatio().recent()).isEqualTo(ratio);
        TrainingStatistics other = new TrainingStatistics(0);
        include(other, 1, 400, steady, falling);
        assertThat(other.discriminatorGradient().timesHistory())
                .as(
                        "the mean of 50 with one of a thousandth, over the geometric mean of 200 with one of a tenth, which is the floor")
                .isCloseTo(0.98002 / Math.pow(0.1, 1 / 200.0), within(1e-9));
        // It is the discriminator that judges, learning or not.
        assertThat(other.separation().recent()).isCloseTo(0.55, within(1e-9));
    }

    @Test
    void aNetworkThatHasNotBegunHasNoFigures() {
        TrainingStatistics statistics = new TrainingStatistics(0);
        include(statistics, 1, 300, step -> learned(0, 0), step -> learned(step, 1));
        assertThat(statistics.generatorGradient().shareOfPeak()).isEqualTo(1);
        assertThat(statistics.generatorGradient().timesHistory()).isEqualTo(1);
    }

    @Test
    void withoutAPastItStillKnowsWhoSitsOut() {
        TrainingStatistics statistics = new TrainingStatistics(0);
        include(statistics, 1, 100, step -> learned(step, 1), step -> learned(step, 1));
        TrainingStatistics afresh = statistics.afresh();
        include(afresh, 101, 300, step -> learned(100, 1e-9), step -> learned(step, 1));
        assertThat(afresh.generatorGradient().shareOfPeak()).isEqualTo(1);
        assertThat(afresh.generatorUpdateRatio().count()).isZero();
    }

    @Test
    void figuresThatAreNotFiniteAreLeftOut() {
        RunningStatistic trend = RunningStatistic.ofScale();
        RunningStatistic mean = RunningStatistic.ofMean();
        for (int i = 0; i < 100; i++) {
            trend.include(i == 50 ? Double.POSITIVE_INFINITY : 1);
            mean.include(i == 50 ? Double.NaN : -1);
        }
        assertThat(trend.recent()).isCloseTo(1, within(1e-9));
        assertThat(trend.count()).isEqualTo(99);
        assertThat(mean.recent()).isEqualTo(-1);
    }

    /** Hinge gives gradients of exactly 0 where all margins hold; half of them zero is half a gradient and no vanishing. */
    @Test
    void gradientsOfZeroNowAndThenHalveTheMean() {
        RunningStatistic trend = RunningStatistic.ofScale();
        for (int i = 0; i < 100; i++) {
            trend.include(1);
        }
        for (int i = 0; i < 2000; i++) {
            trend.include(i % 2);
        }
        assertThat(trend.shareOfPeak()).isBetween(0.48, 0.52);
    }

    @Test
    void aLeapIsSeenInTime() {
        RunningStatistic trend = RunningStatistic.ofScale();
        for (int i = 0; i < 500; i++) {
            trend.include(1);
        }
        for (int i = 0; i < 100; i++) {
            trend.include(1000);
        }
        assertThat(trend.timesHistory()).isGreaterThan(100);
    }

    @Test
    void itCanBeStored() {
        TrainingStatistics statistics = new TrainingStatistics(0.5);
        include(statistics, 1, 120, step -> learned(step, 1.0 / step), step -> learned(5L * step, step));
        Map<String, double[]> state = new HashMap<>();
        statistics.store(state);
        TrainingStatistics restored = new TrainingStatistics(0.5);
        restored.restore(state);
        include(statistics, 121, 140, step -> learned(120, 3), step -> learned(5L * step, 3));
        include(restored, 121, 140, step -> learned(120, 3), step -> learned(5L * step, 3));
        Map<String, double[]> whole = new HashMap<>();
        statistics.store(whole);
        Map<String, double[]> continued = new HashMap<>();
        restored.store(continued);
        assertThat(continued).containsOnlyKeys(whole.keySet());
        whole.forEach(
                (name, numbers) -> assertThat(continued.get(name)).as(name).containsExactly(numbers));
    }
}
