package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.ui.desktop.session.SampleImage;
import java.util.OptionalInt;

/**
 * Samples that are points, by their first two numbers, as the networks see them.
 *
 * @param step completed steps
 * @param points x, y, x, y, ...
 * @param marked the one that is to stand out among them, an index; empty if none is
 */
public record SamplePoints(long step, float[] points, OptionalInt marked) implements DrawnSamples {

    /** Points of which none is marked. */
    public SamplePoints(long step, float[] points) {
        this(step, points, OptionalInt.empty());
    }

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

    /**
     * The same points, one of which is to stand out.
     *
     * @param index of it
     * @return them
     */
    public SamplePoints marking(int index) {
        return new SamplePoints(step, points, OptionalInt.of(index));
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
