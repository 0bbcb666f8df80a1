package dev.sparring.gan.config;

import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.AmsGradOptimizer;
import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lamb;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.OptimisticAdam;
import dev.sparring.core.optimizer.RAdam;
import dev.sparring.core.optimizer.RmsPropOptimizer;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.gan.SparringException;
import java.util.List;
import java.util.OptionalDouble;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A network's optimizer, read from an {@code optimizer} section: what its paper and PyTorch compute, also where ND4J has one of
 * the same name. The rate is the schedule's, not the optimizer's.
 *
 * @param updater its settings, scaled to the batch size
 * @param beta2 weight of the past in the second moment as it is used, empty for an optimizer without
 * @param scaling to the batch size, {@link BatchScaling#NONE} if none was asked for
 */
record OptimizerConfig(IUpdater updater, OptionalDouble beta2, BatchScaling scaling) {

    private static final List<String> TYPES = List.of(
            "adam",
            "amsgrad",
            "radam",
            "adamw",
            "lion",
            "lamb",
            "adabelief",
            "optimistic-adam",
            "extra-adam",
            "rmsprop",
            "nesterovs",
            "sgd");
    private static final Range DECAY = Range.below(0, 1);
    private static final Range EPSILON = Range.closed(1e-30, 1);

    /**
     * Reads the section, and {@code reference} beside it.
     *
     * @param network the network's section
     * @param batch samples in an update
     */
    static OptimizerConfig from(ConfigReader network, int batch) throws SparringException.Configuration {
        ConfigReader section = network.section("optimizer");
        String type = section.choice("type", "adam", TYPES);
        boolean adaptive = !type.equals("sgd") && !type.equals("nesterovs");
        BatchScaling scaling = BatchScaling.NONE;
        if (network.has("reference")) {
            long reference = network.section("reference").integer("batch", batch, 1, 65_536);
            scaling = new BatchScaling((double) batch / reference, adaptive);
        }
        Reader reader = new Reader(section, scaling);
        IUpdater updater = reader.updater(type);
        OptionalDouble beta2 =
                switch (type) {
                    case "rmsprop", "nesterovs", "sgd" -> OptionalDouble.empty();
                    default -> OptionalDouble.of(reader.beta2(type));
                };
        return new OptimizerConfig(lookahead(section, updater), beta2, scaling);
    }

    /** The settings of one section. */
    private record Reader(ConfigReader section, BatchScaling scaling) {

        double beta1() throws SparringException.Configuration {
            return scaling.beta(section.number("beta1", 0.5, DECAY));
        }

        double beta2(String type) throws SparringException.Configuration {
            return scaling.beta(section.number("beta2", type.equals("lion") ? 0.99 : 0.999, DECAY));
        }

        double epsilon(double fallback) throws SparringException.Configuration {
            return Math.max(1e-30, Math.min(1, scaling.epsilon(section.number("epsilon", fallback, EPSILON))));
        }

        double weightDecay(double fallback) throws SparringException.Configuration {
            return section.number("weightDecay", fallback, Range.closed(0, 1));
        }

        IUpdater updater(String type) throws SparringException.Configuration {
            return switch (type) {
                case "adam" -> new AdamOptimizer(beta1(), beta2(type), epsilon(1e-8));
                case "amsgrad" -> new AmsGradOptimizer(beta1(), beta2(type), epsilon(1e-8));
                case "radam" -> radam(type);
                case "adamw" -> new AdamW(beta1(), beta2(type), epsilon(1e-8), weightDecay(0.01));
                case "lion" -> new Lion(scaling.beta(section.number("beta1", 0.9, DECAY)), beta2(type), weightDecay(0));
                case "lamb" -> new Lamb(beta1(), beta2(type), epsilon(1e-6), weightDecay(0.01));
                case "adabelief" -> new AdaBelief(beta1(), beta2(type), epsilon(1e-16));
                case "optimistic-adam" -> new OptimisticAdam(beta1(), beta2(type), epsilon(1e-8));
                case "extra-adam" -> new ExtraAdam(beta1(), beta2(type), epsilon(1e-8));
                case "rmsprop" ->
                    new RmsPropOptimizer(scaling.beta(section.number("decay", 0.99, DECAY)), epsilon(1e-8));
                case "nesterovs" -> new SgdOptimizer(section.number("momentum", 0.9, DECAY), true);
                default -> new SgdOptimizer();
            };
        }

        private IUpdater radam(String type) throws SparringException.Configuration {
            double beta2 = beta2(type);
            long threshold = section.integer("threshold", 5, 4, 5);
            String below = section.choice("below", "momentum", List.of("momentum", "skip"));
            double least = 1 - 2.0 / (threshold + 1);
            if (beta2 <= least) {
                throw new SparringException.Configuration(
                        section.path("beta2") + " is " + beta2 + ", too low for radam ever to rectify",
                        "it must be above " + least + " at this threshold");
            }
            return new RAdam(
                    beta1(),
                    beta2,
                    epsilon(1e-8),
                    threshold,
                    below.equals("skip") ? RAdam.Below.SKIP : RAdam.Below.MOMENTUM);
        }
    }

    private static IUpdater lookahead(ConfigReader section, IUpdater inner) throws SparringException.Configuration {
        if (!section.has("lookahead")) {
            return inner;
        }
        ConfigReader around = section.section("lookahead");
        int k = (int) around.integer("k", 5, 1, 1_000_000);
        double alpha = around.number("alpha", 0.5, Range.above(0, 1));
        try {
            return new Lookahead(inner, k, alpha);
        } catch (IllegalArgumentException e) {
            throw new SparringException.Configuration(
                    section.path("lookahead") + " does not fit this optimizer: " + e.getMessage(),
                    "give another k, or leave lookahead out",
                    e);
        }
    }
}
