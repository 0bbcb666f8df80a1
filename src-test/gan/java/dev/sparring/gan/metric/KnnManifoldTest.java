package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnnManifoldTest {

    @Test
    void fourRealsAndThreeFakesByHand() {
        // Balls to the first neighbour: [-1, 1], [0, 2], [1, 3], [2, 18].
        PointSet reals = new PointSet(new float[] {0, 1, 2, 10}, 1);
        PointSet fakes = new PointSet(new float[] {1.5f, 1.5f, 20.5f}, 1);
        // Both fakes at 1.5 lie in two balls, the third in none. The fakes on one spot have balls of radius 0; that of
        // the third, [1.5, 39.5], holds the reals at 2 and 10.
        PrecisionRecall overlap = KnnManifold.of(reals, 1).compare(fakes);
        assertThat(overlap.precision()).isEqualTo(2.0 / 3);
        assertThat(overlap.recall()).isEqualTo(2.0 / 4);
        assertThat(overlap.density()).isEqualTo(4.0 / 3);
        assertThat(overlap.coverage()).isEqualTo(2.0 / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFiguresAreThoseOfTheDefinitions(long seed) {
        PointSet reals = Clouds.normal(60, 3, 0, 1, seed);
        PointSet fakes = Clouds.normal(45, 3, 0.5, 1.3, seed + 100);
        int k = 3;
        double[] realRadii = radii(reals, k);
        double[] fakeRadii = radii(fakes, k);
        boolean[][] inReal = new boolean[reals.count()][fakes.count()];
        boolean[][] inFake = new boolean[reals.count()][fakes.count()];
        int pairs = 0;
        for (int i = 0; i < reals.count(); i++) {
            for (int j = 0; j < fakes.count(); j++) {
                double distance = Clouds.distance(reals, i, fakes, j);
                inReal[i][j] = distance <= realRadii[i];
                inFake[i][j] = distance <= fakeRadii[j];
                pairs += inReal[i][j] ? 1 : 0;
            }
        }
        double precise = IntStream.range(0, 45)
                .filter(j -> IntStream.range(0, 60).anyMatch(i -> inReal[i][j]))
                .count();
        double recalled = IntStream.range(0, 60)
                .filter(i -> IntStream.range(0, 45).anyMatch(j -> inFake[i][j]))
                .count();
        double covered = IntStream.range(0, 60)
                .filter(i -> IntStream.range(0, 45).anyMatch(j -> inReal[i][j]))
                .count();
        assertThat(KnnManifold.of(reals, k).compare(fakes))
                .isEqualTo(new PrecisionRecall(precise / 45, recalled / 60, pairs / (k * 45.0), covered / 60));
    }

    private static double[] radii(PointSet points, int k) {
        return IntStream.range(0, points.count())
                .mapToDouble(i -> IntStream.range(0, points.count())
                        .mapToDouble(j -> Clouds.distance(points, i, points, j))
                        .sorted()
                        .toArray()[k]) // The first is the point itself.
                .toArray();
    }

    @Test
    void aTightClusterOfFakesIsPreciseAndCoversLittle() {
        PrecisionRecall overlap =
                KnnManifold.of(Clouds.normal(500, 4, 0, 1, 1), 5).compare(Clouds.normal(500, 4, 0, 0.05, 2));
        assertThat(overlap.precision()).isGreaterThan(0.95);
        assertThat(overlap.recall()).isLessThan(0.05);
        assertThat(overlap.coverage()).isLessThan(0.3);
    }

    @Test
    void fakesWideOfTheDataAreImpreciseAndSurroundIt() {
        PrecisionRecall overlap =
                KnnManifold.of(Clouds.normal(500, 4, 0, 1, 1), 5).compare(Clouds.normal(500, 4, 0, 5, 2));
        assertThat(overlap.precision()).isLessThan(0.2);
        assertThat(overlap.recall()).isGreaterThan(0.9);
        assertThat(overlap.density()).isLessThan(0.2);
    }

    @Test
    void fakesFarOffOverlapNothing() {
        assertThat(KnnManifold.of(Clouds.normal(100, 4, 0, 1, 1), 5).compare(Clouds.normal(100, 4, 1000, 1, 2)))
                .isEqualTo(new PrecisionRecall(0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "5,3", "3,16"})
    void theSameDistributionHasTheExpectedCoverageInAnySpace(int k, int length) {
        double coverage = 0;
        double density = 0;
        int rounds = 40;
        int n = 100;
        int m = 80;
        for (int seed = 0; seed < rounds; seed++) {
            PrecisionRecall overlap = KnnManifold.of(Clouds.normal(n, length, 0, 1, seed), k)
                    .compare(Clouds.normal(m, length, 0, 1, 1000 + seed));
            coverage += overlap.coverage() / rounds;
            density += overlap.density() / rounds;
        }
        double empty = IntStream.rangeClosed(1, k)
                .mapToDouble(i -> (n - i) / (double) (n + m - i))
                .reduce(1, (a, b) -> a * b);
        assertThat(coverage).isCloseTo(1 - empty, within(0.02));
        // A ball holds a fake with a probability of k/n, so a fake lies in k balls.
        assertThat(density).isCloseTo(1, within(0.06));
    }

    @Test
    void orderPlaceAndScaleDoNotMatter() {
        PointSet reals = Clouds.coarse(80, 3, 1);
        PointSet fakes = Clouds.coarse(70, 3, 2);
        PrecisionRecall overlap = KnnManifold.of(reals, 4).compare(fakes);
        assertThat(KnnManifold.of(Clouds.shuffled(reals, 3), 4).compare(Clouds.shuffled(fakes, 4)))
                .isEqualTo(overlap);
        assertThat(KnnManifold.of(Clouds.moved(reals, 4, 7), 4).compare(Clouds.moved(fakes, 4, 7)))
                .isEqualTo(overlap);
    }

    @Test
    void theRealsThemselvesOverlapWhollyAsFakes() {
        PointSet reals = Clouds.normal(50, 3, 0, 1, 1);
        PrecisionRecall overlap = KnnManifold.of(reals, 3).compare(reals);
        // Each ball holds its centre and its three neighbours.
        assertThat(overlap).isEqualTo(new PrecisionRecall(1, 1, 4.0 / 3, 1));
    }

    @Test
    void pointsOnOneSpotLieInEachOthersBalls() {
        PrecisionRecall overlap = KnnManifold.of(Clouds.onOneSpot(6, 2, 3), 2).compare(Clouds.onOneSpot(9, 2, 3));
        assertThat(overlap).isEqualTo(new PrecisionRecall(1, 1, 3, 1));
    }

    @Test
    void fakesThatAreNotFiniteLieNowhere() {
        KnnManifold manifold = KnnManifold.of(Clouds.normal(50, 2, 0, 1, 1), 3);
        PrecisionRecall nothing = new PrecisionRecall(0, 0, 0, 0);
        assertThat(manifold.compare(Clouds.onOneSpot(50, 2, Float.NaN))).isEqualTo(nothing);
        assertThat(manifold.compare(Clouds.onOneSpot(50, 2, Float.POSITIVE_INFINITY)))
                .isEqualTo(nothing);
        PointSet exploded = Clouds.moved(Clouds.normal(50, 2, 0, 1, 2), 1e30f, 0);
        assertThat(manifold.compare(exploded)).isEqualTo(nothing);
        PointSet half = Clouds.both(Clouds.onOneSpot(50, 2, Float.NaN), Clouds.normal(50, 2, 0, 0.1, 3));
        assertThat(manifold.compare(half).precision()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aRealThatIsNotFiniteIsNeverCovered() {
        PointSet reals = Clouds.both(Clouds.onOneSpot(9, 1, 0), new PointSet(new float[] {Float.NaN}, 1));
        assertThat(KnnManifold.of(reals, 2).compare(Clouds.onOneSpot(9, 1, 0)))
                .isEqualTo(new PrecisionRecall(1, 0.9, 9.0 / 2, 0.9));
    }

    @Test
    void pointsThatAreTooFewOrOfAnotherLengthAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KnnManifold.of(Clouds.normal(1, 2, 0, 1, 1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> KnnManifold.of(Clouds.normal(5, 2, 0, 1, 1), 0));
        KnnManifold manifold = KnnManifold.of(Clouds.normal(5, 2, 0, 1, 1), 4);
        assertThatIllegalArgumentException().isThrownBy(() -> manifold.compare(Clouds.normal(4, 2, 0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> manifold.compare(Clouds.normal(5, 3, 0, 1, 1)));
    }
}
