package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * One schedule, and from some update on another, which sees time from its own start (as optax's join and PyTorch's sequence).
 *
 * @param first until then
 * @param updates how many updates the first one has, at least 0
 * @param then from there on: its update 0 is update {@code updates} of the whole
 */
public record JoinedSchedule(
        @JsonProperty("first") Schedule first,
        @JsonProperty("updates") long updates,
        @JsonProperty("then") Schedule then)
        implements Schedule {

    /** Validates. */
    public JoinedSchedule {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(then, "then");
        if (updates < 0) {
            throw new IllegalArgumentException("updates must be at least 0, got " + updates);
        }
    }

    @Override
    public double rate(long update) {
        return update < updates ? first.rate(update) : then.rate(update - updates);
    }

    @Override
    public double lasting(long update) {
        return update < updates ? first.lasting(update) : then.lasting(update - updates);
    }

    @Override
    public double peak() {
        return Math.max(first.peak(), then.peak());
    }

    @Override
    public JoinedSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return first + " for " + updates + " updates, then " + then;
    }
}
