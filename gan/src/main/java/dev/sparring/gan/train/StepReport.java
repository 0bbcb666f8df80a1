package dev.sparring.gan.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a step tells of itself: every player's loss and, as far as there is such a thing, the discriminator's logits and figures
 * of its own. Filled by one step and read by the {@link Trainer}.
 *
 * <pre>{@code
 * return new StepReport().loss("features", a).loss("domains", b).logits(onSource, onTarget).figure("accuracy", share);
 * }</pre>
 */
public final class StepReport {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Map<String, Double> losses = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private LogitBatch logits = LogitBatch.NONE;
    private double sampleGradientNorm = Double.NaN;
    private double penalty;
    private double inputGradientNorm = Double.NaN;
    private int samples;

    /** Of nothing yet. */
    public StepReport() {}

    /**
     * A player's loss.
     *
     * @param player its name
     * @param value of its last batch in this step
     * @return this
     */
    public StepReport loss(String player, double value) {
        losses.put(player, value);
        return this;
    }

    /**
     * What the discriminator made of its last batches: logits, before any sigmoid. From them comes whether it tells them apart.
     *
     * @param real one a sample, which it is to put above 0
     * @param fake one a sample, which it is to put below 0
     * @return this
     */
    public StepReport logits(float[] real, float[] fake) {
        logits = new LogitBatch(real, fake);
        return this;
    }

    /**
     * The Euclidean norm of the gradient that came through the discriminator to what the generator made.
     *
     * @param norm at least 0
     * @return this
     */
    public StepReport sampleGradientNorm(double norm) {
        sampleGradientNorm = norm;
        return this;
    }

    /**
     * Penalties on the discriminator.
     *
     * @param value their sum
     * @param gradientNorm mean norm of its gradient to a sample; NaN if none was taken
     * @return this
     */
    public StepReport penalty(double value, double gradientNorm) {
        penalty = value;
        inputGradientNorm = gradientNorm;
        return this;
    }

    /**
     * Real samples that were learned from.
     *
     * @param count in this step, at least 0
     * @return this
     */
    public StepReport samples(int count) {
        samples = count;
        return this;
    }

    /**
     * A figure of the step's own, such as an accuracy or a reconstruction error.
     *
     * @param name of letters a-z, digits and underscores; {@code metrics.jsonl} has it under {@code figures}
     * @param value any number
     * @return this
     */
    public StepReport figure(String name, double value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a figure's name must be of letters a-z, digits and underscores, got " + name);
        }
        figures.put(name, value);
        return this;
    }

    double loss(String player) {
        Double loss = losses.get(player);
        if (loss == null) {
            throw new IllegalStateException("the step reports no loss of the player " + player);
        }
        return loss;
    }

    /** Requires that nobody else has a loss. */
    void requireOnly(Set<String> players) {
        for (String name : losses.keySet()) {
            if (!players.contains(name)) {
                throw new IllegalStateException(
                        "the step reports a loss of " + name + ", and the players are " + players);
            }
        }
    }

    Map<String, Double> figures() {
        return figures;
    }

    LogitBatch logits() {
        return logits;
    }

    double sampleGradientNorm() {
        return sampleGradientNorm;
    }

    double penalty() {
        return penalty;
    }

    double inputGradientNorm() {
        return inputGradientNorm;
    }

    int samples() {
        return samples;
    }
}
