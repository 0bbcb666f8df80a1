package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * RMSProp (Tieleman and Hinton, lecture 6.5 of Neural Networks for Machine Learning, 2012) as PyTorch computes it:
 * {@code v = decay * v + (1 - decay) * g^2}, then {@code p -= rate * g / (sqrt(v) + epsilon)}.
 *
 * <p>The average begins at 0 and is not corrected for it, so first steps are long: at a decay of 0.99 the first one is 10 times
 * the rate. State: one copy of the parameters.
 */
public final class RmsPropOptimizer extends OptimizerSettings<RmsPropOptimizer> {

    private final double decay;
    private final double epsilon;

    /** PyTorch's: decay 0.99, epsilon 1e-8. */
    public RmsPropOptimizer() {
        this(0.99, 1e-8);
    }

    /**
     * With all options.
     *
     * @param decay weight of the past in the average square, in [0, 1); PyTorch's alpha
     * @param epsilon added to the root, in [1e-30, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public RmsPropOptimizer(@JsonProperty("decay") double decay, @JsonProperty("epsilon") double epsilon) {
        this.decay = decay("decay", decay);
        this.epsilon = epsilon(epsilon);
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float past = (float) decay;
        float fresh = (float) (1 - decay);
        float scale = (float) rate;
        float small = (float) epsilon;
        return (parameters, step, state, length) -> {
            float[] squares = state[0];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                float square = past * squares[i] + fresh * gradient * gradient;
                squares[i] = square;
                step[i] = scale * gradient / ((float) Math.sqrt(square) + small);
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(decay, epsilon);
    }
}
