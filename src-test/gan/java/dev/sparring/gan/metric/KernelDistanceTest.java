package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelDistanceTest {

    private static double kernel(PointSet a, int i, PointSet b, int j) {
        double inner = 0;
        for (int k = 0; k < a.length(); k++) {
            inner += (double) a.numbers()[i * a.length() + k] * b.numbers()[j * a.length() + k];
        }
        return Math.pow(inner / a.length() + 1, 3);
    }

    private static double mean(PointSet a, PointSet b, boolean withEqual) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < a.count(); i++) {
            for (int j = 0; j < b.count(); j++) {
                if (withEqual || i != j) {
                    sum += kernel(a, i, b, j);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    @ParameterizedTest
    @CsvSource({"2,2,1", "20,30,3", "31,17,8", "40,40,64"})
    void theDistanceIsThatOfTheDefinition(int n, int m, int length) {
        PointSet reals = Clouds.normal(n, length, 0, 1, n);
        PointSet fakes = Clouds.normal(m, length, 0.3, 1.2, m + 100);
        double expected = mean(reals, reals, false) + mean(fakes, fakes, false) - 2 * mean(reals, fakes, true);
        assertThat(KernelDistance.from(reals).to(fakes)).isCloseTo(expected, within(1e-9));
        assertThat(KernelDistance.from(fakes).to(reals)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void setsOnTwoSpotsAreAsFarAsTheKernelSays() {
        // 2³ within the spot at 1, 5³ within that at 2, 3³ across.
        double distance = KernelDistance.from(Clouds.onOneSpot(4, 2, 1)).to(Clouds.onOneSpot(3, 2, 2));
        assertThat(distance).isCloseTo(8 + 125 - 2 * 27, within(1e-12));
    }

    @Test
    void smallSetsHaveTheMomentsDistanceOnAverageWithoutABiasOfTheirSize() {
        // In one dimension (xy + 1)³ gives 3 (first moments' difference)² + 3 (second)² + (third)².
        double alike = 0;
        double narrow = 0;
        double moved = 0;
        int rounds = 1000;
        for (int seed = 0; seed < rounds; seed++) {
            KernelDistance distance = KernelDistance.from(Clouds.normal(20, 1, 0, 1, seed));
            alike += distance.to(Clouds.normal(20, 1, 0, 1, 10_000 + seed)) / rounds;
            narrow += distance.to(Clouds.normal(20, 1, 0, 0.5, 20_000 + seed)) / rounds;
            moved += distance.to(Clouds.normal(20, 1, 0.5, 1, 30_000 + seed)) / rounds;
        }
        assertThat(alike).isCloseTo(0, within(0.2));
        // Second moments 1 and 1/4.
        assertThat(narrow).isCloseTo(3 * 0.75 * 0.75, within(0.2));
        // Moments 0, 1, 0 and 0.5, 1.25, 0.5³ + 3 * 0.5.
        assertThat(moved).isCloseTo(3 * 0.25 + 3 * 0.0625 + 1.625 * 1.625, within(0.4));
    }

    @Test
    void aTightClusterAndWideSamplesAreFarFromTheData() {
        KernelDistance distance = KernelDistance.from(Clouds.normal(500, 16, 0, 1, 1));
        double same = Math.abs(distance.to(Clouds.normal(500, 16, 0, 1, 2)));
        assertThat(same).isLessThan(0.02);
        assertThat(distance.to(Clouds.normal(500, 16, 0, 0.05, 2))).isGreaterThan(5 * same);
        assertThat(distance.to(Clouds.normal(500, 16, 0, 3, 2))).isGreaterThan(5 * same);
        assertThat(distance.to(Clouds.normal(500, 16, 1, 1, 2))).isGreaterThan(1);
    }

    @Test
    void orderDoesNotMatter() {
        PointSet reals = Clouds.normal(50, 3, 0, 1, 1);
        PointSet fakes = Clouds.normal(50, 3, 1, 1, 2);
        assertThat(KernelDistance.from(Clouds.shuffled(reals, 3)).to(Clouds.shuffled(fakes, 4)))
                .isCloseTo(KernelDistance.from(reals).to(fakes), within(1e-9));
    }

    @Test
    void subsetsAreTheMeanOfTheirDistancesAndItsStandardError() {
        PointSet reals = Clouds.normal(31, 3, 0, 1, 1);
        PointSet fakes = Clouds.normal(42, 3, 1, 1, 2);
        double[] distances = new double[3];
        for (int i = 0; i < 3; i++) {
            PointSet a = new PointSet(Arrays.copyOfRange(reals.numbers(), 30 * i, 30 * i + 30), 3);
            PointSet b = new PointSet(Arrays.copyOfRange(fakes.numbers(), 42 * i, 42 * i + 42), 3);
            distances[i] = mean(a, a, false) + mean(b, b, false) - 2 * mean(a, b, true);
        }
        double mean = Arrays.stream(distances).average().orElseThrow();
        double variance =
                Arrays.stream(distances).map(x -> (x - mean) * (x - mean)).sum() / 2;
        KernelDistance.Estimate estimate = KernelDistance.overSubsets(reals, fakes, 3);
        assertThat(estimate.value()).isCloseTo(mean, within(1e-9));
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(variance / 3), within(1e-9));
    }

    @Test
    void pointsThatAreNotFiniteGiveNoFiniteNumber() {
        PointSet good = Clouds.normal(5, 2, 0, 1, 1);
        PointSet bad = Clouds.both(good, new PointSet(new float[] {1, Float.NaN}, 2));
        assertThat(KernelDistance.from(good).to(bad)).isNaN();
        assertThat(KernelDistance.from(bad).to(good)).isNaN();
        assertThat(KernelDistance.from(good).to(Clouds.onOneSpot(3, 2, Float.POSITIVE_INFINITY)))
                .matches(value -> !Double.isFinite(value));
    }

    @Test
    void setsThatAreTooSmallOrDoNotFitAreRefused() {
        PointSet points = Clouds.normal(5, 2, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> KernelDistance.from(Clouds.onOneSpot(1, 2, 0)));
        KernelDistance distance = KernelDistance.from(points);
        assertThatIllegalArgumentException().isThrownBy(() -> distance.to(Clouds.onOneSpot(1, 2, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> distance.to(Clouds.normal(5, 3, 0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> KernelDistance.overSubsets(points, points, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> KernelDistance.overSubsets(points, points, 3));
    }
}
