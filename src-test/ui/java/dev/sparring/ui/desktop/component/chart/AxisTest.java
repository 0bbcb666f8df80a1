package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void equalRatiosAreEquallyFarApartOnALogarithmicAxis() {
        Axis axis = Axis.logarithmic(1e-6, 1e-2);
        assertThat(axis.position(1e-4)).isCloseTo(0.5, within(1e-12));
        assertThat(axis.value(0.25)).isCloseTo(1e-5, within(1e-17));
    }

    @Test
    void aLogarithmicAxisCannotShowZero() {
        assertThat(Axis.logarithmic(1e-6, 1).position(0)).isNaN();
    }

    @Test
    void positionAndValueAreInverse() {
        Axis axis = Axis.linear(-2, 6);
        assertThat(axis.position(axis.value(0.3))).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void aRangeOfNothingIsWidened() {
        assertThat(Axis.linear(3, 3)).isEqualTo(new Axis(3, 4, false));
        assertThat(Axis.logarithmic(3, 3)).isEqualTo(new Axis(3, 30, true));
    }

    @Test
    void aLogarithmicAxisFromZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis(0, 1, true));
    }
}
