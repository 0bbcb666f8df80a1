package dev.sparring.ui.desktop.component.chart;

/**
 * A range of values along a side of a chart.
 *
 * @param low value at its beginning; above 0 if logarithmic
 * @param high value at its end, above {@code low}
 * @param logarithmic whether equal ratios are equally far apart
 */
public record Axis(double low, double high, boolean logarithmic) {

    /** Validates. */
    public Axis {
        if (!(high > low) || Double.isInfinite(low) || Double.isInfinite(high) || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException("no axis from " + low + " to " + high);
        }
    }

    /**
     * An axis with equal distances.
     *
     * @param low value at its beginning
     * @param high value at its end; where it is not above {@code low}, an axis of length 1 is given
     * @return the axis
     */
    public static Axis linear(double low, double high) {
        return new Axis(low, high > low ? high : low + 1, false);
    }

    /**
     * An axis with equal ratios.
     *
     * @param low value at its beginning, above 0
     * @param high value at its end; where it is not above {@code low}, an axis of one decade is given
     * @return the axis
     */
    public static Axis logarithmic(double low, double high) {
        return new Axis(low, high > low ? high : low * 10, true);
    }

    /**
     * Where a value lies.
     *
     * @param value any
     * @return 0 at the beginning, 1 at the end; NaN where a logarithmic axis cannot show it
     */
    public double position(double value) {
        if (logarithmic) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
        }
        return (value - low) / (high - low);
    }

    /**
     * The value at a place.
     *
     * @param position 0 at the beginning, 1 at the end
     * @return the value
     */
    public double value(double position) {
        return logarithmic ? low * Math.pow(high / low, position) : low + position * (high - low);
    }
}
