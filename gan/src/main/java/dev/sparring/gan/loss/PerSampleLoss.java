package dev.sparring.gan.loss;

import java.util.function.DoubleUnaryOperator;

/**
 * A loss that is a sum of functions of single logits: one for real samples, one for fake ones, one for the generator.
 *
 * <p>Given an empty batch of one side, {@link #discriminator} gives the other side's share alone.
 *
 * <pre>{@code
 * final class Squared extends PerSampleLoss {                 // least squares with targets 1 and 0
 *     protected double onReal(double logit) { return (logit - 1) * (logit - 1); }
 *     protected double onRealSlope(double logit) { return 2 * (logit - 1); }
 *     protected double onFake(double logit) { return logit * logit; }
 *     protected double onFakeSlope(double logit) { return 2 * logit; }
 *     protected double forGenerator(double logit) { return (logit - 1) * (logit - 1); }
 *     protected double forGeneratorSlope(double logit) { return 2 * (logit - 1); }
 *     public double equilibrium() { return 0.5; }
 * }
 * }</pre>
 */
public abstract class PerSampleLoss implements Loss {

    /** Loss of a real sample with this logit. */
    protected abstract double onReal(double logit);

    /** Its derivative. */
    protected abstract double onRealSlope(double logit);

    /** Loss of a generated sample with this logit. */
    protected abstract double onFake(double logit);

    /** Its derivative. */
    protected abstract double onFakeSlope(double logit);

    /** The generator's loss of a sample with this logit. */
    protected abstract double forGenerator(double logit);

    /** Its derivative. */
    protected abstract double forGeneratorSlope(double logit);

    @Override
    public final LossValue discriminator(float[] real, float[] fake) {
        return new LossValue(
                mean(real, this::onReal) + mean(fake, this::onFake),
                slopes(real, this::onRealSlope),
                slopes(fake, this::onFakeSlope));
    }

    @Override
    public final LossValue generator(float[] real, float[] fake) {
        return new LossValue(mean(fake, this::forGenerator), new float[0], slopes(fake, this::forGeneratorSlope));
    }

    @Override
    public final boolean needsBothBatches() {
        return false;
    }

    private static double mean(float[] logits, DoubleUnaryOperator function) {
        double sum = 0;
        for (float logit : logits) {
            sum += function.applyAsDouble(logit);
        }
        return logits.length == 0 ? 0 : sum / logits.length;
    }

    private static float[] slopes(float[] logits, DoubleUnaryOperator slope) {
        float[] gradient = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = (float) (slope.applyAsDouble(logits[i]) / logits.length);
        }
        return gradient;
    }
}
