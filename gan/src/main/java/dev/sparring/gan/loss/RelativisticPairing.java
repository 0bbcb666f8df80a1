package dev.sparring.gan.loss;

/**
 * Relativistic pairing: real against fake, pair by pair (Jolicoeur-Martineau 2019, "The relativistic discriminator: a key
 * element missing from standard GAN", ICLR; Huang et al. 2024, "The GAN is dead; long live the GAN! A modern GAN baseline",
 * NeurIPS).
 *
 * <p>Discriminator: {@code softplus(fake - real)}; generator: {@code softplus(real - fake)}.
 */
final class RelativisticPairing implements Loss {

    @Override
    public LossValue discriminator(float[] real, float[] fake) {
        requirePairs(real, fake);
        double sum = 0;
        float[] realGradient = new float[real.length];
        float[] fakeGradient = new float[fake.length];
        for (int i = 0; i < real.length; i++) {
            double lead = (double) fake[i] - real[i];
            sum += Logistic.softplus(lead);
            float slope = (float) (Logistic.sigmoid(lead) / real.length);
            realGradient[i] = -slope;
            fakeGradient[i] = slope;
        }
        return new LossValue(sum / real.length, realGradient, fakeGradient);
    }

    @Override
    public LossValue generator(float[] real, float[] fake) {
        requirePairs(real, fake);
        double sum = 0;
        float[] fakeGradient = new float[fake.length];
        for (int i = 0; i < real.length; i++) {
            double lag = (double) real[i] - fake[i];
            sum += Logistic.softplus(lag);
            fakeGradient[i] = (float) (-Logistic.sigmoid(lag) / real.length);
        }
        return new LossValue(sum / real.length, new float[0], fakeGradient);
    }

    @Override
    public boolean needsBothBatches() {
        return true;
    }

    private static void requirePairs(float[] real, float[] fake) {
        if (real.length != fake.length || real.length == 0) {
            throw new IllegalArgumentException(
                    "real and fake must be of one size, at least 1, got " + real.length + " and " + fake.length);
        }
    }

    @Override
    public double equilibrium() {
        return Logistic.softplus(0);
    }
}
