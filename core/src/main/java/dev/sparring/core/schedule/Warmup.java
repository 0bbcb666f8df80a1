package dev.sparring.core.schedule;

import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * How a learning rate begins: a factor in [0, 1] of the base rate, never falling in the update's index.
 *
 * <p>Throughout, {@code t} is the 0-based index of the network's own update and {@code w} the warmup's length.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Warmup.None.class, name = "none"),
    @JsonSubTypes.Type(value = Warmup.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = Warmup.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Warmup.LinearFrom.class, name = "linear-from"),
    @JsonSubTypes.Type(value = Warmup.LinearFromZero.class, name = "linear-from-zero"),
    @JsonSubTypes.Type(value = Warmup.LinearByFactor.class, name = "linear-by-factor"),
    @JsonSubTypes.Type(value = Warmup.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Warmup.Approach.class, name = "approach")
})
public sealed interface Warmup {

    /**
     * The factor on the base rate.
     *
     * @param update t, at least 0
     * @return the factor, in [0, 1]
     */
    double factor(long update);

    /**
     * The length w. A decay counts from here.
     *
     * @return the number of warmup updates, at least 0
     */
    long updates();

    /** No warmup: the base rate from the first update on. */
    record None() implements Warmup {
        @Override
        public String toString() {
            return "none";
        }

        @Override
        public double factor(long update) {
            return 1;
        }

        @Override
        public long updates() {
            return 0;
        }
    }

    /**
     * The abrupt kind: a fixed share of the base rate, then all of it (He et al. 2016, section 4.2).
     *
     * @param updates w, at least 1
     * @param share the factor while t is below w, in (0, 1]
     */
    record Constant(
            @JsonProperty("updates") long updates,
            @JsonProperty("share") double share) implements Warmup {
        /** Validates. */
        public Constant {
            requireUpdates(updates);
            requireShare("share", share, false);
        }

        @Override
        public String toString() {
            return "constant at " + share + " for " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? share : 1;
        }
    }

    /**
     * {@code (t + 1) / w}: the first update already learns and update w - 1 has the base rate (DL4J's ramp, pytorch_warmup).
     *
     * @param updates w, at least 1
     */
    record Linear(@JsonProperty("updates") long updates) implements Warmup {
        /** Validates. */
        public Linear {
            requireUpdates(updates);
        }

        @Override
        public String toString() {
            return "linear over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? (update + 1.0) / updates : 1;
        }
    }

    /**
     * {@code s + t (1 - s) / (w - 1)}: from s at t = 0 to 1 at t = w - 1, the gradual warmup as articles write it.
     *
     * @param updates w, at least 1; with 1 the only warmup update has the base rate
     * @param start s, in [0, 1]
     */
    record LinearFrom(
            @JsonProperty("updates") long updates,
            @JsonProperty("start") double start) implements Warmup {
        /** Validates. */
        public LinearFrom {
            requireUpdates(updates);
            requireShare("start", start, true);
        }

        @Override
        public String toString() {
            return "linear from " + start + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates - 1 ? start + update * (1 - start) / (updates - 1) : 1;
        }
    }

    /**
     * {@code t / w}: the first update has rate 0 (Hugging Face, timm, optax).
     *
     * @param updates w, at least 1
     */
    record LinearFromZero(@JsonProperty("updates") long updates) implements Warmup {
        /** Validates. */
        public LinearFromZero {
            requireUpdates(updates);
        }

        @Override
        public String toString() {
            return "linear from 0 over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? (double) update / updates : 1;
        }
    }

    /**
     * {@code s + (1 - s) t / w}: reaches the base rate at t = w (PyTorch's LinearLR).
     *
     * @param updates w, at least 1
     * @param start s, in [0, 1]
     */
    record LinearByFactor(
            @JsonProperty("updates") long updates,
            @JsonProperty("start") double start) implements Warmup {
        /** Validates. */
        public LinearByFactor {
            requireUpdates(updates);
            requireShare("start", start, true);
        }

        @Override
        public String toString() {
            return "linear by factor from " + start + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? start + (1 - start) * update / updates : 1;
        }
    }

    /**
     * {@code s ^ (1 - t / (w - 1))}: grows by the same ratio at each update, from s at t = 0 to 1 at t = w - 1.
     *
     * @param updates w, at least 1; with 1 the only warmup update has the base rate
     * @param start s, in (0, 1]
     */
    record Exponential(
            @JsonProperty("updates") long updates,
            @JsonProperty("start") double start) implements Warmup {
        /** Validates. */
        public Exponential {
            requireUpdates(updates);
            requireShare("start", start, false);
        }

        @Override
        public String toString() {
            return "exponential from " + start + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates - 1 ? Math.pow(start, 1 - (double) update / (updates - 1)) : 1;
        }
    }

    /**
     * {@code 1 - exp(-(t + 1) / w)}: approaches the base rate and never quite reaches it (pytorch_warmup's exponential).
     *
     * @param updates the time constant w, at least 1; at t = w - 1 the factor is 0.632
     */
    record Approach(@JsonProperty("updates") long updates) implements Warmup {
        /** Validates. */
        public Approach {
            requireUpdates(updates);
        }

        @Override
        public String toString() {
            return "exponential approach over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return -Math.expm1(-(update + 1.0) / updates);
        }
    }

    private static void requireUpdates(long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("updates must be at least 1, got " + updates);
        }
    }

    private static void requireShare(String name, double share, boolean zeroAllowed) {
        if (!(share >= 0 && share <= 1) || (share == 0 && !zeroAllowed)) {
            throw new IllegalArgumentException(
                    name + " must be in " + (zeroAllowed ? "[0, 1]" : "(0, 1]") + ", got " + share);
        }
    }
}
