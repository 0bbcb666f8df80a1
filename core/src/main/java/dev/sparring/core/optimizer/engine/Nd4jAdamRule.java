package dev.sparring.core.optimizer.engine;

import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba 2015) as ND4J computes it: with the epsilon beside the root of the uncorrected second moment, the
 * "epsilon hat" of the paper's section 2. State: first moment, second moment.
 */
public final class Nd4jAdamRule extends UpdateRule {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /**
     * With its decays.
     *
     * @param beta1 weight of the past in the first moment
     * @param beta2 weight of the past in the second
     * @param epsilon added to the root
     */
    public Nd4jAdamRule(double beta1, double beta2, double epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    static Nd4jAdamRule of(Adam configuration) {
        return new Nd4jAdamRule(configuration.getBeta1(), configuration.getBeta2(), configuration.getEpsilon());
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        double corrected = rate * Math.sqrt(1 - Math.pow(beta2, update + 1.0)) / (1 - Math.pow(beta1, update + 1.0));
        return scaled((float) corrected);
    }

    /** Both moments move, and the step is the first over the root of the second, times a number. */
    public UpdateFunction scaled(float scale) {
        float past1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float past2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        float small = (float) epsilon;
        return (parameters, step, state, length) -> {
            float[] first = state[0];
            float[] second = state[1];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                float mean = past1 * first[i] + new1 * gradient;
                float square = past2 * second[i] + new2 * gradient * gradient;
                first[i] = mean;
                second[i] = square;
                step[i] = scale * mean / ((float) Math.sqrt(square) + small);
            }
        };
    }
}
