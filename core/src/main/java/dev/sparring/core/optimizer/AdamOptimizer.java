package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.AdamFunction;
import dev.sparring.core.optimizer.engine.MovingBeta;
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
    private final double beta2Start;
    private final long beta2Updates;

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
    public AdamOptimizer(double beta1, double beta2, double epsilon) {
        this(beta1, beta2, epsilon, 0, 0);
    }

    @JsonCreator
    private AdamOptimizer(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon,
            @JsonProperty("beta2Start") double beta2Start,
            @JsonProperty("beta2Updates") long beta2Updates) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
        this.beta2Start = beta2Updates == 0 ? beta2 : beta2Start;
        this.beta2Updates = new MovingBeta(this.beta2Start, beta2, beta2Updates).updates();
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
    public AdamOptimizer withBeta2From(double start, long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("beta2Updates must be at least 1, got " + updates);
        }
        return new AdamOptimizer(beta1, beta2, epsilon, start, updates);
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        return new AdamFunction(
                beta1, new MovingBeta(beta2Start, beta2, beta2Updates).at(update), epsilon, update, rate);
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon, beta2Start, beta2Updates);
    }
}
