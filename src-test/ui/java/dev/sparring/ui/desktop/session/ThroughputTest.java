package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThroughputTest {

    @Test
    void aSteadyPaceIsSaidFromTheFirstStepOn() {
        Throughput pace = new Throughput();
        assertThat(pace.smooth(500)).isCloseTo(500, within(1e-9));
        assertThat(pace.smooth(500)).isCloseTo(500, within(1e-9));
    }

    @Test
    void equalShareOfTwoPacesIsTheirHarmonicMean() {
        Throughput pace = new Throughput();
        for (int i = 0; i < 10_000; i++) {
            pace.smooth(i % 2 == 0 ? 100 : 300);
        }
        assertThat(pace.smooth(100)).isCloseTo(150, within(2.0));
    }

    @Test
    void withoutAStepThereIsNoPace() {
        assertThat(new Throughput().smooth(0)).isZero();
    }
}
