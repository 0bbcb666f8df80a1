package dev.sparring.core.optimizer.engine;

import dev.sparring.core.player.Player;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * A rule in DL4J's own training, where gradients become steps in place and parameters are not to be seen.
 *
 * <p>As with a {@link Player}, a rate of exactly 0 moves nothing and leaves the state as it is.
 *
 * @param <T> the optimizer
 */
final class Nd4jUpdaterAdapter<T extends OptimizerSettings<T>> implements GradientUpdater<T> {

    private static final int CHUNK = FloatVectorView.CHUNK;
    private static final String STATE = "state";

    private final T rule;
    private final float[] none = new float[0];
    private final float[] step = new float[CHUNK];
    private @Nullable INDArray view;

    Nd4jUpdaterAdapter(T rule) {
        this.rule = rule;
    }

    @Override
    public T getConfig() {
        return rule;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialize) {
        INDArray given = state.get(STATE);
        if (given == null) {
            throw new IllegalArgumentException("state must hold the key '" + STATE + "', got " + state.keySet());
        }
        setStateViewArray(given, given.shape(), given.ordering(), initialize);
    }

    @Override
    public Map<String, INDArray> getState() {
        return rule.states() == 0 ? Map.of() : Map.of(STATE, state());
    }

    /** {@inheritDoc} Shape and order do not matter to arithmetic on each number by itself. */
    @Override
    public void setStateViewArray(INDArray given, long[] shape, char order, boolean initialize) {
        String name = rule.getClass().getSimpleName();
        if (given.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(
                    name + " trains networks of type FLOAT, got one of type " + given.dataType());
        }
        if (rule.needsParameters()) {
            throw new IllegalArgumentException(
                    name + " needs the parameters, which DL4J does not show its updaters; train with a Player");
        }
        if (initialize) {
            given.assign(0);
        }
        this.view = given;
    }

    private INDArray state() {
        return Objects.requireNonNull(view, "the state was never set");
    }

    /**
     * Turns the gradient into the step.
     *
     * @param gradient without gaps, in the order of the state
     */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        double rate = rule.getLearningRate(iteration, epoch);
        if (rate == 0) {
            gradient.assign(0);
            return;
        }
        UpdateFunction arithmetic = rule.updateFunction(iteration, rate);
        UpdateFunction afterwards = rule.postProcess(iteration);
        StateVectors states = new StateVectors(rule.states() == 0 ? null : state(), rule.states(), CHUNK);
        FloatVectorView gradients = new FloatVectorView(gradient, 0);
        for (long at = 0; at < gradient.length(); at += CHUNK) {
            int length = (int) Math.min(CHUNK, gradient.length() - at);
            gradients.read(at, step, length);
            float[][] state = states.read(at, length);
            arithmetic.apply(none, step, state, length);
            afterwards.apply(none, step, state, length);
            gradients.write(at, step, length);
            states.write(at, length);
        }
    }
}
