package mine;

import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossProvider;
import dev.sparring.gan.loss.PerSampleLoss;

/** A loss: squared logits. */
public final class Squared implements LossProvider {

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public String help() {
        return "squared logits";
    }

    @Override
    public Loss loss() {
        return new PerSampleLoss() {
            @Override
            protected double onReal(double logit) {
                return (logit - 1) * (logit - 1);
            }

            @Override
            protected double onRealSlope(double logit) {
                return 2 * (logit - 1);
            }

            @Override
            protected double onFake(double logit) {
                return (logit + 1) * (logit + 1);
            }

            @Override
            protected double onFakeSlope(double logit) {
                return 2 * (logit + 1);
            }

            @Override
            protected double forGenerator(double logit) {
                return logit * logit;
            }

            @Override
            protected double forGeneratorSlope(double logit) {
                return 2 * logit;
            }

            @Override
            public double equilibrium() {
                return 2;
            }
        };
    }
}
