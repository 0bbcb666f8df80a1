package dev.sparring.gan.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {

    private static final int MANY = 100_000;

    private final GaussianMixture ring = GaussianMixture.ring(8, 1, 0.02, 7);

    @Test
    void modesOfARingLieAtEqualAngles() {
        double half = Math.sqrt(0.5);
        double[][] expected = {
            {1, 0}, {half, half}, {0, 1}, {-half, half}, {-1, 0}, {-half, -half}, {0, -1}, {half, -half}
        };
        double[][] modes = ring.modes();
        assertThat(modes).hasNumberOfRows(8);
        for (int j = 0; j < 8; j++) {
            assertThat(modes[j]).containsExactly(expected[j], within(1e-12));
        }
    }

    @Test
    void modesOfAGridOfFiveAreTheEvenNumbersUpToFour() {
        double[][] modes = GaussianMixture.grid(5, 2, 0.05, 7).modes();
        double[] axis = {-4, -2, 0, 2, 4};
        for (int j = 0; j < 25; j++) {
            assertThat(modes[j]).containsExactly(axis[j % 5], axis[Math.floorDiv(j, 5)]);
        }
    }

    @Test
    void everyPointLiesWithinSixSigmaOfTheModeOfItsLabel() {
        double[][] modes = ring.modes();
        float[] point = new float[2];
        for (long index = 0; index < 20_000; index++) {
            ring.read(index, point, 0);
            double[] mode = modes[ring.label(index).orElseThrow()];
            assertThat(Math.hypot(point[0] - mode[0], point[1] - mode[1])).isLessThan(6 * ring.sigma());
        }
    }

    @Test
    void modesAreEquallyLikely() {
        long[] counts = new long[8];
        for (long index = 0; index < MANY; index++) {
            counts[ring.label(index).orElseThrow()]++;
        }
        double expected = MANY / 8.0;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        // 24.32 is the 0.999 quantile of chi-square with 7 degrees of freedom.
        assertThat(chiSquare).isLessThan(24.32);
    }

    @Test
    void deviationsFromTheModeHaveMeanZeroAndVarianceSigmaSquared() {
        GaussianMixture grid = GaussianMixture.grid(5, 2, 0.05, 3);
        double[][] modes = grid.modes();
        float[] point = new float[2];
        for (int axis = 0; axis < 2; axis++) {
            double sum = 0;
            double squares = 0;
            for (long index = 0; index < MANY; index++) {
                grid.read(index, point, 0);
                double deviation = point[axis] - modes[grid.label(index).orElseThrow()][axis];
                sum += deviation;
                squares += deviation * deviation;
            }
            // Four standard errors: sigma / sqrt(n) of the mean, sigma^2 sqrt(2 / n) of the variance.
            assertThat(sum / MANY).isCloseTo(0, within(4 * 0.05 / Math.sqrt(MANY)));
            assertThat(squares / MANY).isCloseTo(0.0025, within(4 * 0.0025 * Math.sqrt(2.0 / MANY)));
        }
    }

    @Test
    void sameIndexGivesTheSamePointWhateverWasReadBefore() {
        float[] forward = new float[200];
        float[] backward = new float[200];
        for (int index = 0; index < 100; index++) {
            ring.read(index, forward, 2 * index);
        }
        GaussianMixture other = GaussianMixture.ring(8, 1, 0.02, 7);
        for (int index = 99; index >= 0; index--) {
            other.read(index, backward, 2 * index);
        }
        assertThat(backward).containsExactly(forward);
    }

    @Test
    void anotherSeedGivesOtherPoints() {
        float[] mine = new float[2];
        float[] others = new float[2];
        ring.read(0, mine, 0);
        GaussianMixture.ring(8, 1, 0.02, 8).read(0, others, 0);
        assertThat(others).isNotEqualTo(mine);
    }

    @Test
    void readTouchesNothingButItsPlace() {
        float[] target = {9, 9, 9, 9};
        ring.read(5, target, 1);
        assertThat(target[0]).isEqualTo(9);
        assertThat(target[3]).isEqualTo(9);
    }

    @Test
    void changingTheReturnedModesChangesNothing() {
        ring.modes()[0][0] = 100;
        assertThat(ring.modes()[0][0]).isEqualTo(1);
    }

    @Test
    void isAnEndlessSourceOfPoints() {
        assertThat(ring.size()).isEmpty();
        assertThat(ring.shape()).isEqualTo(new SampleShape(2, 1, 1));
        assertThat(ring.description()).isEqualTo("endless points, 8 Gaussians on a ring of radius 1.0, sigma 0.02");
        assertThat(GaussianMixture.grid(5, 2, 0.05, 1).description())
                .isEqualTo("endless points, 25 Gaussians on a grid with spacing 2.0, sigma 0.05");
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianMixture.ring(0, 1, 0.1, 1))
                .withMessage("modes must be in [1, 65536], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianMixture.ring(8, Double.NaN, 0.1, 1))
                .withMessage("radius must be finite and above 0, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianMixture.grid(257, 1, 0.1, 1))
                .withMessage("side must be in [1, 256], got 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianMixture.grid(5, Double.POSITIVE_INFINITY, 0.1, 1))
                .withMessageContaining("spacing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianMixture.ring(8, 1, 0, 1))
                .withMessage("sigma must be finite and above 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.label(-1))
                .withMessage("index must be at least 0, got -1");
    }
}
