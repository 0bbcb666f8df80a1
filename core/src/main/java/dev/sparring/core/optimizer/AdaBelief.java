package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * AdaBelief (Zhuang et al., AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, NeurIPS 2020,
 * algorithm 2): Adam that divides by how far gradients are from their average, instead of how long they are:
 * {@code s = beta2 * s + (1 - beta2) * (g - m)^2 + epsilon}.
 *
 * <p>ND4J's optimizer of the same name throws in networks. State: two copies of the parameters.
 */
public final class AdaBelief extends OptimizerSettings<AdaBelief> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** The authors' code's: decays 0.9 and 0.999, epsilon 1e-16. */
    public AdaBelief() {
        this(0.9, 0.999, 1e-16);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the average gradient, in (0, 1): at 0 no gradient is ever off the average
     * @param beta2 weight of the past in the average deviation, in [0, 1)
     * @param epsilon added to the deviation in each update, and to its root, in [1e-30, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public AdaBelief(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon) {
        if (!(beta1 > 0 && beta1 < 1)) {
            throw new IllegalArgumentException("beta1 must be in (0, 1), got " + beta1);
        }
        this.beta1 = beta1;
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float scale = (float) (rate / (1 - Math.pow(beta1, update + 1.0)));
        float rootOfCorrection = (float) (1 / Math.sqrt(1 - Math.pow(beta2, update + 1.0)));
        float past1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float past2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        float small = (float) epsilon;
        return (parameters, step, state, length) -> {
            float[] average = state[0];
            float[] deviation = state[1];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                float mean = past1 * average[i] + new1 * gradient;
                float off = gradient - mean;
                float square = past2 * deviation[i] + new2 * off * off + small;
                average[i] = mean;
                deviation[i] = square;
                step[i] = scale * mean / (rootOfCorrection * (float) Math.sqrt(square) + small);
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon);
    }
}
