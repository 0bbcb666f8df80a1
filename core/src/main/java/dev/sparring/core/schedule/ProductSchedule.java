package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Two schedules multiplied, such as a rate and a factor.
 *
 * @param first one
 * @param second the other
 */
public record ProductSchedule(
        @JsonProperty("first") Schedule first,
        @JsonProperty("second") Schedule second) implements Schedule {

    /** Validates. */
    public ProductSchedule {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public double rate(long update) {
        return first.rate(update) * second.rate(update);
    }

    @Override
    public double lasting(long update) {
        return first.lasting(update) * second.lasting(update);
    }

    @Override
    public double peak() {
        return first.peak() * second.peak();
    }

    @Override
    public ProductSchedule clone() {
        return this;
    }

    @Override
    public String toString() {
        return "(" + first + ") * (" + second + ")";
    }
}
