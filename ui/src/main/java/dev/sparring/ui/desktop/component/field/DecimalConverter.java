package dev.sparring.ui.desktop.component.field;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.util.StringConverter;

/**
 * Numbers with a decimal mark: shown with that of a language, read with a point or a comma. Nothing groups digits, so that no comma is
 * passed over: Java's own formats take 0,5 for 5 in English.
 */
final class DecimalConverter extends StringConverter<Double> {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");

    private final DecimalFormat format;

    /**
     * A converter.
     *
     * @param language whose decimal mark is shown
     */
    DecimalConverter(Locale language) {
        format = new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(language));
    }

    @Override
    public String toString(Double value) {
        return value == null ? "" : format.format(value);
    }

    /**
     * Reads a number.
     *
     * @param text of it
     * @return the number
     * @throws NumberFormatException if it is none
     */
    @Override
    public Double fromString(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException("no number: " + text);
        }
        return Double.valueOf(text.replace(',', '.'));
    }
}
