package dev.sparring.gan.loss;

/**
 * The original zero-sum game (Goodfellow et al. 2014, eq. 1): the generator minimises log(1 - D(fake)).
 *
 * <p>Discriminator as {@link NonSaturating}; generator: {@code -softplus(fake)}, whose slope vanishes where the
 * discriminator is sure.
 */
final class Minimax extends PerSampleLoss {

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
        return -Logistic.softplus(logit);
    }

    @Override
    protected double forGeneratorSlope(double logit) {
        return -Logistic.sigmoid(logit);
    }

    @Override
    public double equilibrium() {
        return 2 * Logistic.softplus(0);
    }
}
