package dev.sparring.gan.metric;

/** Shannon's entropy of parts of a whole. */
final class Entropy {

    private Entropy() {}

    /**
     * The number of equal parts that are as diverse: the exponential of the entropy (a Hill number of order 1, Hill 1973).
     *
     * @param parts at least 0
     * @return in [1, parts.length]; 0 if the parts sum to 0; NaN if one is NaN
     */
    static double effectiveNumber(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        if (sum == 0) {
            return 0;
        }
        double entropy = 0;
        for (double part : parts) {
            entropy -= part == 0 ? 0 : part / sum * Math.log(part / sum);
        }
        return Math.exp(entropy);
    }
}
