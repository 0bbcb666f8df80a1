package dev.sparring.ui.desktop.session;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.sampling.SampleBatch;

/** Pictures of data, exactly as the networks get it. */
public final class DataPicture {

    private DataPicture() {}

    /**
     * The first samples of a source.
     *
     * @param source open
     * @param most how many at most, at least 1
     * @return images side by side, or points
     */
    public static SampleImage of(DataSource source, int most) {
        int count = (int) Math.min(most, source.size().orElse(most));
        int length = source.shape().length();
        float[] values = new float[Math.multiplyExact(count, length)];
        for (int i = 0; i < count; i++) {
            source.read(i, values, i * length);
        }
        return SampleImage.of(new SampleBatch(0, source.shape(), count, values));
    }
}
