package dev.sparring.gan.config;

import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.optimizer.OptimizerProvider;
import dev.sparring.gan.optimizer.Optimizers;
import java.util.OptionalDouble;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network's optimizer, read from an {@code optimizer} section. The rate is the schedule's, not the optimizer's.
 *
 * @param updater its settings, scaled to the batch size
 * @param beta2 weight of the past in the second moment as it is used, empty for an optimizer without
 * @param scaling to the batch size, {@link BatchScaling#NONE} if none was asked for
 */
record OptimizerConfig(IUpdater updater, OptionalDouble beta2, BatchScaling scaling) {

    private static final Key<String> TYPE = Key.choice(
                    "type", Optimizers.catalog().members(), "how a gradient becomes a step")
            .or("adam")
            .fix();
    private static final Key<Integer> K = Key.integer("k", 1, 1_000_000, "steps between two of the slow weights")
            .or(5);
    private static final Key<Double> ALPHA = Key.number(
                    "alpha", Range.above(0, 1), "how far the slow weights go towards the fast ones")
            .or(0.5);
    private static final Section LOOKAHEAD = Section.offUnlessGiven(
            "lookahead",
            "slow weights around the optimizer (Zhang et al. 2019; for games, Chavdarova et al. 2021)",
            K,
            ALPHA);
    private static final Key<Integer> REFERENCE_BATCH = Key.integer(
                    "batch", 1, 65_536, "the batch size for which rate, betas and epsilon were found")
            .orElse("the run's batch");

    /** What an {@code optimizer} section may hold. */
    static final Section SECTION = Section.of("optimizer", "how the network learns")
            .choosing(TYPE, Optimizers.catalog().members())
            .holding(LOOKAHEAD);

    /** What a {@code reference} section may hold. */
    static final Section REFERENCE = Section.offUnlessGiven(
            "reference", "scales the optimizer's settings and the learning rate to the batch size", REFERENCE_BATCH);

    /**
     * Reads the section, and {@code reference} beside it.
     *
     * @param network the network's section
     * @param batch samples in an update
     */
    static OptimizerConfig from(ConfigReader network, int batch) throws SparringException.Configuration {
        ConfigReader section = network.section(SECTION);
        OptimizerProvider provider = Optimizers.catalog().get(section.get(TYPE));
        BatchScaling scaling = BatchScaling.NONE;
        if (network.has(REFERENCE)) {
            int reference = network.section(REFERENCE).get(REFERENCE_BATCH, batch);
            scaling = new BatchScaling((double) batch / reference, provider.adaptive());
        }
        OptimizerProvider.Made made = provider.make(section, scaling);
        return new OptimizerConfig(lookahead(section, made.updater()), made.beta2(), scaling);
    }

    private static IUpdater lookahead(ConfigReader section, IUpdater inner) throws SparringException.Configuration {
        if (!section.has(LOOKAHEAD)) {
            return inner;
        }
        ConfigReader around = section.section(LOOKAHEAD);
        int k = around.get(K);
        double alpha = around.get(ALPHA);
        try {
            return new Lookahead(inner, k, alpha);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    section.path(TYPE).replace("type", "lookahead") + " does not fit this optimizer: " + e.getMessage(),
                    "give another k, or leave lookahead out",
                    e);
        }
    }
}
