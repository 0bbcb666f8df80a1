package dev.sparring.gan.config;

/**
 * The legal values of a number, for checking and for telling.
 *
 * @param from lower end
 * @param fromIncluded whether the lower end is legal
 * @param to upper end
 * @param toIncluded whether the upper end is legal
 */
record Range(double from, boolean fromIncluded, double to, boolean toIncluded) {

    /** [from, to]. */
    static Range closed(double from, double to) {
        return new Range(from, true, to, true);
    }

    /** (from, to]. */
    static Range above(double from, double to) {
        return new Range(from, false, to, true);
    }

    /** [from, to). */
    static Range below(double from, double to) {
        return new Range(from, true, to, false);
    }

    boolean contains(double value) {
        return (fromIncluded ? value >= from : value > from) && (toIncluded ? value <= to : value < to);
    }

    @Override
    public String toString() {
        return (fromIncluded ? "[" : "(") + plain(from) + ", " + plain(to) + (toIncluded ? "]" : ")");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
