package dev.sparring.gan.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LossAutocorrelationTest {

    private static LossAutocorrelation of(int looks, IntToDoubleFunction values) {
        LossAutocorrelation swing = new LossAutocorrelation();
        for (int look = 0; look < looks; look++) {
            swing.include(values.applyAsDouble(look) - 1);
            swing.include(values.applyAsDouble(look) + 1);
            swing.close();
        }
        return swing;
    }

    @Test
    void whatAlternatesChangesItsSignAtEveryLookAndIsAntiCorrelated() {
        LossAutocorrelation swing = of(30, look -> look % 2);
        assertThat(swing.signChanges()).isEqualTo(1);
        // 24 looks about their mean: the lag of 1 has 23 products of -1/4, the variance 24 squares of 1/4.
        assertThat(swing.autocorrelation()).isCloseTo(-23.0 / 24, within(1e-12));
    }

    @Test
    void aSlowWaveIsAntiCorrelatedAtHalfItsPeriod() {
        LossAutocorrelation swing = of(30, look -> Math.sin(2 * Math.PI * look / 12));
        assertThat(swing.signChanges()).isBetween(0.1, 0.25);
        assertThat(swing.autocorrelation()).isCloseTo(-18.0 / 24, within(0.05));
    }

    @Test
    void aStraightLineCrossesItsMeanOnce() {
        assertThat(of(30, look -> look).signChanges()).isEqualTo(1.0 / 23);
    }

    @Test
    void aFewLooksSayNothing() {
        assertThat(of(5, look -> look % 2).signChanges()).isZero();
        assertThat(of(5, look -> look % 2).autocorrelation()).isZero();
        assertThat(of(20, look -> 3).autocorrelation()).isZero();
    }
}
