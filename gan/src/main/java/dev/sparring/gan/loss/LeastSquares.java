package dev.sparring.gan.loss;

/**
 * Least squares with targets 1 and 0 (Mao et al. 2017, eq. 9).
 *
 * <p>Discriminator: {@code (real - 1)^2 / 2 + fake^2 / 2}; generator: {@code (fake - 1)^2 / 2}.
 */
final class LeastSquares extends PerSampleLoss {

    @Override
    double onReal(double logit) {
        return (logit - 1) * (logit - 1) / 2;
    }

    @Override
    double onRealSlope(double logit) {
        return logit - 1;
    }

    @Override
    double onFake(double logit) {
        return logit * logit / 2;
    }

    @Override
    double onFakeSlope(double logit) {
        return logit;
    }

    @Override
    double forGenerator(double logit) {
        return (logit - 1) * (logit - 1) / 2;
    }

    @Override
    double forGeneratorSlope(double logit) {
        return logit - 1;
    }

    @Override
    public double equilibrium() {
        return 0.25;
    }
}
