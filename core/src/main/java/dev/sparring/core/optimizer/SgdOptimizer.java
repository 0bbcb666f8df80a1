package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent, plain or with momentum (Sutskever et al., On the importance of initialization and momentum in
 * deep learning, ICML 2013) as PyTorch computes it: {@code b = momentum * b + g}, then {@code p -= rate * b}, or with
 * Nesterov's momentum {@code p -= rate * (g + momentum * b)}.
 *
 * <p>The rate is no part of what is remembered, so a change of the rate is felt at once; ND4J's Nesterovs remembers steps, rate
 * and all. State: one copy of the parameters, none without momentum.
 */
public final class SgdOptimizer extends OptimizerSettings<SgdOptimizer> {

    private final double momentum;
    private final boolean nesterov;

    /** Without momentum. */
    public SgdOptimizer() {
        this(0, false);
    }

    /**
     * With all options.
     *
     * @param momentum weight of the past, in [0, 1); 0 is none
     * @param nesterov whether the step looks ahead along the momentum
     * @throws IllegalArgumentException if the momentum is out of range
     */
    @JsonCreator
    public SgdOptimizer(@JsonProperty("momentum") double momentum, @JsonProperty("nesterov") boolean nesterov) {
        this.momentum = decay("momentum", momentum);
        this.nesterov = nesterov;
    }

    @Override
    public int states() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float scale = (float) rate;
        if (momentum == 0) {
            return (parameters, step, state, length) -> {
                for (int i = 0; i < length; i++) {
                    step[i] *= scale;
                }
            };
        }
        float past = (float) momentum;
        float now = nesterov ? scale : 0;
        float along = nesterov ? scale * past : scale;
        return (parameters, step, state, length) -> {
            float[] buffer = state[0];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                float sum = past * buffer[i] + gradient;
                buffer[i] = sum;
                step[i] = now * gradient + along * sum;
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(momentum, nesterov);
    }
}
