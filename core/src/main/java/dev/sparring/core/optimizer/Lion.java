package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import dev.sparring.core.player.Player;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Lion (Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, algorithm 2): each parameter moves by the
 * rate against the sign of an average of momentum and gradient, with decoupled weight decay:
 * {@code p -= rate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * p)}, then {@code m = beta2 * m + (1 - beta2) * g}.
 *
 * <p>Every step is as long as the rate, so the authors use rates 3 to 10 times smaller than Adam's. All parameters decay,
 * biases too. With decay it needs the parameters: train with a {@link Player}. State: one copy of the parameters.
 */
public final class Lion extends OptimizerSettings<Lion> {

    private final double beta1;
    private final double beta2;
    private final double weightDecay;

    /** Decays 0.9 and 0.99 as in the paper, no weight decay. */
    public Lion() {
        this(0.9, 0.99, 0);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the step's direction, in [0, 1)
     * @param beta2 weight of the past in what is remembered, in [0, 1)
     * @param weightDecay share of a parameter that an update at rate 1 takes off, in [0, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public Lion(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("weightDecay") double weightDecay) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.weightDecay = weightDecay(weightDecay);
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public boolean needsParameters() {
        return weightDecay > 0;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        float past1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float past2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        float scale = (float) rate;
        float shrink = (float) (rate * weightDecay);
        return (parameters, step, state, length) -> {
            float[] momentum = state[0];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                step[i] = scale * Math.signum(past1 * momentum[i] + new1 * gradient);
                momentum[i] = past2 * momentum[i] + new2 * gradient;
            }
            if (shrink > 0) {
                for (int i = 0; i < length; i++) {
                    step[i] += shrink * parameters[i];
                }
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, weightDecay);
    }
}
