package dev.sparring.core.schedule;

import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A base rate, warmed up and then decayed: {@code base * warmup.factor(t) * decay.factor(t - warmup.updates())}.
 *
 * <pre>{@code
 * Schedule rate = LearningRate.constant(2e-4)
 *         .withWarmup(new Warmup.Linear(500))
 *         .withDecay(new Decay.Cosine(20_000, 0));
 * double first = rate.rate(0);                              // 2e-4 / 500
 * }</pre>
 *
 * @param base the rate after the warmup and before the decay, finite and above 0
 * @param warmup the factor at the start
 * @param decay the factor from the warmup's end on
 */
public record LearningRate(
        @JsonProperty("base") double base,
        @JsonProperty("warmup") Warmup warmup,
        @JsonProperty("decay") Decay decay) implements Schedule {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the base is not finite and above 0
     */
    public LearningRate {
        if (!(base > 0) || Double.isInfinite(base)) {
            throw new IllegalArgumentException("base must be finite and above 0, got " + base);
        }
        Objects.requireNonNull(warmup, "warmup");
        Objects.requireNonNull(decay, "decay");
    }

    /**
     * A constant rate.
     *
     * @param base the rate, finite and above 0
     * @return the schedule
     */
    public static LearningRate constant(double base) {
        return new LearningRate(base, new Warmup.None(), new Decay.None());
    }

    /**
     * This rate with another warmup.
     *
     * @param other the warmup
     * @return the schedule
     */
    public LearningRate withWarmup(Warmup other) {
        return new LearningRate(base, other, decay);
    }

    /**
     * This rate with another decay.
     *
     * @param other the decay
     * @return the schedule
     */
    public LearningRate withDecay(Decay other) {
        return new LearningRate(base, warmup, other);
    }

    @Override
    public double rate(long update) {
        long past = update - warmup.updates();
        double warmed = base * warmup.factor(update);
        return past >= 0 ? warmed * decay.factor(past) : warmed;
    }

    @Override
    public double lasting(long update) {
        long past = update - warmup.updates();
        return past < 0 ? Double.NaN : base * decay.factor(past);
    }

    @Override
    public double peak() {
        return base;
    }

    @Override
    public LearningRate clone() {
        return this;
    }
}
