package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule that stays within bounds.
 *
 * @param schedule the schedule
 * @param lowest rate, at least 0
 * @param highest rate, at least the lowest and above 0
 */
public record ClippedSchedule(
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("lowest") double lowest,
        @JsonProperty("highest") double highest)
        implements Schedule {

    /** Validates. */
    public ClippedSchedule {
        Objects.requireNonNull(schedule, "schedule");
        if (!(lowest >= 0 && highest >= lowest && highest > 0)) {
            throw new IllegalArgumentException(
                    "bounds must be at least 0 and in order, got " + lowest + " and " + highest);
        }
    }

    @Override
    public double rate(long update) {
        return Math.min(highest, Math.max(lowest, schedule.rate(update)));
    }

    @Override
    public double lasting(long update) {
        return Math.min(highest, Math.max(lowest, schedule.lasting(update)));
    }

    @Override
    public double peak() {
        return Math.min(highest, Math.max(lowest, schedule.peak()));
    }

    @Override
    public ClippedSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return schedule + " within [" + lowest + ", " + highest + "]";
    }
}
