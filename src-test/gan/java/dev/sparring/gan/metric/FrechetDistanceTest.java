package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrechetDistanceTest {

    private static Gaussian centred(double[][] covariance) {
        return Gaussian.of(new double[covariance.length], Matrices.flat(covariance));
    }

    private static void assertDistance(Gaussian a, Gaussian b, double expected) {
        assertThat(FrechetDistance.distance(a, b)).isCloseTo(expected, within(1e-9 * expected));
        assertThat(FrechetDistance.distance(b, a)).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void inOneDimensionItIsTheDistanceOfMeansAndDeviations() {
        Gaussian a = Gaussian.of(new double[] {1}, new double[] {4});
        Gaussian b = Gaussian.of(new double[] {-2}, new double[] {25});
        assertDistance(a, b, 9 + 9);
    }

    @Test
    void diagonalCovariancesAddUpOverTheDimensions() {
        Gaussian a = Gaussian.of(new double[] {1, 2, 3}, Matrices.flat(Matrices.diagonal(1, 4, 9)));
        Gaussian b = Gaussian.of(new double[] {1, 0, 3}, Matrices.flat(Matrices.diagonal(16, 4, 0)));
        assertDistance(a, b, 4 + 9 + 0 + 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 24})
    void covariancesWithCommonEigenvectorsAddUpOverThem(int size) {
        double[][] turn = Matrices.orthogonal(size, size);
        double[] first = new double[size];
        double[] second = new double[size];
        double expected = 0;
        for (int i = 0; i < size; i++) {
            first[i] = i * i;
            second[i] = (size - i) % 3;
            expected += Math.pow(Math.sqrt(first[i]) - Math.sqrt(second[i]), 2);
        }
        Gaussian a = centred(Matrices.times(Matrices.times(turn, Matrices.diagonal(first)), Matrices.transposed(turn)));
        Gaussian b =
                centred(Matrices.times(Matrices.times(turn, Matrices.diagonal(second)), Matrices.transposed(turn)));
        assertDistance(a, b, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64})
    void covariancesOfRankOneAreTheirVectors(int size) {
        // The root of a aᵀ b bᵀ has the trace |a·b|.
        double[][] a = Matrices.random(size, 1, 1);
        double[][] b = Matrices.random(size, 1, 2);
        double inner = Matrices.times(Matrices.transposed(a), b)[0][0];
        double expected = Matrices.trace(Matrices.square(a)) + Matrices.trace(Matrices.square(b)) - 2 * Math.abs(inner);
        assertDistance(centred(Matrices.square(a)), centred(Matrices.square(b)), expected);
    }

    @Test
    void covariancesInDifferentDirectionsAddUp() {
        assertDistance(centred(Matrices.diagonal(3, 0, 5, 0)), centred(Matrices.diagonal(0, 7, 0, 11)), 3 + 5 + 7 + 11);
        Gaussian spot = centred(new double[4][4]);
        assertDistance(spot, centred(Matrices.diagonal(1, 2, 3, 4)), 10);
        assertThat(FrechetDistance.distance(spot, spot)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 50})
    void randomCovariancesAgreeWithTheRootByIteration(int size) {
        for (long seed = 1; seed <= 5; seed++) {
            double[][] a = Matrices.square(Matrices.random(size, 2 * size, seed));
            double[][] b = Matrices.square(Matrices.random(size, 2 * size, seed + 100));
            double cross = Matrices.trace(Matrices.root(Matrices.times(a, b)));
            double expected = Matrices.trace(a) + Matrices.trace(b) - 2 * cross;
            assertThat(FrechetDistance.distance(centred(a), centred(b))).isCloseTo(expected, within(1e-7 * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void singularCovariancesAgreeWithThatOfTheSpaceTheySpan(int rank) {
        // Both live in one subspace of 30 dimensions and are regular there.
        double[][] embed = new double[30][rank];
        double[][] turn = Matrices.orthogonal(30, 5);
        for (int i = 0; i < 30; i++) {
            System.arraycopy(turn[i], 0, embed[i], 0, rank);
        }
        double[][] a = Matrices.square(Matrices.random(rank, 2 * rank, 6));
        double[][] b = Matrices.square(Matrices.random(rank, 2 * rank, 7));
        double cross = Matrices.trace(Matrices.root(Matrices.times(a, b)));
        double expected = Matrices.trace(a) + Matrices.trace(b) - 2 * cross;
        Gaussian wideA = centred(Matrices.times(Matrices.times(embed, a), Matrices.transposed(embed)));
        Gaussian wideB = centred(Matrices.times(Matrices.times(embed, b), Matrices.transposed(embed)));
        assertThat(FrechetDistance.distance(wideA, wideB)).isCloseTo(expected, within(1e-6 * expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 64, 300})
    void aSetIsNoDistanceFromItselfWhateverItsSize(int count) {
        PointSet points = Clouds.normal(count, 64, 3, 2, count);
        double scale = Matrices.trace(new double[][] {{64 * 4}});
        assertThat(FrechetDistance.distance(points, points)).isBetween(0.0, 1e-6 * scale);
    }

    @Test
    void aSetThatIsMovedIsAsFarAsItsMeanAndTurnsOfBothChangeNothing() {
        PointSet points = Clouds.coarse(40, 5, 1);
        assertThat(FrechetDistance.distance(points, Clouds.moved(points, 1, 2))).isCloseTo(5 * 4, within(1e-9));
        PointSet others = Clouds.moved(Clouds.coarse(60, 5, 2), 2, 1);
        double distance = FrechetDistance.distance(points, others);
        assertThat(FrechetDistance.distance(Clouds.shuffled(points, 3), Clouds.shuffled(others, 4)))
                .isCloseTo(distance, within(1e-9));
        assertThat(FrechetDistance.distance(Clouds.moved(points, 4, 7), Clouds.moved(others, 4, 7)))
                .isCloseTo(16 * distance, within(1e-7));
    }

    @Test
    void fewerPointsThanNumbersAgreeWithTheNuclearNormOfTheirProduct() {
        // With two points a set, the covariance is v vᵀ for v = (x - y) / √2.
        PointSet a = new PointSet(new float[] {1, 2, 3, 4, 5, 6, 3, 2, 1, 0, 5, 8}, 6);
        PointSet b = new PointSet(new float[] {0, 0, 1, 1, 0, 0, 2, 0, 1, 3, 0, 4}, 6);
        double inner = 0;
        double squares = 0;
        double means = 0;
        for (int k = 0; k < 6; k++) {
            double v = (a.numbers()[k] - a.numbers()[6 + k]) / Math.sqrt(2);
            double w = (b.numbers()[k] - b.numbers()[6 + k]) / Math.sqrt(2);
            inner += v * w;
            squares += v * v + w * w;
            means += Math.pow((a.numbers()[k] + a.numbers()[6 + k] - b.numbers()[k] - b.numbers()[6 + k]) / 2.0, 2);
        }
        double expected = means + squares - 2 * Math.abs(inner);
        assertThat(FrechetDistance.distance(a, b)).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void hugeAndTinyScalesAreNoTrouble() {
        for (float scale : new float[] {0x1p-50f, 0x1p-16f, 0x1p33f, 0x1p60f}) {
            PointSet a = Clouds.moved(Clouds.normal(100, 8, 0, 1, 1), scale, 0);
            PointSet b = Clouds.moved(Clouds.normal(100, 8, 0, 1, 2), scale, 0);
            double unit = FrechetDistance.distance(Clouds.normal(100, 8, 0, 1, 1), Clouds.normal(100, 8, 0, 1, 2));
            double expected = unit * scale * scale;
            assertThat(FrechetDistance.distance(a, b)).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void aTightClusterIsFarAndTheSameDistributionIsNear() {
        PointSet reals = Clouds.normal(2000, 8, 0, 1, 1);
        assertThat(FrechetDistance.distance(reals, Clouds.normal(2000, 8, 0, 1, 2)))
                .isLessThan(0.1);
        // Deviations of 1 and 0.1 in 8 directions.
        assertThat(FrechetDistance.distance(reals, Clouds.normal(2000, 8, 0, 0.1, 2)))
                .isCloseTo(8 * 0.81, within(0.3));
    }

    @Test
    void pointsThatAreNotFiniteGiveNoNumber() {
        PointSet good = Clouds.normal(5, 2, 0, 1, 1);
        PointSet bad = Clouds.both(good, new PointSet(new float[] {1, Float.NaN}, 2));
        assertThat(FrechetDistance.distance(good, bad)).isNaN();
        assertThat(FrechetDistance.distance(bad, good)).isNaN();
        assertThat(FrechetDistance.distance(good, Clouds.onOneSpot(5, 2, Float.POSITIVE_INFINITY)))
                .isNaN();
    }

    @Test
    void lengthsThatDifferAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.distance(Clouds.normal(5, 2, 0, 1, 1), Clouds.normal(5, 3, 0, 1, 1)))
                .withMessage("second must be of the first's length 2, got 3");
    }
}
