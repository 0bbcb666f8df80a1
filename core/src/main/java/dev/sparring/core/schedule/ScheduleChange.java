package dev.sparring.core.schedule;

import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/** A change to a schedule that is running: a factor on its rates from some update on, which nothing before that update sees. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScheduleChange.Rewarm.class, name = "rewarm"),
    @JsonSubTypes.Type(value = ScheduleChange.Reduce.class, name = "reduce"),
    @JsonSubTypes.Type(value = ScheduleChange.Slow.class, name = "slow")
})
public sealed interface ScheduleChange {

    /**
     * The factor on the rate.
     *
     * @param update 0-based index of the network's own update
     * @return the factor, in [0, 1]
     */
    double factor(long update);

    /**
     * What remains of the factor once the change has passed.
     *
     * @param update 0-based index of the network's own update
     * @return 1 for a change that passes by itself
     */
    default double lasting(long update) {
        return 1;
    }

    /**
     * The first update that it changes.
     *
     * @return 0-based index of the network's own update
     */
    long at();

    /**
     * Whether it has come to its end, so that its factor is 1 from here on.
     *
     * @param update 0-based index of the network's own update
     * @return whether the factor of that update and of all later ones is 1
     */
    boolean endedBefore(long update);

    /**
     * A second warmup: back to a share of the rate, and in a straight line up again. The optimizer's moments and its bias
     * correction go on as they are.
     *
     * @param at the first update at the low rate, at least 0
     * @param updates how many updates until the full rate is back, at least 1
     * @param from the share of the rate that the first one has, in [0, 1]
     */
    record Rewarm(
            @JsonProperty("at") long at,
            @JsonProperty("updates") long updates,
            @JsonProperty("from") double from) implements ScheduleChange {
        /** Validates. */
        public Rewarm {
            requireAt(at);
            requireUpdates(updates);
            if (!(from >= 0 && from <= 1)) {
                throw new IllegalArgumentException("from must be in [0, 1], got " + from);
            }
        }

        @Override
        public double factor(long update) {
            return update < at || update - at >= updates ? 1 : from + (1 - from) * (update - at) / updates;
        }

        @Override
        public boolean endedBefore(long update) {
            return update - at >= updates;
        }
    }

    /**
     * A lower rate from here on.
     *
     * @param at the first update that has it, at least 0
     * @param share of the rate that remains, in (0, 1]
     */
    record Reduce(
            @JsonProperty("at") long at,
            @JsonProperty("share") double share) implements ScheduleChange {
        /** Validates. */
        public Reduce {
            requireAt(at);
            requireShare(share);
        }

        @Override
        public double factor(long update) {
            return update < at ? 1 : share;
        }

        @Override
        public double lasting(long update) {
            return factor(update);
        }

        /** {@inheritDoc} It never ends, but for a share of 1, which changes nothing. */
        @Override
        public boolean endedBefore(long update) {
            return share == 1;
        }
    }

    /**
     * A lower rate for a while.
     *
     * @param at the first update that has it, at least 0
     * @param updates how many updates have it, at least 1
     * @param share of the rate that remains, in (0, 1]
     */
    record Slow(
            @JsonProperty("at") long at,
            @JsonProperty("updates") long updates,
            @JsonProperty("share") double share) implements ScheduleChange {
        /** Validates. */
        public Slow {
            requireAt(at);
            requireUpdates(updates);
            requireShare(share);
        }

        @Override
        public double factor(long update) {
            return update < at || update - at >= updates ? 1 : share;
        }

        @Override
        public boolean endedBefore(long update) {
            return update - at >= updates;
        }
    }

    private static void requireAt(long at) {
        if (at < 0) {
            throw new IllegalArgumentException("at must be at least 0, got " + at);
        }
    }

    private static void requireUpdates(long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be at least 1, got " + updates);
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], got " + share);
        }
    }
}
