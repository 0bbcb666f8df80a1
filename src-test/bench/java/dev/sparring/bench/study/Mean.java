package dev.sparring.bench.study;

import java.util.List;
import java.util.Locale;

/**
 * The mean of some numbers.
 *
 * @param mean NaN of none
 * @param error standard error of the mean, 0 of fewer than two
 * @param count how many numbers
 */
record Mean(double mean, double error, int count) {

    static Mean of(List<Double> numbers) {
        int count = numbers.size();
        double mean = numbers.stream().mapToDouble(Double::doubleValue).sum() / count;
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return new Mean(mean, count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count), count);
    }

    /** Whether 0 is further away than two standard errors. */
    boolean notable() {
        return Math.abs(mean) > 2 * error && mean != 0;
    }

    /** Mean and standard error with so many digits after the point; a dash of none. */
    String text(int digits) {
        return count == 0 ? "–" : String.format(Locale.ROOT, "%." + digits + "f ± %." + digits + "f", mean, error);
    }
}
