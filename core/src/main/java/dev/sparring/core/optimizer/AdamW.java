package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.AdamFunction;
import dev.sparring.core.optimizer.engine.MovingBeta;
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
    private final double beta2Start;
    private final long beta2Updates;
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
    public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
        this(beta1, beta2, epsilon, weightDecay, 0, 0);
    }

    @JsonCreator
    private AdamW(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon,
            @JsonProperty("weightDecay") double weightDecay,
            @JsonProperty("beta2Start") double beta2Start,
            @JsonProperty("beta2Updates") long beta2Updates) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
        this.beta2Start = beta2Updates == 0 ? beta2 : beta2Start;
        this.beta2Updates = new MovingBeta(this.beta2Start, beta2, beta2Updates).updates();
        this.weightDecay = weightDecay(weightDecay);
    }

    /**
     * This optimizer with a beta2 that moves along half a cosine, as R3GAN's does from 0.9 to 0.99. Both moments are corrected as
     * PyTorch corrects them where betas are changed: by the update's own beta.
     *
     * @param start beta2 at the first update, in [0, 1)
     * @param updates until the beta2 given to the constructor is reached, at least 1
     * @return a copy
     * @throws IllegalArgumentException if a value is out of range
     */
    public AdamW withBeta2From(double start, long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("beta2Updates must be at least 1, got " + updates);
        }
        return new AdamW(beta1, beta2, epsilon, weightDecay, start, updates);
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
        AdamFunction moments = new AdamFunction(
                beta1, new MovingBeta(beta2Start, beta2, beta2Updates).at(update), epsilon, update, rate);
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
        return List.of(beta1, beta2, epsilon, weightDecay, beta2Start, beta2Updates);
    }
}
