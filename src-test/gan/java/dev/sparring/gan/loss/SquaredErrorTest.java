package dev.sparring.gan.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SquaredErrorTest {

    @Test
    void itIsTheMeanOfTheSquaresWithItsGradient() {
        float[] output = {1, 2, -3};
        float[] target = {0, 2, 1};
        float[] gradient = new float[3];
        assertThat(SquaredError.of(output, target, gradient)).isCloseTo(17.0 / 3, within(1e-12));
        for (int i = 0; i < 3; i++) {
            float kept = output[i];
            output[i] = kept + 1e-2f;
            double above = SquaredError.of(output, target, new float[3]);
            output[i] = kept - 1e-2f;
            double below = SquaredError.of(output, target, new float[3]);
            output[i] = kept;
            assertThat((double) gradient[i]).isCloseTo((above - below) / 2e-2, within(1e-4));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SquaredError.of(new float[2], new float[3], new float[2]))
                .withMessageContaining("got 2, 3 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SquaredError.of(new float[0], new float[0], new float[0]));
    }
}
