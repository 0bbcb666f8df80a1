package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.Nd4jAdamRule;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import java.util.List;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Rectified Adam (Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, algorithm 2): Adam whose
 * rate is reduced while the second moment has seen too few gradients to be trusted, and without the second moment before
 * that.
 *
 * <p>The epsilon stands beside the root of the uncorrected second moment, as in PyTorch and the authors' code. State: two
 * copies of the parameters.
 */
public final class RAdam extends OptimizerSettings<RAdam> {

    /** What is done while the second moment is not used. */
    public enum Below {
        /** Moves by the corrected first moment times the rate: the paper and PyTorch. */
        MOMENTUM,
        /** Moves nothing and only takes the gradient into the moments: the authors' code. */
        SKIP
    }

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double threshold;
    private final Below below;

    /** PyTorch's: decays 0.9 and 0.999, epsilon 1e-8, threshold 5, momentum below it. */
    public RAdam() {
        this(0.9, 0.999, 1e-8, 5, Below.MOMENTUM);
    }

    /**
     * With all options.
     *
     * @param beta1 weight of the past in the first moment, in [0, 1)
     * @param beta2 weight of the past in the second, in [0, 1); high enough for the threshold to be passed
     * @param epsilon added to the root, in [1e-30, 1]
     * @param threshold the length of the approximated average (the paper's rho) above which the second moment is used, at
     *     least 4: 4 in the paper, 5 in PyTorch, which is one update later
     * @param below what is done until then
     * @throws IllegalArgumentException if an option is out of range, or {@code 2 / (1 - beta2) - 1}, which rho approaches,
     *     is not above the threshold
     */
    @JsonCreator
    public RAdam(
            @JsonProperty("beta1") double beta1,
            @JsonProperty("beta2") double beta2,
            @JsonProperty("epsilon") double epsilon,
            @JsonProperty("threshold") double threshold,
            @JsonProperty("below") Below below) {
        this.beta1 = decay("beta1", beta1);
        this.beta2 = decay("beta2", beta2);
        this.epsilon = epsilon(epsilon);
        this.threshold = threshold;
        this.below = Objects.requireNonNull(below, "below");
        if (!(threshold >= 4)) {
            throw new IllegalArgumentException("threshold must be at least 4, got " + threshold);
        }
        if (!(longest() > threshold)) {
            throw new IllegalArgumentException("beta2 must be above " + (1 - 2 / (threshold + 1))
                    + " for the average ever to be longer than threshold " + threshold + ", got " + beta2);
        }
    }

    /** The paper's rho for an infinite past. */
    private double longest() {
        return 2 / (1 - beta2) - 1;
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        double t = update + 1.0;
        double past = Math.pow(beta2, t);
        double length = longest() - 2 * t * past / (1 - past);
        double corrected = rate / (1 - Math.pow(beta1, t));
        if (length > threshold) {
            float scale = (float) (corrected * rectification(length) * Math.sqrt(1 - past));
            return new Nd4jAdamRule(beta1, beta2, epsilon).scaled(scale);
        }
        return unrectified(below == Below.SKIP ? 0 : (float) corrected);
    }

    /** The paper's r, for a given rho. */
    private double rectification(double length) {
        double limit = longest();
        return Math.sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
    }

    private UpdateFunction unrectified(float scale) {
        float past1 = (float) beta1;
        float new1 = (float) (1 - beta1);
        float past2 = (float) beta2;
        float new2 = (float) (1 - beta2);
        return (parameters, step, state, length) -> {
            float[] first = state[0];
            float[] second = state[1];
            for (int i = 0; i < length; i++) {
                float gradient = step[i];
                first[i] = past1 * first[i] + new1 * gradient;
                second[i] = past2 * second[i] + new2 * gradient * gradient;
                step[i] = scale * first[i];
            }
        };
    }

    @Override
    protected List<Object> options() {
        return List.of(beta1, beta2, epsilon, threshold, below);
    }
}
