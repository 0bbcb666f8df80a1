package dev.sparring.core.optimizer.engine;

import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * An optimizer as arithmetic on each number by itself.
 *
 * <p>All it remembers stands in its state vectors, which begin as 0; the rest is a pure function of the update's index. State
 * and index therefore suffice to continue exactly.
 */
public abstract class UpdateRule {

    private static final UpdateFunction NOTHING = (parameters, step, state, length) -> {};

    /**
     * The rule of an optimizer's configuration.
     *
     * @param configuration one of ours, or ND4J's Adam
     * @return the rule, or empty if only ND4J knows the optimizer's arithmetic
     */
    public static Optional<UpdateRule> of(IUpdater configuration) {
        if (configuration instanceof OptimizerSettings<?> rule) {
            return Optional.of(rule);
        }
        return configuration.getClass() == Adam.class
                ? Optional.of(Nd4jAdamRule.of((Adam) configuration))
                : Optional.empty();
    }

    /**
     * How many numbers it remembers for each parameter.
     *
     * @return at least 0
     */
    public abstract int states();

    /**
     * One update.
     *
     * @param update 0-based index of the network's own update
     * @param rate the learning rate, above 0
     * @return what turns the gradient into the step
     */
    public abstract UpdateFunction updateFunction(long update, double rate);

    /**
     * What is still done to the step after {@link #updateFunction} and, where there is one, the trust ratio.
     *
     * @param update 0-based index of the network's own update
     * @return by default what does nothing
     */
    protected UpdateFunction postProcess(long update) {
        return NOTHING;
    }

    /**
     * Whether each tensor's step is scaled by its trust ratio: the step at rate 1 gets the length of the tensor itself, and
     * stays as it is where either length is 0.
     *
     * @return by default false
     */
    public boolean usesTrustRatio() {
        return false;
    }

    /**
     * Whether the step depends on the parameters and not on gradients alone.
     *
     * @return by default whether it scales to tensors
     */
    public boolean needsParameters() {
        return usesTrustRatio();
    }

    /**
     * Which of its vectors, if any, holds the way from the network's parameters back to the model's: what is to be added
     * where the rule has taken the parameters elsewhere for a while.
     *
     * @return the vector's index, by default empty
     */
    protected OptionalInt wayBack() {
        return OptionalInt.empty();
    }
}
