package dev.sparring.gan.loss;

/**
 * The critic of the Wasserstein distance (Arjovsky et al. 2017, eq. 3). It needs a critic kept Lipschitz by other means.
 *
 * <p>Discriminator: {@code fake - real}; generator: {@code -fake}.
 */
final class Wasserstein extends PerSampleLoss {

    @Override
    protected double onReal(double logit) {
        return -logit;
    }

    @Override
    protected double onRealSlope(double logit) {
        return -1;
    }

    @Override
    protected double onFake(double logit) {
        return logit;
    }

    @Override
    protected double onFakeSlope(double logit) {
        return 1;
    }

    @Override
    protected double forGenerator(double logit) {
        return -logit;
    }

    @Override
    protected double forGeneratorSlope(double logit) {
        return -1;
    }

    @Override
    public double equilibrium() {
        return 0;
    }
}
