package dev.sparring.core.optimizer.engine;

import dev.sparring.core.network.Network;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** What moves one network's parameters. */
public interface Optimizer {

    /**
     * The optimizer of a configuration: by our own arithmetic where there is a rule and the network is of floats, else
     * ND4J's.
     *
     * @param network what it moves
     * @param configuration with the schedule that drives it
     * @param state {@code [1, configuration.stateSize(n)]}, or null if that is 0
     * @return the optimizer over the live state
     * @throws IllegalArgumentException if it is one of ours and the network is not of type FLOAT
     */
    static Optimizer of(Network network, IUpdater configuration, @Nullable INDArray state) {
        Optional<UpdateRule> rule = UpdateRule.of(configuration);
        if (rule.isEmpty()) {
            return new Nd4jOptimizer(network, configuration, state);
        }
        if (network.parameters().dataType() == DataType.FLOAT) {
            return new FusedOptimizer(network, rule.get(), state);
        }
        if (configuration instanceof OptimizerSettings<?>) {
            throw new IllegalArgumentException(configuration.getClass().getSimpleName()
                    + " trains networks of type FLOAT, got one of type "
                    + network.parameters().dataType());
        }
        return new Nd4jOptimizer(network, configuration, state);
    }

    /**
     * Makes one update from the network's gradients, which hold rubbish afterwards.
     *
     * @param update 0-based index of the network's own update
     * @param rate the learning rate, above 0
     * @param clipNorm the longest gradient allowed, or 0 for any
     * @return what was done
     */
    UpdateStatistics update(long update, double rate, double clipNorm);

    /** What the latest update did, layer by layer. */
    List<LayerStatistics> layers();

    /** Sets the state to what it is at the start. */
    void resetState();

    /**
     * What leads from the network's parameters to the model's, where an optimizer has taken the parameters elsewhere for a
     * while: {@code parameters + way back = model}.
     *
     * @return the live vector {@code [n]}, or empty if the network's parameters are always the model's
     */
    Optional<INDArray> wayBack();
}
