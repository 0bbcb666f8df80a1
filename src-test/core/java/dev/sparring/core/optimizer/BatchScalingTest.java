package dev.sparring.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BatchScalingTest {

    @Test
    void gradientDescentScalesLinearly() {
        BatchScaling scaling = new BatchScaling(8192.0 / 256, false);
        // Goyal et al. 2017: 0.1 at 256 images becomes 3.2 at 8192.
        assertThat(scaling.rate(0.1)).isCloseTo(3.2, within(1e-12));
        assertThat(scaling.beta(0.9)).isEqualTo(0.9);
        assertThat(scaling.epsilon(1e-8)).isEqualTo(1e-8);
    }

    @Test
    void adamScalesByTheSquareRootAndItsBetasWithTheRatio() {
        BatchScaling scaling = new BatchScaling(4, true);
        assertThat(scaling.rate(2e-4)).isCloseTo(4e-4, within(1e-18));
        assertThat(scaling.beta(0.999)).isCloseTo(0.996, within(1e-12));
        assertThat(scaling.beta(0.5)).isZero();
        assertThat(scaling.epsilon(1e-8)).isCloseTo(5e-9, within(1e-22));
        assertThat(new BatchScaling(0.25, true).beta(0.5)).isCloseTo(0.875, within(1e-12));
    }

    @Test
    void ratiosThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchScaling(0, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchScaling(Double.NaN, true));
    }
}
