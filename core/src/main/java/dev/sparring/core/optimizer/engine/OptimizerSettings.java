package dev.sparring.core.optimizer.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * What the optimizers of {@code dev.sparring.core.optimizer} have in common: each is a rule and ND4J's configuration of it in one.
 *
 * <p>A player ({@code dev.sparring.core.player.Player}) takes any of them. DL4J's own {@code fit} takes those whose step depends on gradients alone; the others
 * are refused there, because DL4J shows an updater no parameters. All need networks of type FLOAT. Equality is by value, which
 * DL4J needs to lay the state out as it was before a model was saved; the class names are part of saved models.
 *
 * @param <T> the optimizer
 */
public abstract class OptimizerSettings<T extends OptimizerSettings<T>> extends UpdateRule implements IUpdater {

    /** The rate of DL4J's own training where none is given. */
    public static final double DEFAULT_RATE = 1e-3;

    private double learningRate = DEFAULT_RATE;
    private @Nullable ISchedule learningRateSchedule;

    /** The options, for equality and text. */
    protected abstract List<Object> options();

    /** Checks the weight of the past in a moving average. */
    protected static double decay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
        }
        return value;
    }

    /** Checks what is added to a root; smaller numbers come near the end of floats. */
    protected static double epsilon(double value) {
        if (!(value >= 1e-30 && value <= 1)) {
            throw new IllegalArgumentException("epsilon must be in [1e-30, 1], got " + value);
        }
        return value;
    }

    /** Checks how much of the parameters is taken off. */
    protected static double weightDecay(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("weightDecay must be in [0, 1], got " + value);
        }
        return value;
    }

    /**
     * This optimizer at a constant rate, for DL4J's own training; a player has a schedule of its own.
     *
     * @param rate the learning rate, finite and at least 0; by default 0.001
     * @return a copy
     */
    public final T withLearningRate(double rate) {
        T copy = clone();
        copy.setLrAndSchedule(rate, null);
        return copy;
    }

    /**
     * This optimizer with a schedule, for DL4J's own training; a player has a schedule of its own.
     *
     * @param schedule the learning rate by iteration and epoch
     * @return a copy
     */
    public final T withSchedule(ISchedule schedule) {
        T copy = clone();
        copy.setLrAndSchedule(Double.NaN, Objects.requireNonNull(schedule, "schedule"));
        return copy;
    }

    @Override
    public final long stateSize(long parameters) {
        return states() * parameters;
    }

    /**
     * This optimizer at work in DL4J's own training.
     *
     * @param view where the state stands, {@code [1, stateSize]} or {@code [stateSize]}; not asked for if that is 0
     * @param initialize whether to begin with a state of 0
     * @return the updater over the view
     * @throws IllegalArgumentException if the view is not of type FLOAT, or the step depends on the parameters
     */
    @Override
    public final GradientUpdater<T> instantiate(INDArray view, boolean initialize) {
        Nd4jUpdaterAdapter<T> updater = new Nd4jUpdaterAdapter<>(self());
        // DL4J has no view to give where nothing is remembered.
        if (states() > 0) {
            updater.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        }
        return updater;
    }

    @Override
    public final GradientUpdater<T> instantiate(Map<String, INDArray> state, boolean initialize) {
        Nd4jUpdaterAdapter<T> updater = new Nd4jUpdaterAdapter<>(self());
        if (states() > 0) {
            updater.setState(state, initialize);
        }
        return updater;
    }

    @Override
    public final double getLearningRate(int iteration, int epoch) {
        return learningRateSchedule == null ? learningRate : learningRateSchedule.valueAt(iteration, epoch);
    }

    @Override
    public final boolean hasLearningRate() {
        return true;
    }

    /**
     * Sets the learning rate, as DL4J does.
     *
     * @param rate finite and at least 0, or NaN if there is a schedule
     * @param schedule the schedule, or null for the constant rate
     * @throws IllegalArgumentException if there is no schedule and the rate is out of range
     */
    @Override
    public final void setLrAndSchedule(double rate, @Nullable ISchedule schedule) {
        if (schedule == null && !(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be finite and at least 0, got " + rate);
        }
        this.learningRate = rate;
        this.learningRateSchedule = schedule;
    }

    @SuppressWarnings("unchecked") // T is the class itself
    private T self() {
        return (T) this;
    }

    /** A copy, which shares the schedule: schedules do not change. */
    @Override
    @SuppressWarnings("unchecked") // T is the class itself
    public final T clone() {
        try {
            return (T) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("an IUpdater is Cloneable", e);
        }
    }

    private List<Object> values() {
        return List.of(learningRate, Optional.ofNullable(learningRateSchedule), options());
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OptimizerSettings<?> that
                && getClass() == that.getClass()
                && values().equals(that.values());
    }

    @Override
    public final int hashCode() {
        return values().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + values();
    }
}
