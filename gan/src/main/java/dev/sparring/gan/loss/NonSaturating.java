package dev.sparring.gan.loss;

/**
 * Cross entropy, the generator maximising log D(fake) (Goodfellow et al. 2014, section 3, last paragraph).
 *
 * <p>Discriminator: {@code softplus(-real) + softplus(fake)}; generator: {@code softplus(-fake)}. At the equilibrium the
 * discriminator is at log 4.
 */
final class NonSaturating extends PerSampleLoss {

    @Override
    protected double onReal(double logit) {
        return Logistic.softplus(-logit);
    }

    @Override
    protected double onRealSlope(double logit) {
        return -Logistic.sigmoid(-logit);
    }

    @Override
    protected double onFake(double logit) {
        return Logistic.softplus(logit);
    }

    @Override
    protected double onFakeSlope(double logit) {
        return Logistic.sigmoid(logit);
    }

    @Override
    protected double forGenerator(double logit) {
        return Logistic.softplus(-logit);
    }

    @Override
    protected double forGeneratorSlope(double logit) {
        return -Logistic.sigmoid(-logit);
    }

    @Override
    public double equilibrium() {
        return 2 * Logistic.softplus(0);
    }
}
