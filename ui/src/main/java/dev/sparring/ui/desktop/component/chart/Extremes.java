package dev.sparring.ui.desktop.component.chart;

/**
 * Between which values curves lie.
 *
 * @param least value, infinite if there is none
 * @param leastPositive the least above 0, infinite if there is none
 * @param greatest value, negative infinity if there is none
 */
public record Extremes(double least, double leastPositive, double greatest) {

    /** Of no values. */
    public static final Extremes NONE =
            new Extremes(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /**
     * Of one value.
     *
     * @param value NaN for none
     * @return the extremes
     */
    public static Extremes of(double value) {
        return Double.isNaN(value) ? NONE : new Extremes(value, value > 0 ? value : Double.POSITIVE_INFINITY, value);
    }

    /**
     * Of these values and others.
     *
     * @param other the others
     * @return the extremes of all
     */
    public Extremes with(Extremes other) {
        return new Extremes(
                Math.min(least, other.least),
                Math.min(leastPositive, other.leastPositive),
                Math.max(greatest, other.greatest));
    }

    /**
     * Whether there are no values.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return least > greatest;
    }
}
