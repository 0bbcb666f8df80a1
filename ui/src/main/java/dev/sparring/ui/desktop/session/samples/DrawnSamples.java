package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.sampling.SampleBatch;

/** Samples that can be shown. Nobody changes the arrays any more. */
public sealed interface DrawnSamples permits SampleTiles, SamplePoints {

    /**
     * What is drawn of a batch.
     *
     * @param samples images or vectors
     * @return images as they are, of vectors the first two numbers
     */
    static DrawnSamples of(SampleBatch samples) {
        return samples.shape().isImage() ? SampleTiles.of(samples) : SamplePoints.of(samples);
    }

    /**
     * When they were drawn.
     *
     * @return completed steps; 0 of what no step made, such as real samples
     */
    long step();

    /**
     * How many.
     *
     * @return at least 0
     */
    int count();

    /**
     * What they take in memory, about.
     *
     * @return bytes
     */
    long bytes();
}
