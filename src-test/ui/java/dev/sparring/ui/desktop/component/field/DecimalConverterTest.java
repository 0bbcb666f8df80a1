package dev.sparring.ui.desktop.component.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalConverterTest {

    private static final List<DecimalConverter> BOTH =
            List.of(new DecimalConverter(Locale.ENGLISH), new DecimalConverter(Locale.GERMAN));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|0.5",
                "0,5|0.5",
                ".5|0.5",
                ",25|0.25",
                "2|2",
                "3.|3",
                "1,000|1",
                "-1,5|-1.5",
                "+0.1|0.1",
                "1e-2|0.01"
            })
    void bothMarksAreReadInBothLanguages(String typed, double number) {
        assertThat(BOTH)
                .allSatisfy(converter -> assertThat(converter.fromString(typed)).isEqualTo(number));
    }

    /** Digits are never grouped, so that two marks are no number. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", ",", "-", "1,000.5", "1.000,5", "1,2,3", "0,5x", "NaN", "Infinity", "half", "0x1p3"})
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(BOTH).allSatisfy(converter -> assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> converter.fromString(typed)));
    }

    @Test
    void numbersAreShownWithTheMarkOfTheLanguageAndReadAgain() {
        assertThat(BOTH.get(0).toString(0.5)).isEqualTo("0.5");
        assertThat(BOTH.get(1).toString(0.5)).isEqualTo("0,5");
        assertThat(BOTH.get(1).toString(1234.25)).isEqualTo("1234,25");
        assertThat(BOTH.get(0).toString(10.0)).isEqualTo("10");
        assertThat(BOTH.get(0).toString(0.123456)).isEqualTo("0.123456");
        assertThat(BOTH).allSatisfy(converter -> assertThat(converter.fromString(converter.toString(1234.5)))
                .isEqualTo(1234.5));
    }

    @Test
    void whatCannotBeReadLeavesTheValueThatThereIs() {
        Forgiving<Double> forgiving = new Forgiving<>(BOTH.get(0), () -> 0.7);
        assertThat(forgiving.fromString(" 0,5 ")).isEqualTo(0.5);
        assertThat(forgiving.fromString("half")).isEqualTo(0.7);
        assertThat(forgiving.fromString("")).isEqualTo(0.7);
        assertThat(forgiving.toString(0.7)).isEqualTo("0.7");
    }
}
