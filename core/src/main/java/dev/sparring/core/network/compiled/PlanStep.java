package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.Kernel;

/** A kernel at its place in a plan. */
final class PlanStep {

    /** Nothing to add up. */
    static final Runnable NOTHING = () -> {};

    final String layer;
    final Kernel kernel;
    /** Places of the values that it reads. */
    final int[] from;
    /** The place of the value that it writes. */
    final int to;
    /** Whether it only gives a value another layout. */
    boolean reorder;
    /** Adds up what its readers give back, before the way back. */
    Runnable sum = NOTHING;
    /** The same before the second way back. */
    Runnable secondSum = NOTHING;
    /** Whether it or something before it has parameters. */
    boolean onWayToParameters;
    /** Whether something before it has parameters. */
    boolean toParametersGoesOn;
    /** Whether it depends on an input. */
    boolean onWayToInputs;

    PlanStep(String layer, Kernel kernel, int[] from, int to) {
        this.layer = layer;
        this.kernel = kernel;
        this.from = from;
        this.to = to;
    }

    void backward(boolean parameters, boolean input) {
        sum.run();
        kernel.backward(parameters, input);
    }
}
