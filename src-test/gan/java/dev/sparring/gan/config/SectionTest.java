package dev.sparring.gan.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "'', abc, 3", "same, same, 0", "gumbo, gambol, 2"})
    void theDistanceIsLevenshteins(String a, String b, int distance) {
        assertThat(Section.distance(a, b)).isEqualTo(distance);
        assertThat(Section.distance(b, a)).isEqualTo(distance);
    }
}
