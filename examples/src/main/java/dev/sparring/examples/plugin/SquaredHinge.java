package dev.sparring.examples.plugin;

import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossProvider;
import dev.sparring.gan.loss.PerSampleLoss;

/** A loss by name: {@code --set loss=squared-hinge}. Like hinge, but what misses its margin by more counts by the square. */
public final class SquaredHinge extends PerSampleLoss implements LossProvider {

    /** For the service loader. */
    public SquaredHinge() {
        super();
    }

    @Override
    public String name() {
        return "squared-hinge";
    }

    @Override
    public String help() {
        return "the square of what a logit misses its margin by";
    }

    @Override
    public Loss loss() {
        return this;
    }

    private static double missing(double margin) {
        return Math.max(0, 1 - margin);
    }

    @Override
    protected double onReal(double logit) {
        return missing(logit) * missing(logit) / 2;
    }

    @Override
    protected double onRealSlope(double logit) {
        return -missing(logit);
    }

    @Override
    protected double onFake(double logit) {
        return onReal(-logit);
    }

    @Override
    protected double onFakeSlope(double logit) {
        return missing(-logit);
    }

    @Override
    protected double forGenerator(double logit) {
        return -logit;
    }

    @Override
    protected double forGeneratorSlope(double logit) {
        return -1;
    }

    /** Where both margins are missed alike, at a logit of 0. */
    @Override
    public double equilibrium() {
        return 1;
    }
}
