package dev.sparring.core.player;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.engine.LayerStatistics;
import dev.sparring.core.optimizer.engine.Optimizer;
import dev.sparring.core.optimizer.engine.UpdateStatistics;
import dev.sparring.core.schedule.AdjustedSchedule;
import dev.sparring.core.schedule.Schedule;
import dev.sparring.core.schedule.ScheduleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * One side of an adversarial game: a network with its own optimizer, its own learning-rate schedule and its own clock.
 *
 * <p>What the network's definition says of regularisation, gradient normalisation and constraints is done in every update, in
 * the order of DL4J's {@code fit}; the optimizer stands in for the definition's updater. See {@link Network#of}.
 *
 * <p>Some optimizers take the network's parameters elsewhere for a while: Lookahead to its fast weights, ExtraAdam to a point
 * ahead. The <em>model</em> is what they come back to; for all others the parameters are the model. Averages are taken of the
 * model, and {@link #useForInference} and {@link #useModel} run the network with it. Running statistics are those of the last
 * passes, whichever weights these were run with.
 *
 * <p>The clock is the count of this player's updates. It drives the schedule and the optimizer's bias correction; nothing of
 * another player reaches it. A rate of exactly 0 leaves parameters and optimizer state untouched and counts as an update,
 * because ND4J's Adam family takes 0 for its epsilon.
 *
 * <p>Memory beside the network's: the optimizer's state (Adam: two copies of the parameters) and, if averaging, one copy.
 * One thread, the network's.
 *
 * <pre>{@code
 * Network network = Network.of(new Mlp(128, 3).generator(2, SampleShape.vector(2), 1));
 * Player player = Player.of(network, new AdamOptimizer(), LearningRate.constant(1e-3).withWarmup(new Warmup.Linear(500)))
 *         .clipNorm(10)
 *         .build();
 * network.clearGradients();
 * INDArray output = network.forward(input, true);
 * network.backwardToParameters(lossGradient(output));
 * player.update();
 * }</pre>
 */
public final class Player {

    private final Network network;
    private final Schedule plan;
    private final IUpdater configuration;
    private final Optimizer optimizer;
    private final @Nullable INDArray state;
    private final @Nullable INDArray wayBack;
    private final double clipNorm;
    private final @Nullable Ema ema;
    private Schedule schedule;
    private List<ScheduleChange> scheduleChanges = List.of();
    private long updates;
    private long begun;
    private boolean frozen;
    private UpdateStatistics last = UpdateStatistics.NONE;

    private Player(Builder builder) {
        this.network = builder.network;
        this.plan = builder.schedule;
        this.schedule = plan;
        PlayerOptimizers.check(builder.optimizer, schedule);
        this.configuration = builder.optimizer.clone();
        configuration.setLrAndSchedule(Double.NaN, schedule);
        long size = configuration.stateSize(network.parameters().length());
        this.state = size == 0 ? null : Nd4j.create(network.parameters().dataType(), 1, size);
        this.optimizer = DefinitionOptimizer.over(network, Optimizer.of(network, configuration, state));
        this.wayBack = optimizer.wayBack().orElse(null);
        this.clipNorm = builder.clipNorm;
        this.ema = builder.emaDecay == 0
                ? null
                : new Ema(
                        network.parameters(), builder.emaDecay, builder.emaStart, builder.emaRampsUp, network.states());
    }

    /**
     * A player in the making.
     *
     * @param network what it trains
     * @param optimizer one of {@code dev.sparring.core.optimizer} or ND4J's, which has a learning rate; that rate is the schedule's, so its own must
     *     be left at its default or say the same
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
     * The schedule, with what has been changed of it.
     *
     * @return it; right for all updates that are still to be made
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
     * @return it, or {@link UpdateStatistics#NONE}
     */
    public UpdateStatistics last() {
        return last;
    }

    /**
     * What the latest update at a rate above 0 did, layer by layer.
     *
     * @return one for each layer that has parameters to move, in their order; all 0 before the first update
     */
    public List<LayerStatistics> layers() {
        return optimizer.layers();
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
     * The optimizer's settings.
     *
     * @return a copy
     */
    public IUpdater optimizer() {
        return configuration.clone();
    }

    /**
     * The parameters to use the network with: the average if this player keeps one, else the model's.
     *
     * @return a new vector {@code [n]}, to be closed by the caller
     */
    public INDArray inferenceParameters() {
        return ema == null ? modelParameters() : ema.average().dup();
    }

    /**
     * The model's parameters, which are the network's but where the optimizer has taken those elsewhere for a while.
     *
     * @return a new vector {@code [n]}, to be closed by the caller
     */
    public INDArray modelParameters() {
        INDArray model = network.parameters().dup();
        if (wayBack != null) {
            model.addi(wayBack);
        }
        return model;
    }

    /**
     * Runs the network with the {@link #inferenceParameters}; then its own are back, bit for bit. On the training thread.
     *
     * @param <T> what comes of it
     * @param use runs the network, in inference mode
     * @return what comes of it
     */
    public <T> T useForInference(Supplier<T> use) {
        if (ema == null) {
            return useModel(use);
        }
        return use(ema.average(), use);
    }

    /**
     * Runs the network with the {@link #modelParameters}, averaged or not; then its own are back, bit for bit. On the training
     * thread.
     *
     * @param <T> what comes of it
     * @param use runs the network, in inference mode
     * @return what comes of it
     */
    public <T> T useModel(Supplier<T> use) {
        if (wayBack == null) {
            return use.get();
        }
        try (INDArray model = modelParameters()) {
            return use(model, use);
        }
    }

    private <T> T use(INDArray vector, Supplier<T> use) {
        INDArray parameters = network.parameters();
        try (INDArray own = parameters.dup()) {
            parameters.assign(vector);
            try {
                return use.get();
            } finally {
                parameters.assign(own);
            }
        }
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
     * Freezes the network, or lets it learn again: while it is frozen, {@link #update} does nothing and counts nothing.
     *
     * @param isFrozen whether it is
     */
    public void freeze(boolean isFrozen) {
        this.frozen = isFrozen;
    }

    /**
     * Whether {@link #update} does nothing.
     *
     * @return as {@link #freeze} said last, false at first
     */
    public boolean isFrozen() {
        return frozen;
    }

    /**
     * Makes one update from the network's accumulated gradients, which are consumed: they hold rubbish afterwards.
     *
     * @return what was done; of a frozen player, what its latest update did
     */
    public UpdateStatistics update() {
        if (frozen) {
            return last;
        }
        double rate = schedule.rate(updates);
        last = rate == 0
                ? new UpdateStatistics(0, network.norm(network.gradients()), 0)
                : optimizer.update(updates - begun, rate, clipNorm);
        updates++;
        if (ema != null) {
            ema.include(network.parameters(), wayBack, updates);
        }
        return last;
    }

    /**
     * Changes the rates from some update on. The optimizer's moments and its bias correction go on as they are.
     *
     * @param change the change, to begin with the next update or later
     * @throws IllegalArgumentException if it would change the rate of an update that has been made
     */
    public void adjust(ScheduleChange change) {
        if (change.at() < updates) {
            throw new IllegalArgumentException(
                    "a change must begin at update " + updates + " or later, got " + change.at());
        }
        List<ScheduleChange> more = new ArrayList<>(scheduleChanges);
        more.add(change);
        follow(more);
    }

    /**
     * Warms up once more.
     *
     * @param atUpdate the first update at the low rate: the next one or later
     * @param length updates until the full rate is back, at least 1
     * @param from the share of the rate that the first one has, in [0, 1]
     * @throws IllegalArgumentException if a value is out of range
     */
    public void rewarm(long atUpdate, long length, double from) {
        adjust(new ScheduleChange.Rewarm(atUpdate, length, from));
    }

    /**
     * What has been changed of the schedule and still changes it. Changes that have ended are forgotten.
     *
     * @return in the order in which it was done
     */
    public List<ScheduleChange> scheduleChanges() {
        return AdjustedSchedule.lasting(scheduleChanges, updates);
    }

    /**
     * Lets the optimizer begin afresh, from the model: its state is as at the start, and so is its bias correction. The
     * schedule goes on.
     */
    public void resetOptimizer() {
        if (wayBack != null) {
            network.parameters().addi(wayBack);
        }
        optimizer.resetState();
        begun = updates;
        last = UpdateStatistics.NONE;
        follow(scheduleChanges);
    }

    private void follow(List<ScheduleChange> changes) {
        scheduleChanges = AdjustedSchedule.lasting(changes, updates);
        schedule = scheduleChanges.isEmpty() ? plan : new AdjustedSchedule(plan, scheduleChanges);
        // ND4J's updaters look the rate up by the index they are given, which counts from where the optimizer began.
        configuration.setLrAndSchedule(Double.NaN, begun == 0 ? schedule : schedule.shifted(-begun));
    }

    /**
     * How far it has come.
     *
     * @return all that is needed, beside the vectors, to go on from here
     */
    public PlayerState playerState() {
        return new PlayerState(updates, begun, last, scheduleChanges());
    }

    /**
     * Sets a restored player to where it was; the vectors are restored through their views.
     *
     * @param progress as {@link #playerState()} gave it
     */
    public void restore(PlayerState progress) {
        this.updates = progress.updates();
        this.begun = progress.optimizerResetAt();
        this.last = progress.last();
        follow(progress.scheduleChanges());
    }

    /** Collects a player's options. */
    public static final class Builder {
        private final Network network;
        private final IUpdater optimizer;
        private final Schedule schedule;
        private double clipNorm;
        private double emaDecay;
        private long emaStart;
        private boolean emaRampsUp = true;

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
         * Whether the average uses a smaller decay over its first updates, so that it follows a young network; it does unless this says no.
         *
         * @param rampsUp false for the same decay from the first update on
         * @return this
         */
        public Builder emaRampsUp(boolean rampsUp) {
            this.emaRampsUp = rampsUp;
            return this;
        }

        /**
         * Makes the player and allocates its state.
         *
         * @return the player
         * @throws IllegalArgumentException if the optimizer has no learning rate, or one of its own that would be ignored; if
         *     it is one of {@code dev.sparring.core.optimizer}'s and the network is not of type FLOAT; or if the network's definition asks for what a
         *     player cannot do, such as updaters that differ between layers
         */
        public Player build() {
            return new Player(this);
        }
    }
}
