package dev.sparring.gan.metric.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.Clouds;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseDistancesTest {

    @Test
    void radiiOnALineAreCountedFromThePointItselfExcluded() {
        PointSet line = new PointSet(new float[] {0, 1, 3, 7, 15}, 1);
        assertThat(new PairwiseDistances(line).radii(1)).containsExactly(1, 1, 4, 16, 64);
        assertThat(new PairwiseDistances(line).radii(2)).containsExactly(9, 4, 9, 36, 144);
        assertThat(new PairwiseDistances(line).radii(4)).containsExactly(225, 196, 144, 64, 225);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 64, 65, 128})
    void distancesAreThoseOfPairsToTheBit(int length) {
        PointSet points = Clouds.normal(67, length, 0, 1, 3);
        PointSet others = Clouds.normal(31, length, 1, 2, 4);
        new PairwiseDistances(points).forEach(others, (i, distances) -> {
            for (int j = 0; j < distances.length; j++) {
                assertThat(distances[j]).isEqualTo(others.squaredDistance(i, points, j));
                assertThat(distances[j]).isEqualTo(points.squaredDistance(j, others, i));
                double exact = Math.pow(Clouds.distance(others, i, points, j), 2);
                assertThat((double) distances[j]).isCloseTo(exact, within(1e-5 * exact));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 199})
    void radiiAreThoseOfSortedDistances(int k) {
        PointSet points = Clouds.normal(200, 6, 0, 1, 5);
        float[] radii = new PairwiseDistances(points).radii(k);
        for (int i = 0; i < points.count(); i++) {
            int at = i;
            double[] sorted = IntStream.range(0, points.count())
                    .filter(j -> j != at)
                    .mapToDouble(j -> Clouds.distance(points, at, points, j))
                    .sorted()
                    .toArray();
            assertThat(Math.sqrt(radii[i])).isCloseTo(sorted[k - 1], within(1e-5));
        }
    }

    @Test
    void pointsOnOneSpotHaveRadiusZero() {
        assertThat(new PairwiseDistances(Clouds.onOneSpot(5, 3, 2)).radii(4)).containsOnly(0);
    }

    @Test
    void aPointThatIsNotFiniteIsNobodysNeighbourAndHasNone() {
        PointSet points = new PointSet(new float[] {0, 1, Float.NaN, Float.POSITIVE_INFINITY}, 1);
        assertThat(new PairwiseDistances(points).radii(1)).containsExactly(1, 1, Float.NaN, Float.NaN);
        assertThat(new PairwiseDistances(points).radii(2)).containsOnly(Float.NaN);
    }

    @Test
    void distancesThatAreNoFloatsCountAsInfinite() {
        PointSet points = new PointSet(new float[] {0, 1e30f, -1e30f}, 1);
        assertThat(new PairwiseDistances(points).radii(1)).containsOnly(Float.NaN);
    }

    @Test
    void ranksAndLengthsThatDoNotFitAreRefused() {
        PairwiseDistances neighbours = new PairwiseDistances(Clouds.normal(4, 2, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> neighbours.radii(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.radii(4))
                .withMessage("k must be in [1, points - 1] of 4 points, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.forEach(Clouds.normal(4, 3, 0, 1, 1), (i, row) -> {}))
                .withMessage("points must be of length 2, got 3");
    }
}
