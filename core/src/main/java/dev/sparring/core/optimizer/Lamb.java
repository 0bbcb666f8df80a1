package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.AdamFunction;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import dev.sparring.core.player.Player;
import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * LAMB (You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 minutes, ICLR 2020, algorithm 2): each
 * tensor moves by the rate times its own length, in the direction {@code u} of Adam plus weight decay:
 * {@code p -= rate * |p| / |u| * u}, and by {@code rate * u} where either length is 0.
 *
 * <p>It needs the parameters: train with a {@link Player}. State: two copies of the parameters.
 */
public final class Lamb extends OptimizerSettings<Lamb> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;

    /** The paper's: decays 0.9 and 0.999, epsilon 1e-6, weight decay 0.01. */
    public Lamb() {
        this(0.9, 0.999, 1e-6, 0.01);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the first moment, in [0, 1)
     * @param beta2 weight of the past in the second, in [0, 1)
     * @param epsilon added to the root, in [1e-30, 1]
     * @param weightDecay how much of the parameters is added to the direction, in [0, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public Lamb(
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
    public boolean usesTrustRatio() {
        return true;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        AdamFunction moments = new AdamFunction(beta1, beta2, epsilon, update, 1);
        float scale = (float) rate;
        float decay = (float) weightDecay;
        return (parameters, step, state, length) -> {
            moments.apply(parameters, step, state, length);
            for (int i = 0; i < length; i++) {
                step[i] = scale * (step[i] + decay * parameters[i]);
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon, weightDecay);
    }
}
