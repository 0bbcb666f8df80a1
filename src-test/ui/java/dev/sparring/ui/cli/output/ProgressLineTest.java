package dev.sparring.ui.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59.4, 59 s", "59.6, 1:00", "3599, 59:59", "3600, 1:00:00", "86399, 23:59:59"})
    void secondsAreShownAsOnAClock(double seconds, String shown) {
        assertThat(ProgressLine.clock(seconds)).isEqualTo(shown);
    }
}
