package dev.sparring.gan.metric;

/**
 * How samples differ from a reference in the number that falls into each of some bins, after Richardson and Weiss 2018,
 * "On GANs and GMMs", NeurIPS, who call the number of different bins NDB.
 *
 * @param different bins whose shares differ statistically, in [0, total]; chance alone gives about a twentieth of the bins
 * @param total bins there are
 * @param divergence Jensen-Shannon divergence of the two histograms in nats, in [0, ln 2]; chance alone gives about
 *     {@code (total - 1) (1/m + 1/n) / 8} for m and n samples
 */
public record NdbResult(int different, int total, double divergence) {

    /** Of a standard normal, beyond which lies a twentieth on both sides together. */
    private static final double SIGNIFICANT = 1.959963984540054;

    /**
     * Compares two histograms by a two-proportion z test a bin, two-sided at the level 0.05, the variance pooled.
     *
     * @param reference of the data
     * @param other of samples, over the same bins
     * @return the comparison; points in no bin count in the totals and in the divergence
     * @throws IllegalArgumentException if the numbers of bins differ
     */
    public static NdbResult of(BinHistogram reference, BinHistogram other) {
        double divergence = reference.divergence(other);
        int different = 0;
        for (int bin = 0; bin < reference.bins(); bin++) {
            different += differs(reference, other, bin) ? 1 : 0;
        }
        return new NdbResult(different, reference.bins(), divergence);
    }

    private static boolean differs(BinHistogram reference, BinHistogram other, int bin) {
        double m = reference.total();
        double n = other.total();
        double pooled = (reference.count(bin) + other.count(bin)) / (m + n);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
        return Math.abs(reference.share(bin) - other.share(bin)) > SIGNIFICANT * error;
    }
}
