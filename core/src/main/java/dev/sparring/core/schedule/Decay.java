package dev.sparring.core.schedule;

import java.util.List;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * How a learning rate goes on after its warmup: a factor in [0, 1] of the base rate, counted from the warmup's end.
 *
 * <p>Throughout, {@code s} is the number of the network's own updates since then. All have the full rate at s = 0, and those
 * with an end value have it from s = n on; none rises, but for the restarts of {@link CosineRestarts} and the beginning of
 * {@link OneCycle}, which starts low.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decay.None.class, name = "none"),
    @JsonSubTypes.Type(value = Decay.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Decay.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Decay.Polynomial.class, name = "polynomial"),
    @JsonSubTypes.Type(value = Decay.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Decay.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Decay.MultiStep.class, name = "multistep"),
    @JsonSubTypes.Type(value = Decay.InverseSqrt.class, name = "inverse-sqrt"),
    @JsonSubTypes.Type(value = Decay.StableThenDecay.class, name = "wsd"),
    @JsonSubTypes.Type(value = Decay.OneCycle.class, name = "one-cycle"),
    @JsonSubTypes.Type(value = Decay.CosineRestarts.class, name = "cosine-restarts")
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

    /**
     * {@code end + (1 - end) (1 - s / n) ^ p}.
     *
     * @param updates n, at least 1
     * @param power p, finite and above 0
     * @param end the factor that remains, in [0, 1]
     */
    record Polynomial(
            @JsonProperty("updates") long updates,
            @JsonProperty("power") double power,
            @JsonProperty("end") double end) implements Decay {
        /** Validates. */
        public Polynomial {
            requireLegal(updates, end);
            if (!(power > 0) || Double.isInfinite(power)) {
                throw new IllegalArgumentException("power must be finite and above 0, got " + power);
            }
        }

        @Override
        public String toString() {
            return "power " + power + " to " + end + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update >= updates ? end : end + (1 - end) * Math.pow(1 - (double) update / updates, power);
        }
    }

    /**
     * {@code gamma ^ s}.
     *
     * @param gamma the factor of one update on the next, in (0, 1]
     */
    record Exponential(@JsonProperty("gamma") double gamma) implements Decay {
        /** Validates. */
        public Exponential {
            requireGamma(gamma);
        }

        @Override
        public String toString() {
            return "exponential by " + gamma + " an update";
        }

        @Override
        public double factor(long update) {
            return Math.pow(gamma, (double) update);
        }
    }

    /**
     * {@code gamma ^ floor(s / n)}.
     *
     * @param updates n, the updates between two steps, at least 1
     * @param gamma the factor of a step, in (0, 1]
     */
    record Step(
            @JsonProperty("updates") long updates,
            @JsonProperty("gamma") double gamma) implements Decay {
        /** Validates. */
        public Step {
            requireLegal(updates, 0);
            requireGamma(gamma);
        }

        @Override
        public String toString() {
            return "by " + gamma + " every " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            long steps = update / updates;
            return Math.pow(gamma, (double) steps);
        }
    }

    /**
     * {@code gamma} to the power of how many milestones s has reached.
     *
     * @param milestones in rising order, each at least 1
     * @param gamma the factor of a step, in (0, 1]
     */
    record MultiStep(
            @JsonProperty("milestones") List<Long> milestones,
            @JsonProperty("gamma") double gamma) implements Decay {
        /** Validates. */
        public MultiStep {
            milestones = List.copyOf(milestones);
            requireGamma(gamma);
            long before = 0;
            for (long milestone : milestones) {
                if (milestone <= before) {
                    throw new IllegalArgumentException(
                            "milestones must rise from at least 1, got " + milestone + " after " + before);
                }
                before = milestone;
            }
        }

        @Override
        public String toString() {
            return "by " + gamma + " at " + milestones;
        }

        @Override
        public double factor(long update) {
            int reached = 0;
            while (reached < milestones.size() && milestones.get(reached) <= update) {
                reached++;
            }
            return Math.pow(gamma, reached);
        }
    }

    /**
     * {@code sqrt(n / (s + n))} (Vaswani et al. 2017, section 5.3, where n is the warmup's length).
     *
     * @param updates n, at least 1: after 3 n the rate has halved
     */
    record InverseSqrt(@JsonProperty("updates") long updates) implements Decay {
        /** Validates. */
        public InverseSqrt {
            requireLegal(updates, 0);
        }

        @Override
        public String toString() {
            return "inverse square root of " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return Math.sqrt(updates / ((double) update + updates));
        }
    }

    /**
     * The base rate for a while, then down: with a warmup before it, warmup-stable-decay (Hu et al. 2024, "MiniCPM").
     *
     * @param stable updates at the base rate, at least 0
     * @param down how it goes down from there
     */
    record StableThenDecay(
            @JsonProperty("stable") long stable,
            @JsonProperty("down") Decay down) implements Decay {
        /** Validates. */
        public StableThenDecay {
            if (stable < 0) {
                throw new IllegalArgumentException("stable must be at least 0, got " + stable);
            }
            Objects.requireNonNull(down, "down");
        }

        @Override
        public String toString() {
            return "stable for " + stable + " updates, then " + down;
        }

        @Override
        public double factor(long update) {
            return update < stable ? 1 : down.factor(update - stable);
        }
    }

    /**
     * Up from a small rate and down to a much smaller one, both along half a cosine (Smith and Topin 2018 as PyTorch's
     * OneCycleLR computes it). It is its own warmup.
     *
     * @param updates of the whole cycle, at least 2
     * @param rise the share of them on the way up, in (0, 1)
     * @param divide the peak over the first rate, at least 1
     * @param finalDivide the first rate over the last, at least 1
     */
    record OneCycle(
            @JsonProperty("updates") long updates,
            @JsonProperty("rise") double rise,
            @JsonProperty("divide") double divide,
            @JsonProperty("finalDivide") double finalDivide)
            implements Decay {
        /** Validates. */
        public OneCycle {
            if (updates < 2) {
                throw new IllegalArgumentException("updates must be at least 2, got " + updates);
            }
            if (!(rise > 0 && rise < 1)) {
                throw new IllegalArgumentException("rise must be in (0, 1), got " + rise);
            }
            if (!(divide >= 1 && finalDivide >= 1) || Double.isInfinite(divide * finalDivide)) {
                throw new IllegalArgumentException(
                        "divide and finalDivide must be finite and at least 1, got " + divide + " and " + finalDivide);
            }
        }

        @Override
        public String toString() {
            return "one cycle of " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            double top = Math.max(0, rise * updates - 1);
            double last = updates - 1.0;
            double first = 1 / divide;
            double lowest = first / finalDivide;
            if (update < top) {
                return alongCosine(first, 1, update / top);
            }
            return update >= last ? lowest : alongCosine(1, lowest, (update - top) / (last - top));
        }

        private static double alongCosine(double from, double to, double share) {
            return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
        }
    }

    /**
     * Half a cosine from the peak to the end value, again and again (Loshchilov and Hutter 2017): cycle i takes {@code n m^i}
     * updates and begins at {@code q^i} of the base rate, but never below the end value.
     *
     * @param updates n, of the first cycle, at least 1
     * @param multiplier m, at least 1
     * @param shrink q, in (0, 1]
     * @param end the factor that each cycle comes down to, in [0, 1]
     * @param cycles after how many it stays there, at least 1, or 0 for no end
     */
    record CosineRestarts(
            @JsonProperty("updates") long updates,
            @JsonProperty("multiplier") double multiplier,
            @JsonProperty("shrink") double shrink,
            @JsonProperty("end") double end,
            @JsonProperty("cycles") long cycles)
            implements Decay {
        /** Validates. */
        public CosineRestarts {
            requireLegal(updates, end);
            if (cycles < 0) {
                throw new IllegalArgumentException("cycles must be at least 0, got " + cycles);
            }
            if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
                throw new IllegalArgumentException("multiplier must be finite and at least 1, got " + multiplier);
            }
            if (!(shrink > 0 && shrink <= 1)) {
                throw new IllegalArgumentException("shrink must be in (0, 1], got " + shrink);
            }
        }

        /**
         * Restarts without end.
         *
         * @param updates n, of the first cycle, at least 1
         * @param multiplier m, at least 1
         * @param shrink q, in (0, 1]
         * @param end the factor that each cycle comes down to, in [0, 1]
         */
        public CosineRestarts(long updates, double multiplier, double shrink, double end) {
            this(updates, multiplier, shrink, end, 0);
        }

        @Override
        public String toString() {
            return "cosine with restarts, first after " + updates + " updates"
                    + (cycles == 0 ? "" : ", " + cycles + " cycles");
        }

        @Override
        public double factor(long update) {
            long cycle = cycle(update);
            if (cycles > 0 && cycle >= cycles) {
                return end;
            }
            double length = updates * Math.pow(multiplier, (double) cycle);
            double peak = Math.max(end, Math.pow(shrink, (double) cycle));
            double share = Math.min(1, Math.max(0, (update - start(cycle)) / length));
            return end + (peak - end) * (1 + Math.cos(Math.PI * share)) / 2;
        }

        private long cycle(long update) {
            double lengths = (double) update / updates;
            long cycle =
                    (long) (multiplier == 1 ? lengths : Math.log1p(lengths * (multiplier - 1)) / Math.log(multiplier));
            // The logarithm may err by one at a restart.
            if (start(cycle) > update) {
                return cycle - 1;
            }
            return start(cycle + 1) <= update ? cycle + 1 : cycle;
        }

        private double start(long cycle) {
            return multiplier == 1
                    ? (double) updates * cycle
                    : updates * (Math.pow(multiplier, (double) cycle) - 1) / (multiplier - 1);
        }
    }

    private static void requireGamma(double gamma) {
        if (!(gamma > 0 && gamma <= 1)) {
            throw new IllegalArgumentException("gamma must be in (0, 1], got " + gamma);
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
