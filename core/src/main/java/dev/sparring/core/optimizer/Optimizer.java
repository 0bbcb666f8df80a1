package dev.sparring.core.optimizer;

import dev.sparring.core.network.Network;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** What moves one network's parameters. */
interface Optimizer {

    /**
     * The optimizer of a configuration: by our own arithmetic where there is a rule and the network is of floats, else
     * ND4J's; with what the network's definition says beside it.
     *
     * @param network what it moves
     * @param configuration with the schedule that drives it
     * @param state {@code [1, configuration.stateSize(n)]}, or null if that is 0
     * @return the optimizer over the live state
     * @throws IllegalArgumentException if it is one of this package's and the network is not of type FLOAT, or the definition
     *     asks for something that a player cannot do
     */
    static Optimizer of(Network network, IUpdater configuration, @Nullable INDArray state) {
        DefinitionTerms terms = DefinitionTerms.of(network);
        Optimizer plain = plain(network, configuration, state);
        return terms.none() ? plain : new DefinitionOptimizer(network, terms, plain);
    }

    private static Optimizer plain(Network network, IUpdater configuration, @Nullable INDArray state) {
        Optional<Rule> rule = Rule.of(configuration);
        if (rule.isEmpty()) {
            return new Nd4jOptimizer(network, configuration, state);
        }
        if (network.parameters().dataType() == DataType.FLOAT) {
            return new RuleOptimizer(network, rule.get(), state);
        }
        if (configuration instanceof RuleConfiguration<?>) {
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
    Update update(long update, double rate, double clipNorm);

    /** What the latest update did, layer by layer. */
    List<LayerUpdate> layers();

    /** Sets the state to what it is at the start. */
    void renew();

    /**
     * What leads from the network's parameters to the model's, where an optimizer has taken the parameters elsewhere for a
     * while: {@code parameters + way back = model}.
     *
     * @return the live vector {@code [n]}, or empty if the network's parameters are always the model's
     */
    Optional<INDArray> wayBack();
}
