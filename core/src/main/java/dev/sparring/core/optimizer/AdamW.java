package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.AdamFunction;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import dev.sparring.core.player.Player;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2) as
 * PyTorch computes it: {@code p -= rate * (weightDecay * p + m / (sqrt(v) + epsilon))} with both moments corrected before the
 * root is taken. With a weight decay of 0 it is {@link AdamOptimizer}.
 *
 * <p>All parameters decay, biases too. With decay it needs the parameters: train with a {@link Player}. State: two copies of
 * the parameters.
 */
public final class AdamW extends OptimizerSettings<AdamW> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;

    /** PyTorch's: decays 0.9 and 0.999, epsilon 1e-8, weight decay 0.01. */
    public AdamW() {
        this(0.9, 0.999, 1e-8, 0.01);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the first moment, in [0, 1)
     * @param beta2 weight of the past in the second, in [0, 1)
     * @param epsilon added to the root, in [1e-30, 1]
     * @param weightDecay share of a parameter that an update at rate 1 takes off, in [0, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public AdamW(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon,
            @JsonProperty("weightDecay") double weightDecay) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
        this.weightDecay = weightDecay(weightDecay);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public boolean needsParameters() {
        return weightDecay > 0;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        AdamFunction moments = new AdamFunction(beta1, beta2, epsilon, update, rate);
        float shrink = (float) (rate * weightDecay);
        return (parameters, step, state, length) -> {
            moments.apply(parameters, step, state, length);
            if (shrink > 0) {
                for (int i = 0; i < length; i++) {
                    step[i] += shrink * parameters[i];
                }
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon, weightDecay);
    }
}
