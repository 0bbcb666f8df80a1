package dev.sparring.bench.system;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.OptionalLong;

/** An array of samples that starts over at its end; said to be endless, so that a feed serves it in order. */
record FixedSamples(SampleShape shape, float[] samples) implements DataSource {

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(long index, float[] target, int offset) {
        int length = shape.length();
        int count = samples.length / length;
        System.arraycopy(samples, (int) (index % count) * length, target, offset, length);
    }

    @Override
    public String description() {
        return "samples in memory";
    }
}
