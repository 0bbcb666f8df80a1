package dev.sparring.gan.feature;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * A space in which samples are compared: near means alike there.
 *
 * <p>The same samples give the same features, on any number of calls. One thread.
 */
public interface FeatureSpace extends AutoCloseable {

    /**
     * How many numbers describe a sample.
     *
     * @return at least 1
     */
    int length();

    /**
     * The features of samples.
     *
     * @param samples whole samples of the data's shape, one after the other, at least one
     * @return one point a sample, in their order; a new array
     */
    PointSet of(float[] samples);

    /**
     * The features of all samples of a finite source, read a few at a time: memory is that of the features and of a block of
     * samples, not of all samples.
     *
     * @param source of the data's shape, with a size
     * @return one point a sample, in their order
     * @throws ArithmeticException if they are more numbers than an array can hold
     */
    default PointSet of(DataSource source) {
        CollectedFeatures collected =
                new CollectedFeatures(this, Math.toIntExact(source.size().orElseThrow()));
        source.forEachBlock(Inference.block(source.shape().length()), collected);
        return collected.points();
    }

    /**
     * What a person should know of the space.
     *
     * @return one short line, such as {@code 64 random convolutional features}
     */
    String description();

    /** Gives native memory back. */
    @Override
    void close();
}
