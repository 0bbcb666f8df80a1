package dev.sparring.gan.loss;

/**
 * One-sided label smoothing (Salimans et al. 2016, "Improved techniques for training GANs", NeurIPS, section 3.4): the discriminator is
 * to find a real sample real with a probability of less than 1. A share of each real sample's loss is that of a generated one.
 */
public final class SmoothedLabels implements Loss {

    private final Loss loss;
    private final double share;
    private final double equilibrium;

    /**
     * A loss with smoothed labels.
     *
     * @param loss one that looks at each sample by itself and has labels: cross entropy or least squares
     * @param share of a real sample's loss that is a generated one's, in [0, 0.5]
     * @throws IllegalArgumentException if the share is out of its range, or the loss compares samples
     */
    public SmoothedLabels(Loss loss, double share) {
        if (!(share >= 0 && share <= 0.5)) {
            throw new IllegalArgumentException("share must be in [0, 0.5], got " + share);
        }
        if (loss.needsBothBatches()) {
            throw new IllegalArgumentException("a loss that compares samples has no labels to smooth");
        }
        this.loss = loss;
        this.share = share;
        this.equilibrium = Equilibrium.of(this);
    }

    @Override
    public LossValue discriminator(float[] real, float[] fake) {
        float[] none = {};
        LossValue asReal = loss.discriminator(real, none);
        LossValue asFake = loss.discriminator(none, real);
        LossValue ofFake = loss.discriminator(none, fake);
        float[] gradient = new float[real.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) ((1 - share) * asReal.realGradient()[i] + share * asFake.fakeGradient()[i]);
        }
        return new LossValue(
                (1 - share) * asReal.value() + share * asFake.value() + ofFake.value(),
                gradient,
                ofFake.fakeGradient());
    }

    @Override
    public LossValue generator(float[] real, float[] fake) {
        return loss.generator(real, fake);
    }

    @Override
    public boolean isMeanOverSamples() {
        return loss.isMeanOverSamples();
    }

    @Override
    public boolean needsBothBatches() {
        return false;
    }

    @Override
    public double equilibrium() {
        return equilibrium;
    }
}
