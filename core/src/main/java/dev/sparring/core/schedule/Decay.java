package dev.sparring.core.schedule;

import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * How a learning rate ends: a factor in [0, 1] of the base rate, never rising, counted from the end of the warmup.
 *
 * <p>A decay of length n has its full rate at s = 0, the first update after the warmup, and its end value from s = n on.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decay.None.class, name = "none"),
    @JsonSubTypes.Type(value = Decay.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Decay.Linear.class, name = "linear")
})
public sealed interface Decay {

    /**
     * The factor on the base rate.
     *
     * @param update s, the updates since the warmup's end, at least 0
     * @return the factor, in [0, 1]
     */
    double factor(long update);

    /** No decay. */
    record None() implements Decay {
        @Override
        public String toString() {
            return "none";
        }

        @Override
        public double factor(long update) {
            return 1;
        }
    }

    /**
     * {@code end + (1 - end) (1 + cos(pi s / n)) / 2} (Loshchilov and Hutter 2017, eq. 5, one period).
     *
     * @param updates n, at least 1
     * @param end the factor that remains, in [0, 1]
     */
    record Cosine(
            @JsonProperty("updates") long updates,
            @JsonProperty("end") double end) implements Decay {
        /** Validates. */
        public Cosine {
            requireLegal(updates, end);
        }

        @Override
        public String toString() {
            return "cosine to " + end + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            if (update >= updates) {
                return end;
            }
            return end + (1 - end) * (1 + Math.cos(Math.PI * update / updates)) / 2;
        }
    }

    /**
     * {@code 1 - (1 - end) s / n}.
     *
     * @param updates n, at least 1
     * @param end the factor that remains, in [0, 1]
     */
    record Linear(
            @JsonProperty("updates") long updates,
            @JsonProperty("end") double end) implements Decay {
        /** Validates. */
        public Linear {
            requireLegal(updates, end);
        }

        @Override
        public String toString() {
            return "linear to " + end + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update >= updates ? end : 1 - (1 - end) * update / updates;
        }
    }

    private static void requireLegal(long updates, double end) {
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be at least 1, got " + updates);
        }
        if (!(end >= 0 && end <= 1)) {
            throw new IllegalArgumentException("end must be in [0, 1], got " + end);
        }
    }
}
