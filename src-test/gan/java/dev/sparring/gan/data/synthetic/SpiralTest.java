package dev.sparring.gan.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;

class SpiralTest {

    private static final int MANY = 20_000;

    @Test
    void pointsWithoutNoiseSatisfyTheEquationOfTheirArm() {
        Spiral spiral = Spiral.of(2, 1.5, 0, 11);
        float[] point = new float[2];
        for (long index = 0; index < MANY; index++) {
            spiral.read(index, point, 0);
            double radius = Math.hypot(point[0], point[1]);
            double angle =
                    2 * Math.PI * 1.5 * radius + Math.PI * spiral.label(index).orElseThrow();
            assertThat(radius).isLessThanOrEqualTo(1 + 1e-6);
            assertThat((double) point[0]).isCloseTo(radius * Math.cos(angle), within(1e-5));
            assertThat((double) point[1]).isCloseTo(radius * Math.sin(angle), within(1e-5));
        }
    }

    @Test
    void squaredRadiusWithoutNoiseIsUniform() {
        Spiral spiral = Spiral.of(2, 1.5, 0, 12);
        float[] point = new float[2];
        double sum = 0;
        double squares = 0;
        for (long index = 0; index < MANY; index++) {
            spiral.read(index, point, 0);
            double square = (double) point[0] * point[0] + (double) point[1] * point[1];
            sum += square;
            squares += square * square;
        }
        // Moments 1/2 and 1/3; four standard errors are below 0.0085.
        assertThat(sum / MANY).isCloseTo(0.5, within(0.0085));
        assertThat(squares / MANY).isCloseTo(1.0 / 3, within(0.0085));
    }

    @Test
    void noiseAddsItsVarianceToTheSquaredRadius() {
        Spiral spiral = Spiral.of(3, 1, 0.1, 13);
        float[] point = new float[2];
        double sum = 0;
        for (long index = 0; index < MANY; index++) {
            spiral.read(index, point, 0);
            sum += (double) point[0] * point[0] + (double) point[1] * point[1];
        }
        // E r^2 = 1/2 + 2 sigma^2.
        assertThat(sum / MANY).isCloseTo(0.52, within(0.01));
    }

    @Test
    void armsAreEquallyLikely() {
        Spiral spiral = Spiral.of(2, 1.5, 0.02, 14);
        long second = 0;
        for (long index = 0; index < MANY; index++) {
            second += spiral.label(index).orElseThrow();
        }
        // Four standard errors of a fair coin: 2 sqrt(n).
        assertThat((double) second).isCloseTo(MANY / 2.0, within(2 * Math.sqrt(MANY)));
    }

    @Test
    void sameIndexGivesTheSamePointAndAnotherSeedAnother() {
        float[] points = new float[6];
        Spiral.of(2, 1.5, 0.02, 1).read(77, points, 0);
        Spiral.of(2, 1.5, 0.02, 1).read(77, points, 2);
        Spiral.of(2, 1.5, 0.02, 2).read(77, points, 4);
        assertThat(points[2]).isEqualTo(points[0]);
        assertThat(points[3]).isEqualTo(points[1]);
        assertThat(points[4]).isNotEqualTo(points[0]);
    }

    @Test
    void isAnEndlessSourceOfPoints() {
        Spiral spiral = Spiral.of(2, 1.5, 0.02, 1);
        assertThat(spiral.size()).isEmpty();
        assertThat(spiral.shape()).isEqualTo(new SampleShape(2, 1, 1));
        assertThat(spiral.description()).isEqualTo("endless points, spiral of 2 arms and 1.5 turns, sigma 0.02");
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spiral.of(0, 1, 0, 1))
                .withMessage("arms must be in [1, 64], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spiral.of(2, 0, 0, 1))
                .withMessage("turns must be finite and above 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spiral.of(2, 1, -0.1, 1))
                .withMessage("sigma must be finite and at least 0, got -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spiral.of(2, 1, 0, 1).read(-1, new float[2], 0))
                .withMessage("index must be at least 0, got -1");
    }
}
