package dev.sparring.gan.step;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.util.OptionalLong;

/** Given samples, served by their index. */
public record FixedSource(SampleShape shape, float[] values) implements DataSource {

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public void read(long index, float[] target, int offset) {
        int length = shape.length();
        int count = values.length / length;
        System.arraycopy(values, (int) (index % count) * length, target, offset, length);
    }

    @Override
    public String description() {
        return "given samples";
    }
}
