package dev.sparring.ui.desktop.component.chart.draw;

import java.util.Arrays;

/**
 * Exponential moving averages. The first ones are divided by the weight that they have so far, as in Kingma and Ba 2015,
 * section 3, so that a curve does not begin at 0.
 */
final class Smoothing {

    private Smoothing() {}

    /**
     * Smooths a curve.
     *
     * @param values NaN where there is nothing; those are passed over
     * @param kept weight of what was before, in [0, 1); 0 changes nothing
     * @return as many values, NaN at the same places
     */
    static double[] of(double[] values, double kept) {
        if (!(kept >= 0 && kept < 1)) {
            throw new IllegalArgumentException("kept must be in [0, 1), got " + kept);
        }
        double[] smooth = new double[values.length];
        Arrays.fill(smooth, Double.NaN);
        double average = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                average = kept * average + (1 - kept) * values[i];
                weight = kept * weight + (1 - kept);
                smooth[i] = average / weight;
            }
        }
        return smooth;
    }
}
