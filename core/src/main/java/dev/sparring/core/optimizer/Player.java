package dev.sparring.core.optimizer;

import dev.sparring.core.network.Network;
import dev.sparring.core.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One side of an adversarial game: a network with its own optimizer, its own learning-rate schedule and its own clock.
 *
 * <p>The clock is the count of this player's updates. It drives the schedule and the optimizer's bias correction; nothing of
 * another player reaches it. A rate of exactly 0 leaves parameters and optimizer state untouched and counts as an update,
 * because ND4J's Adam family takes 0 for its epsilon.
 *
 * <p>Memory beside the network's: the optimizer's state (Adam: two copies of the parameters) and, if averaging, one copy.
 * One thread, the network's.
 */
public final class Player {

    private final Network network;
    private final Schedule schedule;
    private final Optimizer optimizer;
    private final @Nullable INDArray state;
    private final double clipNorm;
    private final @Nullable Ema ema;
    private long updates;
    private Update last = Update.NONE;

    private Player(Builder builder) {
        this.network = builder.network;
        this.schedule = builder.schedule;
        IUpdater configuration = builder.optimizer.clone();
        configuration.setLrAndSchedule(Double.NaN, schedule);
        long size = configuration.stateSize(network.parameters().length());
        this.state = size == 0 ? null : Nd4j.create(network.parameters().dataType(), 1, size);
        this.optimizer = Optimizer.of(network, configuration, state);
        this.clipNorm = builder.clipNorm;
        this.ema = builder.emaDecay == 0 ? null : new Ema(network.parameters(), builder.emaDecay, builder.emaStart);
    }

    /**
     * A player in the making.
     *
     * @param network what it trains
     * @param optimizer one of this package or ND4J's; its own rate and schedule are ignored
     * @param schedule the learning rate by this player's update count
     * @return the builder
     */
    public static Builder of(Network network, IUpdater optimizer, Schedule schedule) {
        return new Builder(network, optimizer, schedule);
    }

    /**
     * The network.
     *
     * @return it
     */
    public Network network() {
        return network;
    }

    /**
     * The schedule.
     *
     * @return it
     */
    public Schedule schedule() {
        return schedule;
    }

    /**
     * How many updates this player has made.
     *
     * @return the count, which is the 0-based index of the next update
     */
    public long updates() {
        return updates;
    }

    /**
     * What the latest update did.
     *
     * @return it, or {@link Update#NONE}
     */
    public Update last() {
        return last;
    }

    /**
     * The average of the parameters.
     *
     * @return the live vector {@code [n]}, or empty if this player does not average
     */
    public Optional<INDArray> average() {
        return Optional.ofNullable(ema).map(Ema::average);
    }

    /**
     * The optimizer's state.
     *
     * @return the live vector {@code [1, m]}, or empty if the optimizer has none
     */
    public Optional<INDArray> state() {
        return Optional.ofNullable(state);
    }

    /**
     * Makes one update from the network's accumulated gradients, which are consumed: they hold rubbish afterwards.
     *
     * @return what was done
     */
    public Update update() {
        double rate = schedule.rate(updates);
        last = rate == 0
                ? new Update(0, network.norm(network.gradients()), 0)
                : optimizer.update(updates, rate, clipNorm);
        updates++;
        if (ema != null) {
            ema.include(network.parameters(), updates);
        }
        return last;
    }

    /**
     * Sets the clock of a restored player; the vectors are restored through their views.
     *
     * @param count updates made, at least 0
     * @param latest what the latest of them did
     */
    public void restore(long count, Update latest) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0, got " + count);
        }
        this.updates = count;
        this.last = Objects.requireNonNull(latest, "latest");
    }

    /** Collects a player's options. */
    public static final class Builder {
        private final Network network;
        private final IUpdater optimizer;
        private final Schedule schedule;
        private double clipNorm;
        private double emaDecay;
        private long emaStart;

        private Builder(Network network, IUpdater optimizer, Schedule schedule) {
            this.network = Objects.requireNonNull(network, "network");
            this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
            this.schedule = Objects.requireNonNull(schedule, "schedule");
        }

        /**
         * Scales a longer gradient down to this Euclidean norm.
         *
         * @param norm the longest allowed, at least 0; 0 is off
         * @return this
         */
        public Builder clipNorm(double norm) {
            if (!(norm >= 0)) {
                throw new IllegalArgumentException("clipNorm must be at least 0, got " + norm);
            }
            this.clipNorm = norm;
            return this;
        }

        /**
         * Keeps an average of the parameters.
         *
         * @param decay weight of the past, in [0, 1); 0 is off
         * @param start updates before averaging begins, at least 0
         * @return this
         */
        public Builder ema(double decay, long start) {
            if (!(decay >= 0 && decay < 1)) {
                throw new IllegalArgumentException("decay must be in [0, 1), got " + decay);
            }
            this.emaDecay = decay;
            this.emaStart = start;
            return this;
        }

        /**
         * Makes the player and allocates its state.
         *
         * @return the player
         * @throws IllegalArgumentException if the optimizer is one of this package's and the network is not of type FLOAT
         */
        public Player build() {
            return new Player(this);
        }
    }
}
