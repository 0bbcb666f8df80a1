package dev.sparring.gan.sampling;

import dev.sparring.gan.data.SampleShape;

/**
 * Samples of the generator, for showing. Nobody changes the numbers any more.
 *
 * @param step completed steps
 * @param shape of each
 * @param count how many
 * @param values one sample after the other, {@code count * shape.length()} numbers; pixels are in [-1, 1]
 * @param columns samples in a row of a sheet, at least 1
 */
public record SampleBatch(long step, SampleShape shape, int count, float[] values, int columns) {

    /** Validates. */
    public SampleBatch {
        if (values.length != Math.multiplyExact(count, shape.length())) {
            throw new IllegalArgumentException("values must be " + count + " samples of " + shape.length() + ", got "
                    + values.length + " numbers");
        }
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be at least 1, got " + columns);
        }
    }

    /**
     * Samples for a sheet that is about as wide as high.
     *
     * @param step completed steps
     * @param shape of each
     * @param count how many
     * @param values as above
     */
    public SampleBatch(long step, SampleShape shape, int count, float[] values) {
        this(step, shape, count, values, Math.max(1, (int) Math.ceil(Math.sqrt(count))));
    }
}
