package dev.sparring.gan.feature;

import dev.sparring.gan.metric.geometry.PointSet;

/**
 * The samples' own numbers, for points in the plane and other short vectors.
 *
 * @param length numbers a sample, at least 1
 */
public record RawFeatures(int length) implements FeatureSpace {

    /** Validates. */
    public RawFeatures {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, got " + length);
        }
    }

    @Override
    public PointSet of(float[] samples) {
        return new PointSet(samples.clone(), length);
    }

    @Override
    public String description() {
        return "the samples' own " + length + " numbers";
    }

    @Override
    public void close() {
        // Nothing native is held.
    }
}
