package dev.sparring.bench.study;

import java.util.List;
import java.util.Locale;

/**
 * The mean of some numbers.
 *
 * @param mean NaN of none
 * @param error standard error of the mean, NaN of fewer than two
 * @param count how many numbers
 */
record Mean(double mean, double error, int count) {

    /** Two-sided 5 % points of Student's t for 1 to 9 degrees of freedom; more are taken for 9. */
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    static Mean of(List<Double> numbers) {
        int count = numbers.size();
        double mean = numbers.stream().mapToDouble(Double::doubleValue).sum() / count;
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return new Mean(
                count == 0 ? Double.NaN : mean,
                count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count),
                count);
    }

    /** Whether 0 is outside of the 95 % interval. */
    boolean notable() {
        return count > 1 && mean != 0 && Math.abs(mean) > error * STUDENT[Math.min(count - 2, STUDENT.length - 1)];
    }

    /** Mean and standard error with so many digits after the point; a dash of none. */
    String text(int digits) {
        if (count == 0) {
            return "–";
        }
        String number = "%." + digits + "f";
        return count == 1
                ? String.format(Locale.ROOT, number, mean)
                : String.format(Locale.ROOT, number + " ± " + number, mean, error);
    }
}
