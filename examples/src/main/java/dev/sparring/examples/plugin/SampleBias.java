package dev.sparring.examples.plugin;

import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.monitor.statistics.Signal;
import dev.sparring.gan.monitor.statistics.SignalInput;

/** A signal of the monitor: how far the mean of the samples is from 0, in {@code metrics.jsonl} at every check. */
public final class SampleBias implements Signal {

    /** For the service loader. */
    public SampleBias() {
        // Nothing to prepare.
    }

    @Override
    public String key() {
        return "samples.bias";
    }

    @Override
    public String text() {
        return "distance of the samples' mean from 0";
    }

    @Override
    public String unit() {
        return "features";
    }

    @Override
    public double take(SignalInput input) {
        PointSet points = input.samples().features();
        double[] sums = new double[points.length()];
        float[] numbers = points.numbers();
        for (int i = 0; i < numbers.length; i++) {
            sums[i % sums.length] += numbers[i];
        }
        double square = 0;
        for (double sum : sums) {
            square += Math.pow(sum / points.count(), 2);
        }
        return Math.sqrt(square);
    }
}
