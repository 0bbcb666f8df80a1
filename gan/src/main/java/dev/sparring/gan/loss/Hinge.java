package dev.sparring.gan.loss;

/**
 * Hinge (Lim and Ye 2017; Miyato et al. 2018, eq. 16 and 17).
 *
 * <p>Discriminator: {@code max(0, 1 - real) + max(0, 1 + fake)}; generator: {@code -fake}.
 */
final class Hinge extends PerSampleLoss {

    @Override
    protected double onReal(double logit) {
        return Math.max(0, 1 - logit);
    }

    @Override
    protected double onRealSlope(double logit) {
        return logit < 1 ? -1 : 0;
    }

    @Override
    protected double onFake(double logit) {
        return Math.max(0, 1 + logit);
    }

    @Override
    protected double onFakeSlope(double logit) {
        return logit > -1 ? 1 : 0;
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
        return 2;
    }
}
