package dev.sparring.gan.loss;

/**
 * Least squares with targets 1 and 0 (Mao et al. 2017, eq. 9).
 *
 * <p>Discriminator: {@code (real - 1)^2 / 2 + fake^2 / 2}; generator: {@code (fake - 1)^2 / 2}.
 */
final class LeastSquares extends PerSampleLoss {

    @Override
    protected double onReal(double logit) {
        return (logit - 1) * (logit - 1) / 2;
    }

    @Override
    protected double onRealSlope(double logit) {
        return logit - 1;
    }

    @Override
    protected double onFake(double logit) {
        return logit * logit / 2;
    }

    @Override
    protected double onFakeSlope(double logit) {
        return logit;
    }

    @Override
    protected double forGenerator(double logit) {
        return (logit - 1) * (logit - 1) / 2;
    }

    @Override
    protected double forGeneratorSlope(double logit) {
        return logit - 1;
    }

    @Override
    public double equilibrium() {
        return 0.25;
    }
}
