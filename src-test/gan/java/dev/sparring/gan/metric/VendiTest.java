package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendiTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void samplesThatHaveNothingInCommonCountOneEach() {
        Points apart = new Points(new float[] {0, 1000, 2000, 3000, 4000}, 1);
        assertThat(Vendi.ofOrderOne(apart, 1)).isCloseTo(5, CLOSE);
        assertThat(Vendi.ofOrderTwo(apart, 1)).isCloseTo(5, CLOSE);
    }

    @Test
    void samplesOnOneSpotCountOnceAltogether() {
        assertThat(Vendi.ofOrderOne(Clouds.onOneSpot(7, 3, 2), 1)).isCloseTo(1, CLOSE);
        assertThat(Vendi.ofOrderTwo(Clouds.onOneSpot(7, 3, 2), 1)).isCloseTo(1, CLOSE);
        assertThat(Vendi.ofOrderOne(Clouds.onOneSpot(1, 3, 2), 1)).isEqualTo(1);
    }

    @Test
    void groupsFarApartCountAsTheirHillNumbers() {
        // Shares 1/2, 1/4, 1/4: entropy 1.5 ln 2, sum of squares 3/8.
        Points groups = new Points(new float[] {0, 0, 0, 0, 1000, 1000, 3000, 3000}, 1);
        assertThat(Vendi.ofOrderOne(groups, 1)).isCloseTo(Math.pow(2, 1.5), CLOSE);
        assertThat(Vendi.ofOrderTwo(groups, 1)).isCloseTo(8.0 / 3, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 10})
    void twoSamplesAreThoseOfTheEigenvaluesOfTheirSimilarity(double bandwidth) {
        Points two = new Points(new float[] {0, 0, 3, 4}, 2);
        double similarity = Math.exp(-25 / (2 * bandwidth * bandwidth));
        // The kernel matrix over 2 has the eigenvalues (1 + s) / 2 and (1 - s) / 2.
        double p = (1 + similarity) / 2;
        double q = (1 - similarity) / 2;
        double entropy = -p * Math.log(p) - (q == 0 ? 0 : q * Math.log(q));
        assertThat(Vendi.ofOrderOne(two, bandwidth)).isCloseTo(Math.exp(entropy), CLOSE);
        assertThat(Vendi.ofOrderTwo(two, bandwidth)).isCloseTo(1 / (p * p + q * q), CLOSE);
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
        assertThat(Vendi.ofOrderOne(new Points(circle, 2), 0.4)).isCloseTo(Math.exp(entropy), within(1e-5));
        assertThat(Vendi.ofOrderTwo(new Points(circle, 2), 0.4)).isCloseTo(1 / squares, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ordersFallFromTheNumberOfSamplesToOne(long seed) {
        Points points = Clouds.normal(90, 5, 0, 1, seed);
        for (double bandwidth : new double[] {0.01, 0.3, 1, 3, 100}) {
            double one = Vendi.ofOrderOne(points, bandwidth);
            double two = Vendi.ofOrderTwo(points, bandwidth);
            assertThat(one).isBetween(1.0, 90.000001);
            assertThat(two).isBetween(1.0, one + 1e-9);
        }
    }

    @Test
    void aTightClusterIsFewSamplesAndWideOnesAreMany() {
        Points data = Clouds.normal(200, 4, 0, 1, 1);
        double bandwidth = Vendi.medianDistance(data);
        Points tight = Clouds.normal(200, 4, 0, 0.1, 2);
        Points wide = Clouds.normal(200, 4, 0, 5, 2);
        assertThat(Vendi.ofOrderOne(tight, bandwidth)).isLessThan(1.2);
        assertThat(Vendi.ofOrderTwo(tight, bandwidth)).isLessThan(1.1);
        assertThat(Vendi.ofOrderOne(wide, bandwidth)).isGreaterThan(3 * Vendi.ofOrderOne(data, bandwidth));
        assertThat(Vendi.ofOrderTwo(wide, bandwidth)).isGreaterThan(3 * Vendi.ofOrderTwo(data, bandwidth));
    }

    @Test
    void orderPlaceAndCommonScaleDoNotMatter() {
        Points points = Clouds.coarse(60, 3, 1);
        double one = Vendi.ofOrderOne(points, 0.5);
        double two = Vendi.ofOrderTwo(points, 0.5);
        Points shuffled = Clouds.shuffled(points, 2);
        Points moved = Clouds.moved(points, 4, 3);
        assertThat(Vendi.ofOrderOne(shuffled, 0.5)).isCloseTo(one, CLOSE);
        assertThat(Vendi.ofOrderTwo(shuffled, 0.5)).isCloseTo(two, CLOSE);
        assertThat(Vendi.ofOrderOne(moved, 2)).isCloseTo(one, CLOSE);
        assertThat(Vendi.ofOrderTwo(moved, 2)).isCloseTo(two, CLOSE);
    }

    @Test
    void copiesOfAllSamplesAddNothing() {
        Points points = Clouds.normal(40, 3, 0, 1, 1);
        Points twice = Clouds.both(points, points);
        assertThat(Vendi.ofOrderOne(twice, 1)).isCloseTo(Vendi.ofOrderOne(points, 1), within(1e-7));
        assertThat(Vendi.ofOrderTwo(twice, 1)).isCloseTo(Vendi.ofOrderTwo(points, 1), CLOSE);
    }

    @Test
    void samplesThatAreNotFiniteGiveNoNumber() {
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Points points = new Points(new float[] {0, 1, broken, 3}, 2);
            assertThat(Vendi.ofOrderOne(points, 1)).isNaN();
            assertThat(Vendi.ofOrderTwo(points, 1)).isNaN();
            assertThat(Vendi.ofOrderOne(new Points(new float[] {broken}, 1), 1)).isNaN();
        }
    }

    @Test
    void theMedianDistanceIsThatOfAllPairs() {
        // Ten pairs, 1, 2, 3, 4, 4, 6, 7, 8, 10 and 11 apart; the fifth is the least that half do not exceed.
        assertThat(Vendi.medianDistance(new Points(new float[] {0, 1, 3, 7, 11}, 1)))
                .isCloseTo(4, within(1e-6));
        assertThat(Vendi.medianDistance(new Points(new float[] {0, 0, 3, 4}, 2)))
                .isCloseTo(5, within(1e-6));
        assertThat(Vendi.medianDistance(Clouds.onOneSpot(9, 2, 1))).isZero();
        assertThat(Vendi.medianDistance(Clouds.onOneSpot(9, 2, Float.NaN))).isNaN();
    }

    @Test
    void aBandwidthThatIsNoneIsRefused() {
        Points points = Clouds.normal(3, 2, 0, 1, 1);
        for (double broken : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Vendi.ofOrderOne(points, broken));
            assertThatIllegalArgumentException().isThrownBy(() -> Vendi.ofOrderTwo(points, broken));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Vendi.medianDistance(Clouds.onOneSpot(1, 2, 0)));
    }
}
