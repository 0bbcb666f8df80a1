package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule times a number.
 *
 * @param schedule the schedule
 * @param factor finite and above 0
 */
public record ScaledSchedule(
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("factor") double factor) implements Schedule {

    /** Validates. */
    public ScaledSchedule {
        Objects.requireNonNull(schedule, "schedule");
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be finite and above 0, got " + factor);
        }
    }

    @Override
    public double rate(long update) {
        return factor * schedule.rate(update);
    }

    @Override
    public double lasting(long update) {
        return factor * schedule.lasting(update);
    }

    @Override
    public double peak() {
        return factor * schedule.peak();
    }

    @Override
    public ScaledSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return factor + " * (" + schedule + ")";
    }
}
