package dev.sparring.gan.monitor;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.sampling.Sampler;

/**
 * What is held against what at the monitor's checks.
 *
 * @param sampler draws what is made
 * @param source what it should be like; samples of the same shape
 */
public record SampleComparison(Sampler sampler, DataSource source) {

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    public SampleComparison {
        if (!sampler.shape().equals(source.shape())) {
            throw new IllegalArgumentException(
                    "samples must be of the data's shape, " + source.shape() + ", got " + sampler.shape());
        }
    }
}
