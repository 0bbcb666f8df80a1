package dev.sparring.gan.metric;

/**
 * How well 2-D samples cover a mixture of Gaussians with known centres, as in Srivastava et al. 2017 (VEEGAN), section 4.1.
 *
 * @param held modes with a sample of high quality
 * @param total modes there are
 * @param highQuality share of samples within 3 sigma of the nearest mode, in [0, 1]
 */
public record Modes(int held, int total, double highQuality) {

    /**
     * Counts.
     *
     * @param samples x, y, x, y, ...
     * @param centres {@code [modes][2]}, at least one
     * @param sigma standard deviation of each mode, above 0
     * @return the figures; samples that are not finite count as of low quality
     */
    public static Modes count(float[] samples, double[][] centres, double sigma) {
        boolean[] held = new boolean[centres.length];
        int good = 0;
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
                held[nearest] = true;
                good++;
            }
        }
        int count = 0;
        for (boolean one : held) {
            count += one ? 1 : 0;
        }
        int points = samples.length / 2;
        return new Modes(count, centres.length, points == 0 ? 0 : (double) good / points);
    }
}
