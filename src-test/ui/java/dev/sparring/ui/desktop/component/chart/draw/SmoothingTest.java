package dev.sparring.ui.desktop.component.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {

    private static final double NOTHING = Double.NaN;

    @Test
    void aConstantStaysAsItIsFromItsFirstValueOn() {
        for (double value : Smoothing.of(new double[] {3, 3, 3, 3}, 0.9)) {
            assertThat(value).isCloseTo(3, within(1e-12));
        }
    }

    @Test
    void aValueWeighsLessTheOlderItIs() {
        // Weights 1, 2 and 4 of three values: kept 1/2 each time.
        double[] smooth = Smoothing.of(new double[] {7, 0, 14}, 0.5);
        assertThat(smooth).containsExactly(new double[] {7, 7.0 / 3, (7 + 0 + 4 * 14) / 7.0}, within(1e-12));
    }

    @Test
    void gapsArePassedOver() {
        double[] smooth = Smoothing.of(new double[] {NOTHING, 7, NOTHING, 0}, 0.5);
        assertThat(smooth[0]).isNaN();
        assertThat(smooth[2]).isNaN();
        assertThat(smooth[3]).isCloseTo(7.0 / 3, within(1e-12));
    }

    @Test
    void withoutSmoothingNothingChanges() {
        assertThat(Smoothing.of(new double[] {1, 5, -2}, 0)).containsExactly(1, 5, -2);
    }

    @Test
    void aLineThatNeverMovesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Smoothing.of(new double[0], 1));
    }
}
