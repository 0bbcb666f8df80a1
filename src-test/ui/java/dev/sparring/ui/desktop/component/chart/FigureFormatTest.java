package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormatTest {

    @ParameterizedTest
    @CsvSource({"2e-4,2.0e-4", "1e-3,1.0e-3", "0,0", "1.25e-10,1.3e-10", "12,1.2e1", "NaN,–"})
    void ratesHaveTwoDigits(double rate, String text) {
        assertThat(FigureFormat.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.6931,0.693", "-1,-1.000", "123456,1.23e+05", "NaN,–"})
    void valuesHaveThreeDecimals(double value, String text) {
        assertThat(FigureFormat.value(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"8,8", "0.6931,0.693", "-12.5,-12.500", "0.0031,3.1e-3", "26942.22,'26,942'", "3e9,3.0e9", "NaN,–"})
    void figuresOfAnySizeAreShort(double value, String text) {
        assertThat(FigureFormat.figure(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "999,999", "-999,-999", "1000,'1,000'", "-1000,'-1,000'", "1234567,'1,234,567'"})
    void countsHaveACommaBeforeEveryThirdDigit(long count, String text) {
        assertThat(FigureFormat.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.25,'0,25'", "-12345.5,'-12.345,5'", "1234567,1.234.567", "-999,-999", "7,7"})
    void digitsHaveTheMarksOfTheLanguage(String digits, String text) {
        assertThat(FigureFormat.grouped(digits, DecimalFormatSymbols.getInstance(Locale.GERMAN)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4,0 s", "59,59 s", "200,3 min 20 s", "3599.6,1 h 00 min", "7500,2 h 05 min"})
    void durationsHaveTwoUnits(double seconds, String text) {
        assertThat(FigureFormat.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.874,87 %", "1,100 %", "NaN,–"})
    void sharesAreWholePercents(double share, String text) {
        assertThat(FigureFormat.percent(share)).isEqualTo(text);
    }
}
