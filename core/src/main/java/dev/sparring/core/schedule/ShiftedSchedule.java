package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule that begins later, or in the middle. Before its own beginning it stands at its first rate.
 *
 * @param schedule the schedule
 * @param by how many updates later; below 0, how many of its first updates are left out
 */
public record ShiftedSchedule(
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("by") long by) implements Schedule {

    /** Validates. */
    public ShiftedSchedule {
        Objects.requireNonNull(schedule, "schedule");
    }

    @Override
    public double rate(long update) {
        return schedule.rate(Math.max(0, update - by));
    }

    @Override
    public double lasting(long update) {
        return schedule.lasting(Math.max(0, update - by));
    }

    @Override
    public double peak() {
        return schedule.peak();
    }

    @Override
    public ShiftedSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return schedule + ", shifted by " + by + " updates";
    }
}
