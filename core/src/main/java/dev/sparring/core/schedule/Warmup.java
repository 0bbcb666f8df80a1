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
    @JsonSubTypes.Type(value = Warmup.LinearLR.class, name = "linear-by-factor"),
    @JsonSubTypes.Type(value = Warmup.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Warmup.ExponentialApproach.class, name = "approach"),
    @JsonSubTypes.Type(value = Warmup.Polynomial.class, name = "polynomial"),
    @JsonSubTypes.Type(value = Warmup.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Warmup.UntunedLinear.class, name = "untuned-linear"),
    @JsonSubTypes.Type(value = Warmup.UntunedExponential.class, name = "untuned-exponential"),
    @JsonSubTypes.Type(value = Warmup.RAdamRectification.class, name = "radam")
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
    record LinearLR(
            @JsonProperty("updates") long updates,
            @JsonProperty("start") double start) implements Warmup {
        /** Validates. */
        public LinearLR {
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
    record ExponentialApproach(@JsonProperty("updates") long updates) implements Warmup {
        /** Validates. */
        public ExponentialApproach {
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

    /**
     * {@code ((t + 1) / w) ^ p}: slow at first for p above 1, fast for p below; p = 1/2 is the square-root warmup.
     *
     * @param updates w, at least 1
     * @param power p, finite and above 0
     */
    record Polynomial(
            @JsonProperty("updates") long updates,
            @JsonProperty("power") double power) implements Warmup {
        /** Validates. */
        public Polynomial {
            requireUpdates(updates);
            if (!(power > 0) || Double.isInfinite(power)) {
                throw new IllegalArgumentException("power must be finite and above 0, got " + power);
            }
        }

        @Override
        public String toString() {
            return "power " + power + " over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? Math.pow((update + 1.0) / updates, power) : 1;
        }
    }

    /**
     * {@code (1 - cos(pi (t + 1) / w)) / 2}: gentle at both ends.
     *
     * @param updates w, at least 1
     */
    record Cosine(@JsonProperty("updates") long updates) implements Warmup {
        /** Validates. */
        public Cosine {
            requireUpdates(updates);
        }

        @Override
        public String toString() {
            return "cosine over " + updates + " updates";
        }

        @Override
        public double factor(long update) {
            return update < updates ? (1 - Math.cos(Math.PI * (update + 1) / updates)) / 2 : 1;
        }
    }

    /**
     * {@code min(1, (t + 1) (1 - beta2) / 2)}: linear, its length read from Adam's second beta (Ma and Yarats 2021, section 5).
     * pytorch_warmup cuts the length to a whole number of updates, which floating point makes 1999 for 0.999: that is a
     * {@link Linear} of that length.
     *
     * @param beta2 that network's own, in [0, 1)
     */
    record UntunedLinear(@JsonProperty("beta2") double beta2) implements Warmup {
        /** Validates. */
        public UntunedLinear {
            requireBeta(beta2, 0);
        }

        @Override
        public String toString() {
            return "untuned linear over " + updates() + " updates";
        }

        @Override
        public double factor(long update) {
            return Math.min(1, (update + 1.0) / (2 / (1 - beta2)));
        }

        @Override
        public long updates() {
            return wholeUpdates(2 / (1 - beta2));
        }
    }

    /**
     * {@code 1 - exp(-(t + 1) (1 - beta2))}: approaches the base rate with a time constant read from Adam's second beta (Ma and
     * Yarats 2021, section 5).
     *
     * @param beta2 that network's own, in [0, 1)
     */
    record UntunedExponential(@JsonProperty("beta2") double beta2) implements Warmup {
        /** Validates. */
        public UntunedExponential {
            requireBeta(beta2, 0);
        }

        @Override
        public String toString() {
            return "untuned exponential approach over " + updates() + " updates";
        }

        @Override
        public double factor(long update) {
            return -Math.expm1(-(update + 1.0) * (1 - beta2));
        }

        @Override
        public long updates() {
            return wholeUpdates(1 / (1 - beta2));
        }
    }

    /**
     * The factor by which RAdam holds Adam back, {@code sqrt((rho - 4) (rho - 2) rhoInf / ((rhoInf - 4) (rhoInf - 2) rho))} with
     * {@code rhoInf = 2 / (1 - beta2) - 1} and {@code rho = rhoInf - 2 n beta2^n / (1 - beta2^n)} (Liu et al. 2020, algorithm 2).
     * Counting begins at the first n for which it exists, so no update goes without it (pytorch_warmup's RAdam warmup).
     *
     * @param beta2 that network's own, in (0.6, 1): below, the factor never exists
     */
    record RAdamRectification(@JsonProperty("beta2") double beta2) implements Warmup {
        /** Validates. */
        public RAdamRectification {
            requireBeta(beta2, 0.6);
        }

        @Override
        public String toString() {
            return "RAdam's rectification for beta2 " + beta2;
        }

        @Override
        public double factor(long update) {
            double limit = 2 / (1 - beta2) - 1;
            double length = length(limit, (double) update + firstLongEnough(limit));
            double ratio = (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length);
            return Math.min(1, Math.sqrt(ratio));
        }

        /** The first n with a length above 4: 5 for the usual betas. */
        private double firstLongEnough(double limit) {
            double n = 1;
            while (length(limit, n) <= 4) {
                n++;
            }
            return n;
        }

        /** The length rho of the simple moving average that the second moment is worth after n updates. */
        private double length(double limit, double n) {
            double past = Math.pow(beta2, n);
            return limit - 2 * n * past / (1 - past);
        }

        /** As {@link UntunedLinear}'s, by which the factor is above 0.8. */
        @Override
        public long updates() {
            return wholeUpdates(2 / (1 - beta2));
        }
    }

    /** Rounds up, but not for a rounding error. */
    private static long wholeUpdates(double updates) {
        return (long) Math.ceil(updates * (1 - 1e-12));
    }

    private static void requireBeta(double beta2, double above) {
        if (!(beta2 >= above && beta2 < 1) || (above > 0 && beta2 == above)) {
            throw new IllegalArgumentException(
                    "beta2 must be in " + (above > 0 ? "(" : "[") + above + ", 1), got " + beta2);
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
