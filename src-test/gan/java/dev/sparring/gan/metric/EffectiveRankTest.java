package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EffectiveRankTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    /** Points at plus and minus a length in each direction: their covariance is diagonal. */
    private static PointSet cross(float... lengths) {
        int d = lengths.length;
        float[] numbers = new float[2 * d * d];
        for (int k = 0; k < d; k++) {
            numbers[2 * k * d + k] = lengths[k];
            numbers[(2 * k + 1) * d + k] = -lengths[k];
        }
        return new PointSet(numbers, d);
    }

    @Test
    void equalVariancesCountOneEach() {
        assertThat(EffectiveRank.of(cross(3, 3, 3, 3))).isCloseTo(4, CLOSE);
        assertThat(EffectiveRank.of(cross(3, 0, 3, 0, 3))).isCloseTo(3, CLOSE);
    }

    @Test
    void variancesCountAsTheExponentialOfTheirEntropy() {
        // Variances 4 : 1 : 1, shares 2/3, 1/6, 1/6.
        double entropy = -2.0 / 3 * Math.log(2.0 / 3) - 2.0 / 6 * Math.log(1.0 / 6);
        assertThat(EffectiveRank.of(cross(2, 1, 1))).isCloseTo(Math.exp(entropy), CLOSE);
    }

    @Test
    void pointsOnALineHaveRankOneInAnyDirection() {
        assertThat(EffectiveRank.of(new PointSet(new float[] {1, 2, 3, 2, 4, 6, 5, 10, 15}, 3)))
                .isCloseTo(1, CLOSE);
    }

    @Test
    void directionsThatTurnPlaceAndScaleDoNotMatter() {
        PointSet points = Clouds.coarse(50, 2, 1);
        float[] turned = points.numbers().clone();
        for (int i = 0; i < turned.length; i += 2) {
            float x = turned[i];
            turned[i] = x + turned[i + 1];
            turned[i + 1] = x - turned[i + 1];
        }
        double rank = EffectiveRank.of(points);
        assertThat(EffectiveRank.of(new PointSet(turned, 2))).isCloseTo(rank, CLOSE);
        assertThat(EffectiveRank.of(Clouds.moved(points, 4, 5))).isCloseTo(rank, CLOSE);
        assertThat(EffectiveRank.of(Clouds.shuffled(points, 2))).isCloseTo(rank, CLOSE);
    }

    @Test
    void fewerPointsThanNumbersSpanOneDirectionLess() {
        assertThat(EffectiveRank.of(Clouds.normal(4, 32, 0, 1, 1))).isBetween(2.0, 3 + 1e-9);
        // A simplex varies alike in all of its directions.
        assertThat(EffectiveRank.of(new PointSet(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, 4)))
                .isCloseTo(2, CLOSE);
    }

    @Test
    void manyIndependentNumbersHaveAlmostFullRank() {
        assertThat(EffectiveRank.of(Clouds.normal(5000, 8, 0, 1, 1))).isBetween(7.95, 8.0);
    }

    @Test
    void pointsOnOneSpotHaveRankZeroAndNotFiniteOnesNone() {
        assertThat(EffectiveRank.of(Clouds.onOneSpot(5, 3, 2))).isZero();
        assertThat(EffectiveRank.of(Clouds.onOneSpot(1, 3, 2))).isZero();
        assertThat(EffectiveRank.of(Clouds.onOneSpot(5, 3, Float.NaN))).isNaN();
        assertThat(EffectiveRank.of(Clouds.onOneSpot(5, 3, Float.POSITIVE_INFINITY)))
                .isNaN();
    }
}
