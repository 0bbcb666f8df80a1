package dev.sparring.gan.metric;

import java.util.stream.IntStream;

/** How many of a set's points lie in each of some bins, and how many in none. Immutable. */
public final class BinHistogram {

    private final int[] counts;
    private final int total;

    private BinHistogram(int[] counts, int total) {
        this.counts = counts;
        this.total = total;
    }

    /**
     * A histogram of given counts.
     *
     * @param counts a number of points a bin, at least one bin, copied
     * @param total points there are, at least 1; those beyond the counts lie in no bin
     * @return the histogram
     * @throws IllegalArgumentException if a count is below 0, or total is below 1 or below their sum
     */
    public static BinHistogram of(int[] counts, int total) {
        long sum = 0;
        for (int count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("counts must be at least 0, got " + count);
            }
            sum += count;
        }
        if (counts.length == 0) {
            throw new IllegalArgumentException("counts must have at least one bin, got none");
        }
        if (total < Math.max(1, sum)) {
            throw new IllegalArgumentException("total must be at least " + Math.max(1, sum) + ", got " + total);
        }
        return new BinHistogram(counts.clone(), total);
    }

    /**
     * How many bins there are.
     *
     * @return at least 1
     */
    public int bins() {
        return counts.length;
    }

    /**
     * How many points there are, in bins or not.
     *
     * @return at least 1
     */
    public int total() {
        return total;
    }

    /**
     * How many points lie in a bin.
     *
     * @param bin index, in [0, bins)
     * @return in [0, total]
     */
    public int count(int bin) {
        return counts[bin];
    }

    /**
     * Which share of the points lies in a bin.
     *
     * @param bin index, in [0, bins)
     * @return in [0, 1]
     */
    public double share(int bin) {
        return (double) counts[bin] / total;
    }

    /**
     * Which share of the points lies in no bin.
     *
     * @return in [0, 1]
     */
    public double shareOutside() {
        return (double) (total - IntStream.of(counts).sum()) / total;
    }

    /**
     * The total variation distance: half of what the shares differ by, summed; those in no bin count as one more bin.
     *
     * @param other a histogram of as many bins
     * @return in [0, 1]
     * @throws IllegalArgumentException if the other has another number of bins
     */
    public double totalVariation(BinHistogram other) {
        requireSameBins(other);
        double sum = Math.abs(shareOutside() - other.shareOutside());
        for (int i = 0; i < counts.length; i++) {
            sum += Math.abs(share(i) - other.share(i));
        }
        return sum / 2;
    }

    /**
     * The Jensen-Shannon divergence in nats (Lin 1991, both weights 1/2); points in no bin count as one more.
     *
     * @param other a histogram of as many bins
     * @return in [0, ln 2]
     * @throws IllegalArgumentException if the other has another number of bins
     */
    public double divergence(BinHistogram other) {
        requireSameBins(other);
        double sum = divergence(shareOutside(), other.shareOutside());
        for (int i = 0; i < counts.length; i++) {
            sum += divergence(share(i), other.share(i));
        }
        return Math.max(0, sum / 2);
    }

    private static double divergence(double p, double q) {
        double middle = (p + q) / 2;
        return (p == 0 ? 0 : p * Math.log(p / middle)) + (q == 0 ? 0 : q * Math.log(q / middle));
    }

    private void requireSameBins(BinHistogram other) {
        if (other.bins() != bins()) {
            throw new IllegalArgumentException("other must have " + bins() + " bins, got " + other.bins());
        }
    }
}
