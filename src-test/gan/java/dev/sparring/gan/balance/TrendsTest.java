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

    private static void include(
            Trends trends, int from, int to, IntFunction<PlayerRecord> first, IntFunction<PlayerRecord> second) {
        for (int step = from; step <= to; step++) {
            trends.include(new StepRecord(
                    step, step * 64L, first.apply(step), second.apply(step), 0.1, -0.1, 0.5, 0.6, 0.55, 0.1, 0));
        }
    }

    private static PlayerRecord learned(long updates, double gradient) {
        return new PlayerRecord(updates, 1e-3, 0.7, gradient, gradient / 1000);
    }

    /** A network that sits out repeats what it did last, as a player's record does. */
    private static PlayerRecord sitsOutFrom(int step, int end, double gradient) {
        return learned(Math.min(step, end), gradient);
    }

    @Test
    void aNetworkThatSitsOutIsNotJudgedByAGradientItHadBefore() {
        // The gradient falls and stops where the network does: were it taken in again and again, the mean would go on
        // to fall.
        Trends trends = new Trends(0);
        IntFunction<PlayerRecord> falling = step -> sitsOutFrom(step, 200, step < 200 ? 1 : 0.001);
        IntFunction<PlayerRecord> steady = step -> learned(step, 2);
        include(trends, 1, 200, falling, steady);
        GameFigures before = trends.figures(0);
        include(trends, 201, 400, falling, steady);
        GameFigures after = trends.figures(0);
        assertThat(before.generatorGradientShare()).isCloseTo(0.98, within(0.001));
        assertThat(after.generatorGradientShare()).isEqualTo(before.generatorGradientShare());
        assertThat(after.generatorGradientTimes()).isEqualTo(before.generatorGradientTimes());
        assertThat(after.generatorRatio()).isEqualTo(before.generatorRatio());
        Trends other = new Trends(0);
        include(other, 1, 400, steady, falling);
        assertThat(other.figures(0).discriminatorGradientTimes())
                .as(
                        "the mean of 50 with one of a thousandth, over the geometric mean of 200 with one of a tenth, which is the floor")
                .isCloseTo(0.98002 / Math.pow(0.1, 1 / 200.0), within(1e-9));
        // It is the discriminator that judges, learning or not.
        assertThat(other.figures(0).separation()).isCloseTo(0.55, within(1e-9));
    }

    @Test
    void aNetworkThatHasNotBegunHasNoFigures() {
        Trends trends = new Trends(0);
        include(trends, 1, 300, step -> learned(0, 0), step -> learned(step, 1));
        assertThat(trends.figures(0).generatorGradientShare()).isEqualTo(1);
        assertThat(trends.figures(0).generatorGradientTimes()).isEqualTo(1);
    }

    @Test
    void withoutAPastItStillKnowsWhoSitsOut() {
        Trends trends = new Trends(0);
        include(trends, 1, 100, step -> learned(step, 1), step -> learned(step, 1));
        Trends afresh = trends.afresh();
        include(afresh, 101, 300, step -> learned(100, 1e-9), step -> learned(step, 1));
        assertThat(afresh.figures(0).generatorGradientShare()).isEqualTo(1);
        assertThat(afresh.figures(0).generatorRatio()).isEqualTo(-12);
    }

    @Test
    void figuresThatAreNotFiniteAreLeftOut() {
        Trend trend = Trend.ofScale();
        Trend mean = Trend.ofMean();
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
        Trend trend = Trend.ofScale();
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
        Trend trend = Trend.ofScale();
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
        Trends trends = new Trends(0.5);
        include(trends, 1, 120, step -> learned(step, 1.0 / step), step -> learned(5L * step, step));
        Map<String, double[]> state = new HashMap<>();
        trends.store(state);
        Trends restored = new Trends(0.5);
        restored.restore(state);
        include(trends, 121, 140, step -> learned(120, 3), step -> learned(5L * step, 3));
        include(restored, 121, 140, step -> learned(120, 3), step -> learned(5L * step, 3));
        assertThat(restored.figures(0)).isEqualTo(trends.figures(0));
    }
}
