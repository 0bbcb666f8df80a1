package dev.sparring.ui.desktop.component.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Few round places on an axis: multiples of 1, 2 or 5 times a power of ten; on a logarithmic axis 1, 2 and 5 within decades, of
 * which those have labels for which there is room.
 */
public final class Ticks {

    private static final int[] MANTISSAS = {1, 2, 5};
    private static final double NEARLY = 1e-9;

    /** On more decades than this there are ticks between them no longer. */
    private static final int MOST_DECADES_DIVIDED = 12;

    private Ticks() {}

    /**
     * Ticks for an axis.
     *
     * @param axis where to
     * @param atMost how many with labels, at least 2
     * @return in ascending order, all on the axis, at least two with labels
     */
    public static List<Tick> of(Axis axis, int atMost) {
        if (atMost < 2) {
            throw new IllegalArgumentException("atMost must be at least 2, got " + atMost);
        }
        List<Tick> ticks = axis.logarithmic() ? logarithmic(axis, atMost) : List.of();
        // A logarithmic axis of less than a third of a decade is nearly a linear one.
        return ticks.stream().filter(Tick::isLabelled).count() >= 2 ? ticks : linear(axis, atMost);
    }

    /** The finest of all spacings by which there are not too many; where that leaves one tick, some of the next finer one. */
    private static List<Tick> linear(Axis axis, int atMost) {
        double span = axis.high() - axis.low();
        int exponent = (int) Math.floor(Math.log10(span / atMost)) - 1;
        List<Tick> finer = List.of();
        while (true) {
            for (int mantissa : MANTISSAS) {
                double spacing = mantissa * Math.pow(10, exponent);
                long first = (long) Math.ceil(axis.low() / spacing - NEARLY);
                long last = (long) Math.floor(axis.high() / spacing + NEARLY);
                if (last - first + 1 < 2) {
                    return thinned(finer, atMost);
                }
                if (last - first + 1 <= 3L * atMost) {
                    finer = multiples(first, last, mantissa, exponent);
                }
                if (last - first + 1 <= atMost) {
                    return finer;
                }
            }
            exponent++;
        }
    }

    private static List<Tick> thinned(List<Tick> ticks, int atMost) {
        int stride = Math.max(1, (ticks.size() + atMost - 3) / (atMost - 1));
        List<Tick> few = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += stride) {
            few.add(ticks.get(i));
        }
        return few;
    }

    private static List<Tick> multiples(long first, long last, int mantissa, int exponent) {
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(tick(BigDecimal.valueOf(i * mantissa).scaleByPowerOfTen(exponent)));
        }
        return ticks;
    }

    /** Powers of ten come first, as many as there is room for; then what stands far enough from all that have labels. */
    private static List<Tick> logarithmic(Axis axis, int atMost) {
        List<Tick> powers = candidates(axis, 1);
        List<Tick> labelled = new ArrayList<>();
        int stride = (powers.size() + atMost - 1) / atMost;
        for (int i = powers.size() - 1; i >= 0; i -= stride) {
            labelled.add(powers.get(i));
        }
        List<Tick> between = new ArrayList<>(candidates(axis, 2));
        between.addAll(candidates(axis, 5));
        between.sort(Comparator.comparingDouble(Tick::value).reversed());
        for (Tick tick : between) {
            if (labelled.stream()
                    .allMatch(other ->
                            Math.abs(axis.position(other.value()) - axis.position(tick.value())) >= 1.0 / atMost)) {
                labelled.add(tick);
            }
        }
        List<Tick> all = new ArrayList<>(labelled);
        between.addAll(powers);
        if (powers.size() <= MOST_DECADES_DIVIDED) {
            between.removeAll(labelled);
            between.forEach(tick -> all.add(new Tick(tick.value(), "")));
        }
        all.sort(Comparator.comparingDouble(Tick::value));
        return all;
    }

    /** A digit times each power of ten, where that is on the axis. */
    private static List<Tick> candidates(Axis axis, int mantissa) {
        int last = (int) Math.floor(Math.log10(axis.high()) + NEARLY);
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(axis.low())); exponent <= last; exponent++) {
            Tick tick = tick(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent));
            double position = axis.position(tick.value());
            if (position >= -NEARLY && position <= 1 + NEARLY) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private static Tick tick(BigDecimal value) {
        return new Tick(value.doubleValue(), FigureFormat.exact(value));
    }
}
