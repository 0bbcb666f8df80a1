package dev.sparring.gan.optimizer;

import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.AmsGradOptimizer;
import dev.sparring.core.optimizer.BatchScaling;
import dev.sparring.core.optimizer.ExtraAdam;
import dev.sparring.core.optimizer.Lamb;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.OptimisticAdam;
import dev.sparring.core.optimizer.RAdam;
import dev.sparring.core.optimizer.RmsPropOptimizer;
import dev.sparring.core.optimizer.SgdOptimizer;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.nd4j.linalg.learning.config.IUpdater;

/** The optimizers that configurations choose from: what their papers and PyTorch compute, also where ND4J has one of the same name. */
public final class Optimizers {

    private static final Range DECAY = Range.below(0, 1);
    private static final String BETA1_HELP = "weight of the past in the mean gradient";
    private static final String BETA2_HELP = "weight of the past in the mean square of the gradient";
    private static final Key<Double> BETA1 =
            Key.number("beta1", DECAY, BETA1_HELP).or(0.5);
    private static final Key<Double> BETA2 =
            Key.number("beta2", DECAY, BETA2_HELP).or(0.999);
    private static final Key<Double> BETA2_START = Key.number(
                    "beta2Start", DECAY, "beta2 at the first update, from which it moves to beta2 along half a cosine")
            .orElse("beta2");
    private static final Key<Long> BETA2_UPDATES = Key.whole(
                    "beta2Updates", 1, 1_000_000_000L, "updates of this network until beta2 is reached")
            .or(5000L);
    private static final Key<Double> LION_BETA1 = Key.number(
                    "beta1", DECAY, "weight of the past where the sign is taken")
            .or(0.9);
    private static final Key<Double> LION_BETA2 = Key.number("beta2", DECAY, "weight of the past in the mean gradient")
            .or(0.99);
    private static final Key<Double> EPSILON = epsilon(1e-8);
    private static final Key<Double> LAMB_EPSILON = epsilon(1e-6);
    private static final Key<Double> ADABELIEF_EPSILON = epsilon(1e-16);
    private static final Key<Double> WEIGHT_DECAY = weightDecay(0.01);
    private static final Key<Double> LION_WEIGHT_DECAY = weightDecay(0);
    private static final Key<Double> RMSPROP_DECAY =
            Key.number("decay", DECAY, BETA2_HELP).or(0.99);
    private static final Key<Double> MOMENTUM =
            Key.number("momentum", DECAY, "weight of the past in the step").or(0.9);
    private static final Key<Long> THRESHOLD = Key.whole(
                    "threshold", 4, 5, "length of the average from which on it rectifies; the paper says 4, PyTorch 5")
            .or(5L);
    private static final Key<String> BELOW = Key.choice(
                    "below",
                    "what it does until then",
                    Named.of("momentum", "steps along the mean gradient, as PyTorch does"),
                    Named.of("skip", "does not step"))
            .or("momentum");

    private static final Catalog<OptimizerProvider> CATALOG = Catalog.of(
            OptimizerProvider.class,
            List.of(
                    new Ours(
                            "adam",
                            "steps by the mean gradient over the root of its mean square (Kingma and Ba 2015)",
                            true,
                            List.of(BETA1, BETA2, BETA2_START, BETA2_UPDATES, EPSILON),
                            values -> {
                                AdamOptimizer adam = new AdamOptimizer(
                                        values.beta(BETA1), values.beta(BETA2), values.epsilon(EPSILON));
                                return made(values.moving(adam, adam::withBeta2From), values.beta(BETA2));
                            }),
                    withBeta2(
                            "amsgrad",
                            "Adam with the largest square so far (Reddi et al. 2018)",
                            EPSILON,
                            AmsGradOptimizer::new),
                    new Ours(
                            "radam",
                            "Adam, rectified at the beginning (Liu et al. 2020)",
                            true,
                            List.of(BETA1, BETA2, EPSILON, THRESHOLD, BELOW),
                            Optimizers::radam),
                    new Ours(
                            "adamw",
                            "Adam with decoupled weight decay (Loshchilov and Hutter 2019)",
                            true,
                            List.of(BETA1, BETA2, BETA2_START, BETA2_UPDATES, EPSILON, WEIGHT_DECAY),
                            values -> {
                                AdamW adam = new AdamW(
                                        values.beta(BETA1),
                                        values.beta(BETA2),
                                        values.epsilon(EPSILON),
                                        values.get(WEIGHT_DECAY));
                                return made(values.moving(adam, adam::withBeta2From), values.beta(BETA2));
                            }),
                    new Ours(
                            "lion",
                            "steps by the sign of a mean gradient (Chen et al. 2023)",
                            true,
                            List.of(LION_BETA1, LION_BETA2, LION_WEIGHT_DECAY),
                            values -> made(
                                    new Lion(
                                            values.beta(LION_BETA1),
                                            values.beta(LION_BETA2),
                                            values.get(LION_WEIGHT_DECAY)),
                                    values.beta(LION_BETA2))),
                    new Ours(
                            "lamb",
                            "Adam with a step in proportion to each layer's weights (You et al. 2020)",
                            true,
                            List.of(BETA1, BETA2, LAMB_EPSILON, WEIGHT_DECAY),
                            values -> made(
                                    new Lamb(
                                            values.beta(BETA1),
                                            values.beta(BETA2),
                                            values.epsilon(LAMB_EPSILON),
                                            values.get(WEIGHT_DECAY)),
                                    values.beta(BETA2))),
                    withBeta2(
                            "adabelief",
                            "Adam by the gradient's distance from its mean (Zhuang et al. 2020)",
                            ADABELIEF_EPSILON,
                            AdaBelief::new),
                    withBeta2(
                            "optimistic-adam",
                            "Adam that looks ahead by the last step, for games (Daskalakis et al. 2018)",
                            EPSILON,
                            OptimisticAdam::new),
                    withBeta2(
                            "extra-adam",
                            "Adam with extrapolation from the past, for games (Gidel et al. 2019)",
                            EPSILON,
                            ExtraAdam::new),
                    new Ours(
                            "rmsprop",
                            "steps by the root mean square of the gradient",
                            true,
                            List.of(RMSPROP_DECAY, EPSILON),
                            values -> made(new RmsPropOptimizer(values.beta(RMSPROP_DECAY), values.epsilon(EPSILON)))),
                    new Ours(
                            "nesterovs",
                            "gradient descent with Nesterov's momentum",
                            false,
                            List.of(MOMENTUM),
                            values -> made(new SgdOptimizer(values.get(MOMENTUM), true))),
                    new Ours("sgd", "gradient descent", false, List.of(), values -> made(new SgdOptimizer()))));

    private Optimizers() {}

    /**
     * Our optimizers and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<OptimizerProvider> catalog() {
        return CATALOG;
    }

    private static Key<Double> epsilon(double value) {
        return Key.number("epsilon", Range.closed(1e-30, 1), "keeps the divisor off 0")
                .or(value);
    }

    private static Key<Double> weightDecay(double value) {
        return Key.number("weightDecay", Range.closed(0, 1), "share of the weights that goes with a step at rate 1")
                .or(value);
    }

    private static OptimizerProvider.Made made(IUpdater updater) {
        return new OptimizerProvider.Made(updater, OptionalDouble.empty());
    }

    private static OptimizerProvider.Made made(IUpdater updater, double beta2) {
        return new OptimizerProvider.Made(updater, OptionalDouble.of(beta2));
    }

    /** One of Adam's kin that has nothing but the three settings. */
    private interface OfThree {
        IUpdater of(double beta1, double beta2, double epsilon);
    }

    private static Ours withBeta2(String name, String help, Key<Double> epsilon, OfThree kind) {
        return new Ours(name, help, true, List.of(BETA1, BETA2, epsilon), values -> {
            double beta2 = values.beta(BETA2);
            return made(kind.of(values.beta(BETA1), beta2, values.epsilon(epsilon)), beta2);
        });
    }

    private static OptimizerProvider.Made radam(Values values) throws SparringException.Configuration {
        double beta1 = values.beta(BETA1);
        double beta2 = values.beta(BETA2);
        double epsilon = values.epsilon(EPSILON);
        long threshold = values.settings.get(THRESHOLD);
        RAdam.Below below = values.settings.get(BELOW).equals("skip") ? RAdam.Below.SKIP : RAdam.Below.MOMENTUM;
        double least = 1 - 2.0 / (threshold + 1);
        if (beta2 <= least) {
            throw new SparringException.Configuration(
                    values.settings.path(BETA2) + " is " + beta2 + ", too low for radam ever to rectify",
                    "it must be above " + least + " at this threshold");
        }
        return made(new RAdam(beta1, beta2, epsilon, threshold, below), beta2);
    }

    /** The settings of one section, scaled. */
    private record Values(Settings settings, BatchScaling scaling) {

        double get(Key<Double> key) throws SparringException.Configuration {
            return settings.get(key);
        }

        double beta(Key<Double> key) throws SparringException.Configuration {
            return scaling.beta(settings.get(key));
        }

        /** With a beta2 that moves, if it is said from where. */
        <T extends IUpdater> T moving(T optimizer, BiFunction<Double, Long, T> from)
                throws SparringException.Configuration {
            Optional<Double> start = settings.find(BETA2_START);
            return start.isPresent() ? from.apply(scaling.beta(start.get()), settings.get(BETA2_UPDATES)) : optimizer;
        }

        double epsilon(Key<Double> key) throws SparringException.Configuration {
            return Math.max(1e-30, Math.min(1, scaling.epsilon(settings.get(key))));
        }
    }

    private interface Maker {
        OptimizerProvider.Made from(Values values) throws SparringException.Configuration;
    }

    private record Ours(String name, String help, boolean adaptive, List<Key<?>> keys, Maker maker)
            implements OptimizerProvider {
        @Override
        public Made make(Settings settings, BatchScaling scaling) throws SparringException.Configuration {
            return maker.from(new Values(settings, scaling));
        }
    }
}
