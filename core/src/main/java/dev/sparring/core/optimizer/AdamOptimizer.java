package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.AdamFunction;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1) as the paper and PyTorch compute it:
 * {@code p -= rate * m / (sqrt(v) + epsilon)}, both moments corrected before the root is taken.
 *
 * <p>ND4J's Adam adds its epsilon beside the root of the uncorrected second moment, which in the first of updates at a beta2 of
 * 0.999 is as an epsilon 32 times as large. State: two copies of the parameters.
 */
public final class AdamOptimizer extends OptimizerSettings<AdamOptimizer> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** The paper's: decays 0.9 and 0.999, epsilon 1e-8. */
    public AdamOptimizer() {
        this(0.9, 0.999, 1e-8);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the first moment, in [0, 1)
     * @param beta2 weight of the past in the second, in [0, 1)
     * @param epsilon added to the root, in [1e-30, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public AdamOptimizer(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        return new AdamFunction(beta1, beta2, epsilon, update, rate);
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon);
    }
}
