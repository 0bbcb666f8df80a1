package dev.sparring.gan.catalog;

/**
 * The legal values of a number, for checking and for telling. Immutable.
 *
 * @param from lower end
 * @param fromIncluded whether the lower end is legal
 * @param to upper end
 * @param toIncluded whether the upper end is legal
 */
public record Range(double from, boolean fromIncluded, double to, boolean toIncluded) {

    /**
     * Both ends are legal.
     *
     * @param from lower end
     * @param to upper end
     * @return [from, to]
     */
    public static Range closed(double from, double to) {
        return new Range(from, true, to, true);
    }

    /**
     * The upper end alone is legal.
     *
     * @param from lower end
     * @param to upper end
     * @return (from, to]
     */
    public static Range above(double from, double to) {
        return new Range(from, false, to, true);
    }

    /**
     * The lower end alone is legal.
     *
     * @param from lower end
     * @param to upper end
     * @return [from, to)
     */
    public static Range below(double from, double to) {
        return new Range(from, true, to, false);
    }

    /**
     * Whether a number is legal.
     *
     * @param value any number
     * @return false for NaN, too
     */
    public boolean contains(double value) {
        return (fromIncluded ? value >= from : value > from) && (toIncluded ? value <= to : value < to);
    }

    @Override
    public String toString() {
        return (fromIncluded ? "[" : "(") + plain(from) + ", " + plain(to) + (toIncluded ? "]" : ")");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) <= 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
