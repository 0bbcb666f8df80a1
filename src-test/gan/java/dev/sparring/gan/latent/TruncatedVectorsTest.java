package dev.sparring.gan.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TruncatedVectorsTest {

    /** Variance of a normal distribution cut at 1: 1 - 2 phi(1) / (2 Phi(1) - 1) = 0.2911. */
    @Test
    void numbersAreThoseOfTheTruncatedDistribution() {
        float[] numbers = new float[40_000];
        new TruncatedVectors(4, 1, 5).draw("samples", 0, 10_000, numbers);
        double square = 0;
        for (float number : numbers) {
            assertThat(number).isBetween(-1f, 1f);
            square += (double) number * number / numbers.length;
        }
        assertThat(square).isCloseTo(0.2911, within(0.005));
    }

    @Test
    void theSameDrawGivesTheSameNumbers() {
        float[] first = new float[8];
        float[] second = new float[8];
        new TruncatedVectors(4, 0.5, 5).draw("samples", 3, 2, first);
        new TruncatedVectors(4, 0.5, 5).draw("samples", 3, 2, second);
        assertThat(second).isEqualTo(first);
        new TruncatedVectors(4, 0.5, 5).draw("samples", 4, 2, second);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void whatWouldHardlyEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TruncatedVectors(4, 0.001, 5))
                .withMessageContaining("at least 0.01");
    }
}
