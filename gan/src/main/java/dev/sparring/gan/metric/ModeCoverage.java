package dev.sparring.gan.metric;

import java.util.stream.IntStream;

/**
 * How well 2-D samples cover a mixture of Gaussians with known centres, as in Srivastava et al. 2017 (VEEGAN), section 4.1;
 * the divergence is that of Lin et al. 2018 (PacGAN), NeurIPS.
 *
 * @param held modes with a sample of high quality
 * @param total modes there are
 * @param highQuality share of samples within 3 sigma of the nearest mode, in [0, 1]
 * @param reverseKl Kullback-Leibler divergence of the shares of the high-quality samples at each mode from equal shares, in
 *     nats: in [0, ln total], 0 where all modes are served alike, ln total where one is alone, NaN without such samples
 */
public record ModeCoverage(int held, int total, double highQuality, double reverseKl) {

    /**
     * Counts.
     *
     * @param samples x, y, x, y, ...
     * @param centres {@code [modes][2]}, at least one
     * @param sigma standard deviation of each mode, above 0
     * @return the figures; samples that are not finite count as of low quality
     */
    public static ModeCoverage count(float[] samples, double[][] centres, double sigma) {
        int[] counts = new int[centres.length];
        for (int i = 0; i + 1 < samples.length; i += 2) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < centres.length; j++) {
                double distance = Math.hypot(samples[i] - centres[j][0], samples[i + 1] - centres[j][1]);
                if (distance < least) {
                    least = distance;
                    nearest = j;
                }
            }
            if (least <= 3 * sigma) {
                counts[nearest]++;
            }
        }
        return of(counts, samples.length / 2);
    }

    /**
     * Counts modes that are labels, each sample of one of them, as Lin et al. 2018 do with stacked digits.
     *
     * @param labels one a sample, in [0, total)
     * @param total labels there are, at least 1
     * @return the figures; every sample is of high quality
     */
    public static ModeCoverage ofLabels(int[] labels, int total) {
        int[] counts = new int[total];
        for (int label : labels) {
            counts[label]++;
        }
        return of(counts, labels.length);
    }

    private static ModeCoverage of(int[] counts, int samples) {
        int held = (int) IntStream.of(counts).filter(count -> count > 0).count();
        int good = IntStream.of(counts).sum();
        double highQuality = samples == 0 ? 0 : (double) good / samples;
        return new ModeCoverage(held, counts.length, highQuality, reverseKl(counts, good));
    }

    private static double reverseKl(int[] counts, int sum) {
        double divergence = sum == 0 ? Double.NaN : 0;
        for (int count : counts) {
            double share = (double) count / sum;
            divergence += count == 0 ? 0 : share * Math.log(share * counts.length);
        }
        return Math.max(0, divergence);
    }
}
