package dev.sparring.core.player;

import dev.sparring.core.optimizer.AdaBelief;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.optimizer.engine.OptimizerSettings;
import dev.sparring.core.schedule.Schedule;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Refuses optimizers that no player can use, and rates that a player would ignore. */
final class PlayerOptimizers {

    /** ND4J's updaters always have a rate; one that was not given is this. */
    private static final Map<Class<? extends IUpdater>, Double> DEFAULT_RATES = Map.of(
            AMSGrad.class, AMSGrad.DEFAULT_AMSGRAD_LEARNING_RATE,
            AdaGrad.class, AdaGrad.DEFAULT_ADAGRAD_LEARNING_RATE,
            AdaMax.class, AdaMax.DEFAULT_ADAMAX_LEARNING_RATE,
            Adam.class, Adam.DEFAULT_ADAM_LEARNING_RATE,
            Nadam.class, Nadam.DEFAULT_NADAM_LEARNING_RATE,
            Nesterovs.class, Nesterovs.DEFAULT_NESTEROV_LEARNING_RATE,
            RmsProp.class, RmsProp.DEFAULT_RMSPROP_LEARNING_RATE,
            Sgd.class, Sgd.DEFAULT_SGD_LR);

    private PlayerOptimizers() {}

    /**
     * Checks what a player is given.
     *
     * @param optimizer ND4J's, one of ours, or a user's own
     * @param schedule the player's
     * @throws IllegalArgumentException if the optimizer has no rate that a schedule could set, cannot train networks, or has a
     *     rate of its own that is neither its kind's default nor the schedule's
     */
    static void check(IUpdater optimizer, Schedule schedule) {
        String name = optimizer.getClass().getSimpleName();
        if (!optimizer.hasLearningRate()) {
            throw new IllegalArgumentException(
                    "optimizer must have a learning rate for the player's schedule to set, which " + name
                            + " has not; give another, such as AdamOptimizer or SgdOptimizer");
        }
        if (optimizer instanceof org.nd4j.linalg.learning.config.AdaBelief) {
            throw new IllegalArgumentException("optimizer must not be ND4J's AdaBelief, which fails in networks; give "
                    + AdaBelief.class.getName());
        }
        Optional<Double> usual = Optional.ofNullable(DEFAULT_RATES.get(optimizer.getClass()))
                .or(() -> optimizer instanceof OptimizerSettings<?>
                        ? Optional.of(OptimizerSettings.DEFAULT_RATE)
                        : Optional.empty());
        if (usual.isPresent() && !follows(optimizer, schedule) && !is(optimizer, usual.get(), schedule.peak())) {
            throw new IllegalArgumentException(
                    "optimizer must have no learning rate of its own, since a player's rate is its"
                            + " schedule, got " + name + " with " + optimizer.getLearningRate(0, 0) + " beside "
                            + schedule
                            + "; leave it out, " + usual.get() + " by default");
        }
        if (optimizer instanceof Lookahead lookahead) {
            check(lookahead.inner(), schedule);
        }
    }

    /** Whether the optimizer's own rate is the schedule, as far as some updates show. */
    private static boolean follows(IUpdater optimizer, Schedule schedule) {
        return updates().allMatch(update -> optimizer.getLearningRate((int) update, 0) == schedule.rate(update));
    }

    /** Whether the optimizer's own rate is constant and one of two. */
    private static boolean is(IUpdater optimizer, double first, double second) {
        double rate = optimizer.getLearningRate(0, 0);
        return (rate == first || rate == second)
                && updates()
                        .allMatch(update -> optimizer.getLearningRate((int) update, 0) == rate
                                && optimizer.getLearningRate(0, (int) update) == rate);
    }

    private static LongStream updates() {
        return LongStream.of(0, 1, 2, 3, 5, 10, 30, 100, 300, 1_000, 10_000, 100_000, 1_000_000);
    }
}
