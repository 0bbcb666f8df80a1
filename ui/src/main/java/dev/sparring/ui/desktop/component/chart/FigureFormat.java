package dev.sparring.ui.desktop.component.chart;

import dev.sparring.ui.desktop.text.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as the window writes them for people: short, and with the marks of the language that it speaks. What a file or a field holds is
 * written elsewhere.
 */
public final class FigureFormat {

    private static final BigDecimal SMALL = new BigDecimal("0.01");
    private static final DecimalFormatSymbols MARKS = DecimalFormatSymbols.getInstance(Texts.locale());

    private FigureFormat() {}

    /** A tick's value, exactly: 0.25, 12,000, 5e-4. */
    static String exact(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.abs().compareTo(SMALL) < 0) {
            int exponent = stripped.precision() - stripped.scale() - 1;
            return grouped(stripped.scaleByPowerOfTen(-exponent).toPlainString(), MARKS) + "e" + exponent;
        }
        return grouped(stripped.toPlainString(), MARKS);
    }

    /**
     * Digits with a language's marks. Charts write hundreds of numbers a frame, for which {@link String#format} takes too long.
     *
     * @param digits with a point, as {@link BigDecimal#toPlainString} has them
     * @param marks of the language
     */
    static String grouped(String digits, DecimalFormatSymbols marks) {
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits.replace('.', marks.getDecimalSeparator()));
        int first = digits.startsWith("-") ? 1 : 0;
        for (int i = (point < 0 ? digits.length() : point) - 3; i > first; i -= 3) {
            text.insert(i, marks.getGroupingSeparator());
        }
        return text.toString();
    }

    /**
     * A learning rate.
     *
     * @param rate at least 0
     * @return such as {@code 2.0e-4}, or a dash if it is NaN
     */
    public static String rate(double rate) {
        if (Double.isNaN(rate)) {
            return "–";
        }
        return rate == 0
                ? "0"
                : String.format(Texts.locale(), "%.1e", rate)
                        .replaceFirst("e([-+])0", "e$1")
                        .replace("e+", "e");
    }

    /**
     * A loss or another figure of everyday size.
     *
     * @param value any
     * @return such as {@code 0.693}, or a dash if it is NaN
     */
    public static String value(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Texts.locale(), Math.abs(value) < 1000 ? "%.3f" : "%.2e", value);
    }

    /**
     * A figure of any size.
     *
     * @param value any
     * @return whole numbers as counts, others with three digits behind the point where that says something, else with an
     *     exponent; a dash if it is NaN
     */
    public static String figure(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return count((long) value);
        }
        if (Double.isNaN(value) || (size >= 0.01 && size < 1000)) {
            return value(value);
        }
        return size >= 1000 && size < 1e6 ? count(Math.round(value)) : rate(value);
    }

    /**
     * A count.
     *
     * @param count any
     * @return such as {@code 12,000}
     */
    public static String count(long count) {
        return grouped(Long.toString(count), MARKS);
    }

    /**
     * A share.
     *
     * @param share in [0, 1]
     * @return such as {@code 87 %}
     */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : Math.round(share * 100) + " %";
    }

    /**
     * A length of time, in units that are the same in every language.
     *
     * @param seconds at least 0
     * @return such as {@code 42 s}, {@code 3 min 20 s} or {@code 2 h 05 min}
     */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
