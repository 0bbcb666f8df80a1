package dev.sparring.core.schedule;

import java.util.List;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A schedule as it was changed while it ran.
 *
 * @param schedule as it began
 * @param adjustments in the order in which they were made
 */
public record Adjusted(
        @JsonProperty("schedule") Schedule schedule,
        @JsonProperty("adjustments") List<Adjustment> adjustments) implements Schedule {

    /** Validates. */
    public Adjusted {
        Objects.requireNonNull(schedule, "schedule");
        adjustments = List.copyOf(adjustments);
    }

    /**
     * The changes that still matter: those that have ended multiply by exactly 1 from here on.
     *
     * @param adjustments changes, in the order in which they were made
     * @param next 0-based index of the next update
     * @return those that change the rate of the next update or of a later one, in the same order
     */
    public static List<Adjustment> lasting(List<Adjustment> adjustments, long next) {
        return adjustments.stream()
                .filter(adjustment -> !adjustment.endedBefore(next))
                .toList();
    }

    @Override
    public double rate(long update) {
        double rate = schedule.rate(update);
        for (int i = 0; i < adjustments.size(); i++) {
            rate *= adjustments.get(i).factor(update);
        }
        return rate;
    }

    @Override
    public double lasting(long update) {
        double rate = schedule.lasting(update);
        for (int i = 0; i < adjustments.size(); i++) {
            rate *= adjustments.get(i).lasting(update);
        }
        return rate;
    }

    @Override
    public double peak() {
        return schedule.peak();
    }

    @Override
    public Adjusted clone() {
        return this;
    }

    @Override
    public String toString() {
        return schedule + ", adjusted " + adjustments;
    }
}
