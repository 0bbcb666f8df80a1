package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.ui.desktop.session.SampleImage;

/**
 * Samples that are points, by their first two numbers, as the networks see them.
 *
 * @param step completed steps
 * @param points x, y, x, y, ...
 */
public record SamplePoints(long step, float[] points) implements DrawnSamples {

    /**
     * The points of a batch.
     *
     * @param samples vectors
     * @return their first two numbers; of a vector of one number, it and 0
     */
    public static SamplePoints of(SampleBatch samples) {
        return of(samples.step(), samples.values(), samples.shape().length());
    }

    static SamplePoints of(long step, float[] values, int length) {
        return new SamplePoints(step, SampleImage.plane(values, length));
    }

    @Override
    public int count() {
        return points.length / 2;
    }

    @Override
    public long bytes() {
        return (long) points.length * Float.BYTES;
    }
}
