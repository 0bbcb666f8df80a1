package dev.sparring.gan.feature;

import dev.sparring.gan.metric.geometry.PointSet;
import java.util.function.Consumer;

/** The features of many samples that are made a few at a time: it keeps the features, not the samples. One thread. */
public final class CollectedFeatures implements Consumer<float[]> {

    private final FeatureSpace features;
    private final float[] numbers;
    private int filled;

    /**
     * Of no samples yet.
     *
     * @param features the space
     * @param count samples there will be, at least 1
     * @throws ArithmeticException if their features are more numbers than an array can hold
     */
    public CollectedFeatures(FeatureSpace features, int count) {
        this.features = features;
        this.numbers = new float[Math.multiplyExact(count, features.length())];
    }

    /**
     * Takes samples in.
     *
     * @param samples whole samples, one after the other, at least one; not kept
     * @throws IndexOutOfBoundsException if there are more than were to come
     */
    @Override
    public void accept(float[] samples) {
        float[] found = features.of(samples).numbers();
        System.arraycopy(found, 0, numbers, filled, found.length);
        filled += found.length;
    }

    /**
     * All of them.
     *
     * @return one point a sample, in their order; to be called once, after the last one
     * @throws IllegalStateException if some have not come
     */
    public PointSet points() {
        if (filled != numbers.length) {
            throw new IllegalStateException("of " + numbers.length / features.length() + " samples only "
                    + filled / features.length() + " came");
        }
        return new PointSet(numbers, features.length());
    }
}
