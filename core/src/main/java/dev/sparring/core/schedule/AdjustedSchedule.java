package dev.sparring.core.schedule;

import java.util.List;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule as it was changed while it ran.
 *
 * @param schedule as it began
 * @param changes in the order in which they were made
 */
public record AdjustedSchedule(
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("adjustments") List<ScheduleChange> changes) implements Schedule {

    /** Validates. */
    public AdjustedSchedule {
        Objects.requireNonNull(schedule, "schedule");
        changes = List.copyOf(changes);
    }

    /**
     * The changes that still matter: those that have ended multiply by exactly 1 from here on.
     *
     * @param changes changes, in the order in which they were made
     * @param next 0-based index of the next update
     * @return those that change the rate of the next update or of a later one, in the same order
     */
    public static List<ScheduleChange> lasting(List<ScheduleChange> changes, long next) {
        return changes.stream().filter(change -> !change.endedBefore(next)).toList();
    }

    @Override
    public double rate(long update) {
        double rate = schedule.rate(update);
        for (int i = 0; i < changes.size(); i++) {
            rate *= changes.get(i).factor(update);
        }
        return rate;
    }

    @Override
    public double lasting(long update) {
        double rate = schedule.lasting(update);
        for (int i = 0; i < changes.size(); i++) {
            rate *= changes.get(i).lasting(update);
        }
        return rate;
    }

    @Override
    public double peak() {
        return schedule.peak();
    }

    @Override
    public AdjustedSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return schedule + ", adjusted " + changes;
    }
}
