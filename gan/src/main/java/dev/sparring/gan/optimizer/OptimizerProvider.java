package dev.sparring.gan.optimizer;

import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Settings;
import java.util.OptionalDouble;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * An optimizer by name. One of your own is a class that implements this, with a public constructor without arguments, in a jar on
 * the class path ({@code SPARRING_CLASS_PATH} for the launcher) that names it in {@code
 * META-INF/services/dev.sparring.gan.optimizer.OptimizerProvider}; {@code optimizer: {type: its-name}} chooses it from then on,
 * with its keys beside the type.
 */
public interface OptimizerProvider extends Configurable {

    /**
     * Whether it divides by the gradient's size, as Adam and its kin do: that decides how its settings follow the batch size.
     *
     * @return as {@link BatchScaling#adaptive}
     */
    boolean adaptive();

    /**
     * Makes it from its settings. Its own learning rate is never used: the schedule's is.
     *
     * @param settings values of {@link #keys}
     * @param scaling to the batch size, to be applied to betas and epsilons
     * @return one of ours, one of ND4J's or any other updater
     * @throws SparringException.Configuration if a value is illegal
     */
    Made make(Settings settings, BatchScaling scaling) throws SparringException.Configuration;

    /**
     * An optimizer with what warmups want to know of it.
     *
     * @param updater the optimizer
     * @param beta2 weight of the past in its second moment, as it is used; empty for one without
     */
    record Made(IUpdater updater, OptionalDouble beta2) {}
}
