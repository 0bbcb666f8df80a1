package dev.sparring.ui.desktop.session.samples;

/** Samples that can be shown. Nobody changes the arrays any more. */
public sealed interface DrawnSamples permits SampleTiles, SamplePoints {

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
