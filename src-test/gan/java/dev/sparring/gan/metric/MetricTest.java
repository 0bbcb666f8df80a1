package dev.sparring.gan.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricTest {

    /** Of four labels in shares of 1/2, 1/4, 0 and 1/4 the divergence from equal ones is ln 4 - 3/2 ln 2. */
    @Test
    void labelsAreModesThatEverySampleLiesAt() {
        ModeCoverage modes = ModeCoverage.ofLabels(new int[] {0, 1, 0, 3}, 4);
        assertThat(modes).isEqualTo(new ModeCoverage(3, 4, 1, modes.reverseKl()));
        assertThat(modes.reverseKl()).isCloseTo(0.5 * Math.log(2), within(1e-12));
        assertThat(ModeCoverage.ofLabels(new int[0], 4).reverseKl()).isNaN();
    }

    @Test
    void theSpreadOfTheCornersOfASquareIsItsHalfDiagonal() {
        float[] corners = {1, 1, -1, 1, -1, -1, 1, -1};
        assertThat(TotalStandardDeviation.of(corners, 2)).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void theSpreadOfAStreamIsThatOfTheWhole() {
        float[] corners = {1, 1, -1, 1, -1, -1, 1, -1};
        double spread = TotalStandardDeviation.of(4, 2, (sample, i) -> System.arraycopy(corners, 2 * i, sample, 0, 2));
        assertThat(spread).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void theSpreadDoesNotDependOnWhereTheSamplesLie() {
        assertThat(TotalStandardDeviation.of(new float[] {5, 7, 9}, 1)).isCloseTo(Math.sqrt(8.0 / 3), within(1e-12));
        assertThat(TotalStandardDeviation.of(new float[] {3, 3, 3, 3}, 2)).isZero();
    }

    @Test
    void aSampleThatIsNotFiniteMakesTheSpreadNotANumber() {
        assertThat(TotalStandardDeviation.of(new float[] {1, Float.NaN}, 1)).isNaN();
    }

    @Test
    void brokenSamplesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TotalStandardDeviation.of(new float[3], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> TotalStandardDeviation.of(new float[0], 2));
    }

    @Test
    void aModeIsHeldByASampleWithinThreeSigma() {
        double[][] centres = {{0, 0}, {10, 0}, {0, 10}};
        // Two at the first mode, one just inside and one just outside the second's three sigma, none at the third.
        float[] samples = {0, 0, 0.1f, 0, 10.29f, 0, 10.31f, 0};
        ModeCoverage modes = ModeCoverage.count(samples, centres, 0.1);
        assertThat(modes).isEqualTo(new ModeCoverage(2, 3, 0.75, modes.reverseKl()));
    }

    @Test
    void samplesThatAreNotFiniteHoldNothing() {
        float[] samples = {Float.NaN, 0, Float.POSITIVE_INFINITY, 0};
        assertThat(ModeCoverage.count(samples, new double[][] {{0, 0}}, 1))
                .isEqualTo(new ModeCoverage(0, 1, 0, Double.NaN));
    }

    @Test
    void theDivergenceOfTheModesIsWhatTheirEntropyLacks() {
        double[][] centres = {{0, 0}, {10, 0}, {0, 10}, {10, 10}};
        float[] even = {0, 0, 10, 0, 0, 10, 10, 10, 5, 5, 5, 6};
        assertThat(ModeCoverage.count(even, centres, 0.1).reverseKl()).isCloseTo(0, within(1e-15));
        float[] one = {10, 0, 10, 0, 10, 0.1f, 5, 5};
        assertThat(ModeCoverage.count(one, centres, 0.1).reverseKl()).isCloseTo(Math.log(4), within(1e-15));
        // Shares 1/2, 1/4, 1/4, 0 have an entropy of 1.5 bits of 2.
        float[] uneven = {0, 0, 0, 0, 10, 0, 0, 10};
        assertThat(ModeCoverage.count(uneven, centres, 0.1).reverseKl()).isCloseTo(0.5 * Math.log(2), within(1e-15));
    }
}
