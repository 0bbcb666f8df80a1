package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @Test
    void stepsAreCountedInThousands() {
        assertThat(labels(Axis.linear(0, 6000), 7))
                .containsExactly("0", "1,000", "2,000", "3,000", "4,000", "5,000", "6,000");
    }

    @Test
    void ratesAreWrittenWithAnExponent() {
        assertThat(labels(Axis.linear(0, 1.08e-3), 6)).containsExactly("0", "2e-4", "4e-4", "6e-4", "8e-4", "1e-3");
    }

    @Test
    void lossesAreWrittenWithoutAnExponent() {
        assertThat(labels(Axis.linear(-0.3, 1.6), 5)).containsExactly("0", "0.5", "1", "1.5");
    }

    @Test
    void logarithmicTicksArePowersOfTen() {
        assertThat(labels(Axis.logarithmic(1e-7, 1.3e-3), 5)).containsExactly("1e-7", "1e-6", "1e-5", "1e-4", "1e-3");
    }

    @Test
    void aLogarithmicAxisOfOneDecadeHasTicksBetween() {
        assertThat(labels(Axis.logarithmic(1e-4, 1.3e-3), 5)).containsExactly("1e-4", "2e-4", "5e-4", "1e-3");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,2",
        "0,1e-9,5",
        "-7,3e7,6",
        "0.1,0.3,4",
        "999999,1000001,8",
        "0,1e9,7",
        "0.9,3.8,2",
        "0.1,9.9,2",
        "4,6.5,2"
    })
    void ticksAreFewAscendingAndOnTheAxis(double low, double high, int atMost) {
        Axis axis = Axis.linear(low, high);
        List<Tick> ticks = Ticks.of(axis, atMost);
        assertThat(ticks).hasSizeBetween(2, atMost).extracting(Tick::value).isSorted();
        assertThat(ticks)
                .allSatisfy(tick -> assertThat(axis.position(tick.value())).isBetween(-1e-9, 1 + 1e-9));
        assertThat(ticks).extracting(Tick::label).doesNotHaveDuplicates();
    }

    @Test
    void betweenPowersOfTenAreTicksWithoutLabels() {
        List<Tick> ticks = Ticks.of(Axis.logarithmic(1e-7, 2.6e-4), 5);
        assertThat(ticks)
                .filteredOn(Tick::isLabelled)
                .extracting(Tick::label)
                .containsExactly("1e-7", "1e-6", "1e-5", "1e-4");
        assertThat(ticks)
                .extracting(Tick::value)
                .contains(2e-7, 5e-7, 2e-6, 5e-5, 2e-4)
                .isSorted();
    }

    @Test
    void aTopTwoFifthsAboveAPowerOfTenHasALabelWhereThereIsRoom() {
        assertThat(labels(Axis.logarithmic(1e-5, 2.6e-4), 8)).containsExactly("1e-5", "2e-5", "5e-5", "1e-4", "2e-4");
    }

    @ParameterizedTest
    @CsvSource({"2.1e-4,4.9e-4,5", "2.1e-4,4.9e-4,2", "1.1,1.9,2", "1e-9,1e9,2", "1e-3,9e-3,2", "0.5,0.6,4"})
    void everyLogarithmicAxisHasTwoLabelsAtLeastAndNotTooMany(double low, double high, int atMost) {
        Axis axis = Axis.logarithmic(low, high);
        List<Tick> ticks = Ticks.of(axis, atMost);
        assertThat(ticks.stream().filter(Tick::isLabelled).count()).isBetween(2L, (long) atMost + 1);
        assertThat(ticks)
                .allSatisfy(tick -> assertThat(axis.position(tick.value())).isBetween(-1e-9, 1 + 1e-9));
    }

    @Test
    void oneTickIsTooFew() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(Axis.linear(0, 1), 1));
    }

    private static List<String> labels(Axis axis, int atMost) {
        return Ticks.of(axis, atMost).stream()
                .filter(Tick::isLabelled)
                .map(Tick::label)
                .toList();
    }
}
