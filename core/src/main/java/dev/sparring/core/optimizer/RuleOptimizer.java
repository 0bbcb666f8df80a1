package dev.sparring.core.optimizer;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A rule applied to a network's parameters in one pass that also takes the norms: stretches of all vectors are copied to
 * arrays small enough to stay in the processor's cache, computed there and copied back.
 */
final class RuleOptimizer implements Optimizer {

    private static final int STRETCH = 2048;

    private final Network network;
    private final Rule rule;
    private final List<ParameterRange> ranges;
    private final List<Numbers> states = new ArrayList<>();
    private final float[] parameters = new float[STRETCH];
    private final float[] step = new float[STRETCH];
    private final float[][] state;
    private final Squares gradientSquares = new Squares(STRETCH);
    private final Squares parameterSquares = new Squares(STRETCH);
    private final Squares stepSquares = new Squares(STRETCH);

    /**
     * An optimizer of one network.
     *
     * @param network of type FLOAT
     * @param rule what to do
     * @param state {@code [1, rule.states() * n]}, the rule's vectors one after another, or null if it has none
     */
    RuleOptimizer(Network network, Rule rule, @Nullable INDArray state) {
        this.network = network;
        this.rule = rule;
        this.ranges = network.trainable();
        long length = network.parameters().length();
        this.state = new float[rule.states()][STRETCH];
        for (int i = 0; i < rule.states() && state != null; i++) {
            states.add(new Numbers(state, i * length));
        }
    }

    @Override
    public Update update(long update, double rate, double clipNorm) {
        INDArray gradients = network.gradients();
        float scale = 1;
        double before = Double.NaN;
        if (clipNorm > 0) {
            before = network.norm(gradients);
            scale = before > clipNorm ? (float) (clipNorm / before) : 1;
        }
        clearSums();
        move(new Numbers(network.parameters(), 0), new Numbers(gradients, 0), rule.arithmetic(update, rate), scale);
        double size = parameterSquares.norm();
        return new Update(
                rate, clipNorm > 0 ? before : gradientSquares.norm(), size == 0 ? 0 : stepSquares.norm() / size);
    }

    private void clearSums() {
        gradientSquares.clear();
        parameterSquares.clear();
        stepSquares.clear();
    }

    private void move(Numbers all, Numbers gradients, Arithmetic arithmetic, float scale) {
        for (int r = 0; r < ranges.size(); r++) {
            ParameterRange range = ranges.get(r);
            long end = range.from() + range.length();
            for (long at = range.from(); at < end; at += STRETCH) {
                int length = (int) Math.min(STRETCH, end - at);
                all.read(at, parameters, length);
                gradients.read(at, step, length);
                for (int i = 0; i < state.length; i++) {
                    states.get(i).read(at, state[i], length);
                }
                move(length, arithmetic, scale);
                all.write(at, parameters, length);
                for (int i = 0; i < state.length; i++) {
                    states.get(i).write(at, state[i], length);
                }
            }
        }
    }

    private void move(int length, Arithmetic arithmetic, float scale) {
        gradientSquares.add(step, length);
        parameterSquares.add(parameters, length);
        if (scale != 1) {
            for (int i = 0; i < length; i++) {
                step[i] *= scale;
            }
        }
        arithmetic.apply(parameters, step, state, length);
        stepSquares.add(step, length);
        for (int i = 0; i < length; i++) {
            parameters[i] -= step[i];
        }
    }
}
