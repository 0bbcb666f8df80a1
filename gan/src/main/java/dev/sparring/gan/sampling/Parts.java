package dev.sparring.gan.sampling;

import java.util.function.Consumer;

/** Samples that come in parts, put together. */
final class Parts implements Consumer<float[]> {

    private final float[] samples;
    private int filled;

    private Parts(int numbers) {
        this.samples = new float[numbers];
    }

    /** All that a source hands on, so many numbers. */
    static float[] together(int numbers, Consumer<Consumer<float[]>> source) {
        Parts parts = new Parts(numbers);
        source.accept(parts);
        return parts.samples;
    }

    @Override
    public void accept(float[] part) {
        System.arraycopy(part, 0, samples, filled, part.length);
        filled += part.length;
    }
}
