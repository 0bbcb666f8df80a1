package dev.sparring.core.optimizer;

import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.optimizer.engine.UpdateFunction;
import dev.sparring.core.optimizer.engine.UpdateRule;
import dev.sparring.core.player.Player;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Lookahead (Zhang et al., Lookahead Optimizer: k steps forward, 1 step back, NeurIPS 2019, algorithm 1): an inner optimizer
 * moves fast weights; every k updates slow weights go a share alpha of the way to them, and the fast weights go on from there.
 *
 * <p>The network's parameters are the fast weights, which equal the slow ones after every k-th update. What is kept is the
 * way back to the slow weights, which are the model: a {@link Player} gives them for inference and averages them. The inner
 * optimizer's state is kept when fast weights are set back, and its learning rate is Lookahead's. Decay that DL4J, or a
 * network's definition, adds to the steps is not seen and not taken back.
 *
 * <p>State: the inner optimizer's and one copy of the parameters.
 */
public final class Lookahead extends OptimizerSettings<Lookahead> {

    private final IUpdater inner;
    private final int k;
    private final double alpha;

    /** Around ND4J's Adam, with k 5 and alpha 0.5. */
    public Lookahead() {
        this(new Adam());
    }

    /**
     * With k 5 and alpha 0.5.
     *
     * @param inner the optimizer of the fast weights: ND4J's Adam or another one of this package
     * @throws IllegalArgumentException if inner is neither, or ExtraAdam
     */
    public Lookahead(IUpdater inner) {
        this(inner, 5, 0.5);
    }

    /**
     * With all options.
     *
     * @param inner the optimizer of the fast weights: ND4J's Adam or another one of this package
     * @param k updates from one synchronisation to the next, at least 1; even around ExtraAdam
     * @param alpha how far the slow weights follow, in (0, 1]
     * @throws IllegalArgumentException if an option is out of range
     */
    @JsonCreator
    public Lookahead(
            @JsonProperty("inner") IUpdater inner, @JsonProperty("k") int k, @JsonProperty("alpha") double alpha) {
        Objects.requireNonNull(inner, "inner");
        if (inner instanceof Lookahead || UpdateRule.of(inner).isEmpty()) {
            throw new IllegalArgumentException(
                    "inner must be Adam or an optimizer of this package other than Lookahead, got " + inner);
        }
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
        if (inner instanceof ExtraAdam && k % 2 != 0) {
            throw new IllegalArgumentException(
                    "k must be even around ExtraAdam, whose steps take two updates, got " + k);
        }
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1], got " + alpha);
        }
        this.inner = inner.clone();
        this.k = k;
        this.alpha = alpha;
    }

    /** The optimizer of the fast weights. */
    public IUpdater inner() {
        return inner;
    }

    private UpdateRule rule() {
        return UpdateRule.of(inner).orElseThrow();
    }

    @Override
    public int states() {
        return rule().states() + 1;
    }

    @Override
    public boolean needsParameters() {
        return rule().needsParameters();
    }

    @Override
    public boolean usesTrustRatio() {
        return rule().usesTrustRatio();
    }

    @Override
    public UpdateFunction updateFunction(long update, double rate) {
        return rule().updateFunction(update, rate);
    }

    @Override
    protected UpdateFunction postProcess(long update) {
        int own = rule().states();
        if ((update + 1) % k != 0) {
            return (parameters, step, state, length) -> {
                float[] back = state[own];
                for (int i = 0; i < length; i++) {
                    back[i] += step[i];
                }
            };
        }
        float share = (float) (1 - alpha);
        return (parameters, step, state, length) -> {
            float[] back = state[own];
            for (int i = 0; i < length; i++) {
                step[i] -= share * (back[i] + step[i]);
                back[i] = 0;
            }
        };
    }

    /** To the slow weights, around whatever else the inner optimizer does. */
    @Override
    protected OptionalInt wayBack() {
        return OptionalInt.of(rule().states());
    }

    @Override
    protected List<Object> options() {
        return List.of(inner, k, alpha);
    }
}
