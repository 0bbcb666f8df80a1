package dev.sparring.ui.desktop.component.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Few round places on an axis: multiples of 1, 2 or 5 times a power of ten, or on a logarithmic axis powers of ten. */
public final class Ticks {

    private static final int[] MANTISSAS = {1, 2, 5};
    private static final int[] POWERS = {1};

    private Ticks() {}

    /**
     * Ticks for an axis.
     *
     * @param axis where to
     * @param atMost how many, at least 2
     * @return in ascending order, all on the axis
     */
    public static List<Tick> of(Axis axis, int atMost) {
        if (atMost < 2) {
            throw new IllegalArgumentException("atMost must be at least 2, got " + atMost);
        }
        return axis.logarithmic() ? logarithmic(axis, atMost) : linear(axis, atMost);
    }

    private static List<Tick> linear(Axis axis, int atMost) {
        double span = axis.high() - axis.low();
        int exponent = (int) Math.floor(Math.log10(span / atMost)) - 1;
        while (true) {
            for (int mantissa : MANTISSAS) {
                double spacing = mantissa * Math.pow(10, exponent);
                long first = (long) Math.ceil(axis.low() / spacing - 1e-9);
                long last = (long) Math.floor(axis.high() / spacing + 1e-9);
                if (last - first + 1 <= atMost) {
                    return multiples(first, last, mantissa, exponent);
                }
            }
            exponent++;
        }
    }

    private static List<Tick> multiples(long first, long last, int mantissa, int exponent) {
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(tick(BigDecimal.valueOf(i * mantissa).scaleByPowerOfTen(exponent)));
        }
        return ticks;
    }

    private static List<Tick> logarithmic(Axis axis, int atMost) {
        List<Tick> ticks = logarithmic(axis, 1, MANTISSAS);
        for (int stride = 1; ticks.size() > atMost; stride++) {
            ticks = logarithmic(axis, stride, POWERS);
        }
        return ticks;
    }

    private static List<Tick> logarithmic(Axis axis, int stride, int[] mantissas) {
        int last = (int) Math.floor(Math.log10(axis.high()) + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(axis.low())); exponent <= last; exponent++) {
            for (int mantissa : mantissas) {
                Tick tick = tick(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent));
                double position = axis.position(tick.value());
                if ((last - exponent) % stride == 0 && position >= -1e-9 && position <= 1 + 1e-9) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static Tick tick(BigDecimal value) {
        return new Tick(value.doubleValue(), FigureFormat.exact(value));
    }
}
