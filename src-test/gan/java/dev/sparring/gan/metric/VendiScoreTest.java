package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendiScoreTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void samplesThatHaveNothingInCommonCountOneEach() {
        PointSet apart = new PointSet(new float[] {0, 1000, 2000, 3000, 4000}, 1);
        assertThat(VendiScore.ofOrderOne(apart, 1)).isCloseTo(5, CLOSE);
        assertThat(VendiScore.ofOrderTwo(apart, 1)).isCloseTo(5, CLOSE);
    }

    @Test
    void samplesOnOneSpotCountOnceAltogether() {
        assertThat(VendiScore.ofOrderOne(Clouds.onOneSpot(7, 3, 2), 1)).isCloseTo(1, CLOSE);
        assertThat(VendiScore.ofOrderTwo(Clouds.onOneSpot(7, 3, 2), 1)).isCloseTo(1, CLOSE);
        assertThat(VendiScore.ofOrderOne(Clouds.onOneSpot(1, 3, 2), 1)).isEqualTo(1);
    }

    @Test
    void groupsFarApartCountAsTheirHillNumbers() {
        // Shares 1/2, 1/4, 1/4: entropy 1.5 ln 2, sum of squares 3/8.
        PointSet groups = new PointSet(new float[] {0, 0, 0, 0, 1000, 1000, 3000, 3000}, 1);
        assertThat(VendiScore.ofOrderOne(groups, 1)).isCloseTo(Math.pow(2, 1.5), CLOSE);
        assertThat(VendiScore.ofOrderTwo(groups, 1)).isCloseTo(8.0 / 3, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 10})
    void twoSamplesAreThoseOfTheEigenvaluesOfTheirSimilarity(double bandwidth) {
        PointSet two = new PointSet(new float[] {0, 0, 3, 4}, 2);
        double similarity = Math.exp(-25 / (2 * bandwidth * bandwidth));
        // The kernel matrix over 2 has the eigenvalues (1 + s) / 2 and (1 - s) / 2.
        double p = (1 + similarity) / 2;
        double q = (1 - similarity) / 2;
        double entropy = -p * Math.log(p) - (q == 0 ? 0 : q * Math.log(q));
        assertThat(VendiScore.ofOrderOne(two, bandwidth)).isCloseTo(Math.exp(entropy), CLOSE);
        assertThat(VendiScore.ofOrderTwo(two, bandwidth)).isCloseTo(1 / (p * p + q * q), CLOSE);
    }

    @Test
    void pointsOnACircleHaveTheEigenvaluesOfACirculantMatrix() {
        int n = 12;
        float[] circle = new float[2 * n];
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            circle[2 * i] = (float) Math.cos(2 * Math.PI * i / n);
            circle[2 * i + 1] = (float) Math.sin(2 * Math.PI * i / n);
            row[i] = Math.exp(-(2 - 2 * Math.cos(2 * Math.PI * i / n)) / (2 * 0.4 * 0.4));
        }
        double entropy = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double eigenvalue = 0;
            for (int i = 0; i < n; i++) {
                eigenvalue += row[i] * Math.cos(2 * Math.PI * i * k / n) / n;
            }
            entropy -= eigenvalue * Math.log(eigenvalue);
            squares += eigenvalue * eigenvalue;
        }
        assertThat(VendiScore.ofOrderOne(new PointSet(circle, 2), 0.4)).isCloseTo(Math.exp(entropy), within(1e-5));
        assertThat(VendiScore.ofOrderTwo(new PointSet(circle, 2), 0.4)).isCloseTo(1 / squares, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ordersFallFromTheNumberOfSamplesToOne(long seed) {
        PointSet points = Clouds.normal(90, 5, 0, 1, seed);
        for (double bandwidth : new double[] {0.01, 0.3, 1, 3, 100}) {
            double one = VendiScore.ofOrderOne(points, bandwidth);
            double two = VendiScore.ofOrderTwo(points, bandwidth);
            assertThat(one).isBetween(1.0, 90.000001);
            assertThat(two).isBetween(1.0, one + 1e-9);
        }
    }

    @Test
    void aTightClusterIsFewSamplesAndWideOnesAreMany() {
        PointSet data = Clouds.normal(200, 4, 0, 1, 1);
        double bandwidth = VendiScore.medianDistance(data);
        PointSet tight = Clouds.normal(200, 4, 0, 0.1, 2);
        PointSet wide = Clouds.normal(200, 4, 0, 5, 2);
        assertThat(VendiScore.ofOrderOne(tight, bandwidth)).isLessThan(1.2);
        assertThat(VendiScore.ofOrderTwo(tight, bandwidth)).isLessThan(1.1);
        assertThat(VendiScore.ofOrderOne(wide, bandwidth)).isGreaterThan(3 * VendiScore.ofOrderOne(data, bandwidth));
        assertThat(VendiScore.ofOrderTwo(wide, bandwidth)).isGreaterThan(3 * VendiScore.ofOrderTwo(data, bandwidth));
    }

    @Test
    void orderPlaceAndCommonScaleDoNotMatter() {
        PointSet points = Clouds.coarse(60, 3, 1);
        double one = VendiScore.ofOrderOne(points, 0.5);
        double two = VendiScore.ofOrderTwo(points, 0.5);
        PointSet shuffled = Clouds.shuffled(points, 2);
        PointSet moved = Clouds.moved(points, 4, 3);
        assertThat(VendiScore.ofOrderOne(shuffled, 0.5)).isCloseTo(one, CLOSE);
        assertThat(VendiScore.ofOrderTwo(shuffled, 0.5)).isCloseTo(two, CLOSE);
        assertThat(VendiScore.ofOrderOne(moved, 2)).isCloseTo(one, CLOSE);
        assertThat(VendiScore.ofOrderTwo(moved, 2)).isCloseTo(two, CLOSE);
    }

    @Test
    void copiesOfAllSamplesAddNothing() {
        PointSet points = Clouds.normal(40, 3, 0, 1, 1);
        PointSet twice = Clouds.both(points, points);
        assertThat(VendiScore.ofOrderOne(twice, 1)).isCloseTo(VendiScore.ofOrderOne(points, 1), within(1e-7));
        assertThat(VendiScore.ofOrderTwo(twice, 1)).isCloseTo(VendiScore.ofOrderTwo(points, 1), CLOSE);
    }

    @Test
    void samplesThatAreNotFiniteGiveNoNumber() {
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            PointSet points = new PointSet(new float[] {0, 1, broken, 3}, 2);
            assertThat(VendiScore.ofOrderOne(points, 1)).isNaN();
            assertThat(VendiScore.ofOrderTwo(points, 1)).isNaN();
            assertThat(VendiScore.ofOrderOne(new PointSet(new float[] {broken}, 1), 1))
                    .isNaN();
        }
    }

    @Test
    void theMedianDistanceIsThatOfAllPairs() {
        // Ten pairs, 1, 2, 3, 4, 4, 6, 7, 8, 10 and 11 apart; the fifth is the least that half do not exceed.
        assertThat(VendiScore.medianDistance(new PointSet(new float[] {0, 1, 3, 7, 11}, 1)))
                .isCloseTo(4, within(1e-6));
        assertThat(VendiScore.medianDistance(new PointSet(new float[] {0, 0, 3, 4}, 2)))
                .isCloseTo(5, within(1e-6));
        assertThat(VendiScore.medianDistance(Clouds.onOneSpot(9, 2, 1))).isZero();
        assertThat(VendiScore.medianDistance(Clouds.onOneSpot(9, 2, Float.NaN))).isNaN();
    }

    @Test
    void aBandwidthThatIsNoneIsRefused() {
        PointSet points = Clouds.normal(3, 2, 0, 1, 1);
        for (double broken : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> VendiScore.ofOrderOne(points, broken));
            assertThatIllegalArgumentException().isThrownBy(() -> VendiScore.ofOrderTwo(points, broken));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> VendiScore.medianDistance(Clouds.onOneSpot(1, 2, 0)));
    }
}
