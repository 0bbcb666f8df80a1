package dev.sparring.gan.loss;

/**
 * The relativistic average loss: each sample against the mean logit of the other side (Jolicoeur-Martineau 2019, "The relativistic
 * discriminator: a key element missing from standard GAN", ICLR, section 4.3).
 *
 * <p>Discriminator: {@code mean softplus(mean(fake) - real) + mean softplus(fake - mean(real))}; generator: the same with real and
 * fake exchanged.
 */
final class RelativisticAverage implements Loss {

    @Override
    public LossValue discriminator(float[] real, float[] fake) {
        requireSamples(real, fake);
        return compare(real, fake);
    }

    @Override
    public LossValue generator(float[] real, float[] fake) {
        requireSamples(real, fake);
        LossValue exchanged = compare(fake, real);
        return new LossValue(exchanged.value(), new float[0], exchanged.realGradient());
    }

    /** Draws the upper logits above the mean of the lower ones, and these below the mean of the upper ones. */
    private static LossValue compare(float[] upper, float[] lower) {
        double upperMean = mean(upper);
        double lowerMean = mean(lower);
        float[] toUpper = new float[upper.length];
        float[] toLower = new float[lower.length];
        double value = 0;
        double slopesOfUpper = 0;
        double slopesOfLower = 0;
        for (int i = 0; i < upper.length; i++) {
            double lag = lowerMean - upper[i];
            value += Logistic.softplus(lag) / upper.length;
            double slope = Logistic.sigmoid(lag) / upper.length;
            toUpper[i] = (float) -slope;
            slopesOfUpper += slope;
        }
        for (int i = 0; i < lower.length; i++) {
            double lead = lower[i] - upperMean;
            value += Logistic.softplus(lead) / lower.length;
            double slope = Logistic.sigmoid(lead) / lower.length;
            toLower[i] = (float) slope;
            slopesOfLower += slope;
        }
        // Each mean moves with each of its logits.
        for (int i = 0; i < upper.length; i++) {
            toUpper[i] -= (float) (slopesOfLower / upper.length);
        }
        for (int i = 0; i < lower.length; i++) {
            toLower[i] += (float) (slopesOfUpper / lower.length);
        }
        return new LossValue(value, toUpper, toLower);
    }

    private static double mean(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += logit;
        }
        return sum / logits.length;
    }

    private static void requireSamples(float[] real, float[] fake) {
        if (real.length == 0 || fake.length == 0) {
            throw new IllegalArgumentException(
                    "real and fake must hold at least one logit each, got " + real.length + " and " + fake.length);
        }
    }

    @Override
    public boolean isMeanOverSamples() {
        return false;
    }

    @Override
    public boolean needsBothBatches() {
        return true;
    }

    @Override
    public double equilibrium() {
        return 2 * Logistic.softplus(0);
    }
}
