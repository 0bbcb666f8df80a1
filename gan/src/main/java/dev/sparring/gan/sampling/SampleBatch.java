package dev.sparring.gan.sampling;

import dev.sparring.gan.data.SampleShape;

/**
 * Samples of the generator, for showing. Nobody changes the numbers any more.
 *
 * @param step completed steps
 * @param shape of each
 * @param count how many
 * @param values one sample after the other, {@code count * shape.length()} numbers; pixels are in [-1, 1]
 */
public record SampleBatch(long step, SampleShape shape, int count, float[] values) {

    /** Validates. */
    public SampleBatch {
        if (values.length != Math.multiplyExact(count, shape.length())) {
            throw new IllegalArgumentException("values must be " + count + " samples of " + shape.length() + ", got "
                    + values.length + " numbers");
        }
    }
}
