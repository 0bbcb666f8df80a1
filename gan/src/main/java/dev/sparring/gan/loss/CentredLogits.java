package dev.sparring.gan.loss;

/**
 * A loss that keeps the logits around 0: {@code weight * mean (real + fake)^2} is added to the discriminator's. Relativistic losses do
 * not see a constant that is added to all logits, and without this they drift (AFM, arXiv 2511.22475).
 */
public final class CentredLogits implements Loss {

    private final Loss loss;
    private final double weight;
    private final double equilibrium;

    /**
     * A centred loss.
     *
     * @param loss any
     * @param weight of what is added, at least 0; 0.01 is usual
     * @throws IllegalArgumentException if the weight is below 0
     */
    public CentredLogits(Loss loss, double weight) {
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("weight must be at least 0, got " + weight);
        }
        this.loss = loss;
        this.weight = weight;
        this.equilibrium = Equilibrium.of(this);
    }

    @Override
    public LossValue discriminator(float[] real, float[] fake) {
        if (real.length != fake.length) {
            throw new IllegalArgumentException(
                    "real and fake must be of one size, got " + real.length + " and " + fake.length);
        }
        LossValue value = loss.discriminator(real, fake);
        double sum = 0;
        for (int i = 0; i < real.length; i++) {
            double both = (double) real[i] + fake[i];
            sum += both * both / real.length;
            float slope = (float) (2 * weight * both / real.length);
            value.realGradient()[i] += slope;
            value.fakeGradient()[i] += slope;
        }
        return new LossValue(value.value() + weight * sum, value.realGradient(), value.fakeGradient());
    }

    @Override
    public LossValue generator(float[] real, float[] fake) {
        return loss.generator(loss.needsBothBatches() ? real : new float[0], fake);
    }

    @Override
    public boolean isMeanOverSamples() {
        return loss.isMeanOverSamples();
    }

    @Override
    public boolean needsBothBatches() {
        return true;
    }

    @Override
    public double equilibrium() {
        return equilibrium;
    }
}
