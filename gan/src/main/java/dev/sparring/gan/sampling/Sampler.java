package dev.sparring.gan.sampling;

import dev.sparring.gan.data.SampleShape;
import java.util.function.Consumer;

/**
 * Draws samples from what is trained, for pictures and the monitor, and leaves it as it is, bit for bit. {@link GeneratorSampler}
 * does for a network that makes samples of latent vectors; others are one's own. Training thread only.
 */
public interface Sampler {

    /** The shape of a sample. */
    SampleShape shape();

    /**
     * Samples of the networks with the parameters to use them with, their averages if they keep any; the same ones for the same
     * purpose, counter and networks.
     *
     * @param purpose what they are for, such as {@code samples}
     * @param counter number of the draw, at least 0
     * @param count how many, at least 0
     * @param parts takes whole samples, some at a time
     */
    void best(String purpose, long counter, int count, Consumer<float[]> parts);

    /**
     * The same of the networks as they are trained right now, without averaging.
     *
     * @param purpose as above
     * @param counter as above
     * @param count as above
     * @param parts as above
     */
    void current(String purpose, long counter, int count, Consumer<float[]> parts);

    /**
     * As {@link #best(String, long, int, Consumer)}, all of them at once.
     *
     * @param purpose as above
     * @param counter as above
     * @param count as above
     * @return one sample after the other
     */
    default float[] best(String purpose, long counter, int count) {
        return Parts.together(
                Math.multiplyExact(count, shape().length()), parts -> best(purpose, counter, count, parts));
    }

    /**
     * As {@link #current(String, long, int, Consumer)}, all of them at once.
     *
     * @param purpose as above
     * @param counter as above
     * @param count as above
     * @return one sample after the other
     */
    default float[] current(String purpose, long counter, int count) {
        return Parts.together(
                Math.multiplyExact(count, shape().length()), parts -> current(purpose, counter, count, parts));
    }

    /**
     * How steeply samples change with the latent vectors they are made of: the root mean square of the derivative along random
     * directions of length 1, times the root of a vector's length, of the networks as they are trained right now. With a linear
     * generator of latent numbers of variance 1 it is the spread of the samples.
     *
     * @param purpose as above
     * @param counter as above
     * @param count latent vectors, at least 1; twice as many samples are drawn
     * @return at least 0; NaN if it cannot be had, as by default
     */
    default double steepness(String purpose, long counter, int count) {
        return Double.NaN;
    }

    /**
     * A picture of samples, always of the same latent vectors.
     *
     * @param step completed steps
     * @param count how many, or some more, so that all rows are full
     * @return they, as they are to be laid out
     */
    default SampleBatch picture(long step, int count) {
        return new SampleBatch(step, shape(), count, best("samples", 0, count));
    }
}
