package dev.sparring.gan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricSuiteTest {

    private static final int COUNT = 1000;

    private static float[] cloud(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[2 * COUNT];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static double value(Map<Metric, Double> values, Metric quantity) {
        return Objects.requireNonNull(values.get(quantity));
    }

    private static void assertValue(Map<Metric, Double> values, Metric quantity, double expected, double error) {
        assertThat(value(values, quantity)).as(quantity.key()).isCloseTo(expected, within(error));
    }

    @Test
    void theRealsThemselvesArePerfect() {
        PointSet reals = new PointSet(cloud(1), 2);
        Map<Metric, Double> values = MetricSuite.of(reals, 1).measure(reals);
        assertValue(values, Metric.FRECHET_DISTANCE, 0, 1e-9);
        assertValue(values, Metric.PRECISION, 1, 0);
        assertValue(values, Metric.RECALL, 1, 0);
        assertValue(values, Metric.COVERAGE, 1, 0);
        assertValue(values, Metric.SHARE_LOST, 0, 0);
        assertValue(values, Metric.BINS_DIFFERENT, 0, 0);
        assertValue(values, Metric.BIN_DIVERGENCE, 0, 1e-12);
    }

    /** Expectations by closed forms; errors are some three standard deviations. */
    @Test
    void otherPointsOfTheSameDistributionMeetTheExpectations() {
        Map<Metric, Double> values =
                MetricSuite.of(new PointSet(cloud(1), 2), 1).measure(new PointSet(cloud(2), 2));
        assertValue(values, Metric.KERNEL_DISTANCE, 0, 0.05);
        assertValue(values, Metric.COVERAGE, 1 - 1 / 32.0, 0.03);
        assertValue(values, Metric.DENSITY, 1, 0.12);
        assertValue(values, Metric.SHARE_LOST, 0, 0.002);
        // 1000 points make 50 bins; chance gives a divergence of 49 (1/1000 + 1/1000) / 8.
        assertValue(values, Metric.BIN_DIVERGENCE, 49 / 4000.0, 0.008);
        assertValue(values, Metric.BINS_DIFFERENT, 0.05, 0.1);
    }

    @Test
    void pointsThatAreMovedLieAtTheSquareOfTheDistanceAndCoverNothing() {
        float[] numbers = cloud(1);
        float[] moved = numbers.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += 30;
            moved[i + 1] += 40;
        }
        Map<Metric, Double> values = MetricSuite.of(new PointSet(numbers, 2), 1).measure(new PointSet(moved, 2));
        assertValue(values, Metric.FRECHET_DISTANCE, 2500, 0.01);
        assertValue(values, Metric.PRECISION, 0, 0);
        assertValue(values, Metric.RECALL, 0, 0);
        assertValue(values, Metric.DENSITY, 0, 0);
        assertValue(values, Metric.COVERAGE, 0, 0);
        // All belong to the few reals on the side from which they are seen.
        assertThat(value(values, Metric.SHARE_LOST)).isGreaterThan(0.8);
        assertThat(value(values, Metric.BINS_DIFFERENT)).isGreaterThan(0.5);
    }

    @Test
    void oneSpotCountsAsOneSample() {
        float[] spot = new float[2 * COUNT];
        Map<Metric, Double> values =
                MetricSuite.of(new PointSet(cloud(1), 2), 1).measure(new PointSet(spot, 2));
        assertValue(values, Metric.EFFECTIVE_NUMBER, 1, 1e-9);
        assertThat(value(values, Metric.SHARE_LOST)).isGreaterThan(0.9);
    }

    @Test
    void realsThatAreAllAlikeLeaveTheEffectiveNumberOpen() {
        float[] spot = new float[2 * COUNT];
        Arrays.fill(spot, 3);
        PointSet reals = new PointSet(spot, 2);
        assertThat(value(MetricSuite.of(reals, 1).measure(reals), Metric.EFFECTIVE_NUMBER))
                .isNaN();
    }
}
