package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * AMSGrad (Reddi et al., On the Convergence of Adam and Beyond, ICLR 2018, algorithm 2) with Adam's corrections, as PyTorch
 * computes it: Adam that divides by the largest second moment so far, of which the uncorrected ones are compared and the
 * largest is corrected: {@code p -= rate * m / (sqrt(max v) + epsilon)}.
 *
 * <p>State: three copies of the parameters: first moment, second moment, largest second moment.
 */
public final class AmsGradOptimizer extends OptimizerSettings<AmsGradOptimizer> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** PyTorch's: decays 0.9 and 0.999, epsilon 1e-8. */
    public AmsGradOptimizer() {
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
    public AmsGradOptimizer(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
    }

    @Override
    public int states() {
        return 3;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float past1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float past2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        float scale = (float) (rate / (1 - Math.pow(beta1, update + 1.0)));
        float rootOfCorrection2 = (float) (1 / Math.sqrt(1 - Math.pow(beta2, update + 1.0)));
        float small = (float) epsilon;
        return (parameters, step, state, length) -> {
            float[] first = state[0];
            float[] second = state[1];
            float[] largest = state[2];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                float mean = past1 * first[i] + new1 * gradient;
                float square = past2 * second[i] + new2 * gradient * gradient;
                float most = Math.max(largest[i], square);
                first[i] = mean;
                second[i] = square;
                largest[i] = most;
                step[i] = scale * mean / (rootOfCorrection2 * (float) Math.sqrt(most) + small);
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon);
    }
}
