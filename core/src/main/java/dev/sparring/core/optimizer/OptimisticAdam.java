package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Optimistic Adam (Daskalakis et al., Training GANs with Optimism, ICLR 2018, algorithm 1): Adam's direction {@code u}, twice,
 * less the direction of the update before: {@code p -= rate * (2 * u(t) - u(t - 1))}, the first time {@code 2 * rate * u}.
 * What the players are about to do is taken to be what they did last, which ends the circling of two-player games. Momentum
 * works against it: in the game {@code min max x * y} both players reach 0 with a beta1 of 0 and circle with one of 0.5.
 *
 * <p>The epsilon stands beside the root of the uncorrected second moment, as in ND4J's Adam. The former direction is found
 * from the former moments, so the state is Adam's: two copies of the parameters.
 */
public final class OptimisticAdam extends OptimizerSettings<OptimisticAdam> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** Decays 0.5 and 0.9, usual for GANs, and epsilon 1e-8. */
    public OptimisticAdam() {
        this(0.5, 0.9, 1e-8);
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
    public OptimisticAdam(
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

    /** The corrections of both moments after a number of updates. */
    private double correction(double updates) {
        return Math.sqrt(1 - Math.pow(beta2, updates)) / (1 - Math.pow(beta1, updates));
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float scale = (float) (2 * rate * correction(update + 1.0));
        float formerScale = update == 0 ? 0 : (float) (rate * correction((double) update));
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
                float former = formerScale * first[i] / ((float) Math.sqrt(second[i]) + small);
                float mean = past1 * first[i] + new1 * gradient;
                float square = past2 * second[i] + new2 * gradient * gradient;
                first[i] = mean;
                second[i] = square;
                step[i] = scale * mean / ((float) Math.sqrt(square) + small) - former;
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon);
    }
}
