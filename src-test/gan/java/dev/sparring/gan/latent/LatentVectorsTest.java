package dev.sparring.gan.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.latent.LatentVectors.Distribution;
import org.junit.jupiter.api.Test;

class LatentVectorsTest {

    private static final int COUNT = 10_000;
    private static final int DIMENSIONS = 10;
    private static final int NUMBERS = COUNT * DIMENSIONS;

    private final LatentVectors normal = new LatentVectors(DIMENSIONS, Distribution.NORMAL, 3);
    private final LatentVectors uniform = new LatentVectors(DIMENSIONS, Distribution.UNIFORM, 3);

    @Test
    void normalNumbersHaveTheMomentsOfTheStandardNormal() {
        float[] drawn = new float[NUMBERS];
        normal.draw("train", 0, COUNT, drawn);
        // Moments 0, 1, 0, 3 with variances 1, 2, 15, 96; four standard errors.
        double error = 4 / Math.sqrt(NUMBERS);
        assertThat(moment(drawn, 1)).isCloseTo(0, within(error));
        assertThat(moment(drawn, 2)).isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(moment(drawn, 3)).isCloseTo(0, within(error * Math.sqrt(15)));
        assertThat(moment(drawn, 4)).isCloseTo(3, within(error * Math.sqrt(96)));
    }

    @Test
    void uniformNumbersHaveTheMomentsOfTheirIntervalAndStayInIt() {
        float[] drawn = new float[NUMBERS];
        uniform.draw("train", 0, COUNT, drawn);
        for (float number : drawn) {
            assertThat(number).isGreaterThanOrEqualTo(-1).isLessThan(1);
        }
        // Moments 0, 1/3, 0, 1/5 with variances 1/3, 4/45, 1/7, 16/225; four standard errors.
        double error = 4 / Math.sqrt(NUMBERS);
        assertThat(moment(drawn, 1)).isCloseTo(0, within(error * Math.sqrt(1.0 / 3)));
        assertThat(moment(drawn, 2)).isCloseTo(1.0 / 3, within(error * Math.sqrt(4.0 / 45)));
        assertThat(moment(drawn, 3)).isCloseTo(0, within(error * Math.sqrt(1.0 / 7)));
        assertThat(moment(drawn, 4)).isCloseTo(0.2, within(error * Math.sqrt(16.0 / 225)));
    }

    @Test
    void dimensionsAreUncorrelated() {
        float[] drawn = new float[NUMBERS];
        normal.draw("train", 0, COUNT, drawn);
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += drawn[i * DIMENSIONS] * drawn[i * DIMENSIONS + 1];
        }
        assertThat(sum / COUNT).isCloseTo(0, within(4 / Math.sqrt(COUNT)));
    }

    @Test
    void numbersDependOnSeedPurposeAndCounterAlone() {
        float[] first = drawn(normal, "train", 5);
        assertThat(drawn(new LatentVectors(DIMENSIONS, Distribution.NORMAL, 3), "train", 5))
                .containsExactly(first);
        assertThat(drawn(normal, "train", 6)).isNotEqualTo(first);
        assertThat(drawn(normal, "samples", 5)).isNotEqualTo(first);
        assertThat(drawn(new LatentVectors(DIMENSIONS, Distribution.NORMAL, 4), "train", 5))
                .isNotEqualTo(first);
    }

    @Test
    void aLargerCountBeginsWithTheSameVectors() {
        float[] few = drawn(normal, "train", 5);
        float[] many = new float[3 * DIMENSIONS];
        normal.draw("train", 5, 3, many);
        assertThat(many).startsWith(few);
    }

    @Test
    void numbersAfterTheLastVectorAreLeftAlone() {
        float[] target = new float[2 * DIMENSIONS + 1];
        target[2 * DIMENSIONS] = 42;
        uniform.draw("train", 0, 2, target);
        assertThat(target[2 * DIMENSIONS]).isEqualTo(42);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatentVectors(0, Distribution.NORMAL, 1))
                .withMessage("dimensions must be in [1, 65536], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> normal.draw("train", -1, 1, new float[DIMENSIONS]))
                .withMessage("counter and count must be at least 0, got -1, 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> normal.draw("train", 0, 2, new float[19]))
                .withMessage("target must have at least 20 numbers, got 19");
    }

    private static float[] drawn(LatentVectors latent, String purpose, long counter) {
        float[] target = new float[2 * DIMENSIONS];
        latent.draw(purpose, counter, 2, target);
        return target;
    }

    private static double moment(float[] numbers, int order) {
        double sum = 0;
        for (float number : numbers) {
            sum += Math.pow(number, order);
        }
        return sum / numbers.length;
    }
}
