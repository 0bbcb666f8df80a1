package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.Nd4jAdamRule;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import dev.sparring.core.player.Player;
import java.util.List;
import java.util.OptionalInt;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Extragradient with Adam (Gidel et al., A Variational Inequality Perspective on Generative Adversarial Networks, ICLR 2019,
 * algorithm 4): look ahead by one step, then make the step from where one stood with the gradient found ahead.
 *
 * <p>Two updates of the clock make one step: updates 0, 2, 4, ... leave the anchor for the point ahead, updates 1, 3, 5, ...
 * return to the anchor and move it with the gradient the caller has since taken at the point ahead. Schedules, warmups and
 * update counts in general therefore see two for each step, and the parameters are the trained ones after an even number of
 * updates; in between the anchor is the model, which a {@link Player} gives for inference and averages. All players of a game
 * should use it, and take their updates in turn, so that all are ahead at the same time.
 *
 * <p>Adam's moments take in both gradients. As with {@link OptimisticAdam}, momentum works against convergence. What is kept
 * is the way back to the anchor, which is 0 at the anchor: an update left out because its rate is 0 costs a step, not the
 * parameters. State: three copies of the parameters.
 */
public final class ExtraAdam extends OptimizerSettings<ExtraAdam> {

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /** Decays 0.5 and 0.9, usual for GANs, and epsilon 1e-8. */
    public ExtraAdam() {
        this(0.5, 0.9, 1e-8);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the first moment, in [0, 1)
     * @param beta2 weight of the past in the second, in [0, 1)
     * @param epsilon added to the root of the uncorrected second moment, in [1e-30, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public ExtraAdam(
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
        UpdateFunction adam = new Nd4jAdamRule(beta1, beta2, epsilon).updateFunction(update, rate);
        return update % 2 == 0
                ? (parameters, step, state, length) -> {
                    adam.apply(parameters, step, state, length);
                    leave(step, state[2], length);
                }
                : (parameters, step, state, length) -> {
                    adam.apply(parameters, step, state, length);
                    comeBack(step, state[2], length);
                };
    }

    /** From the anchor, or from wherever one was left when the way back was never gone. */
    private static void leave(float[] step, float[] back, int length) {
        for (int i = 0; i < length; i++) {
            float ahead = step[i];
            step[i] = ahead - back[i];
            back[i] = ahead;
        }
    }

    private static void comeBack(float[] step, float[] back, int length) {
        for (int i = 0; i < length; i++) {
            step[i] -= back[i];
            back[i] = 0;
        }
    }

    /** To the anchor. */
    @Override
    protected OptionalInt wayBack() {
        return OptionalInt.of(2);
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon);
    }
}
