package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.sampling.SampleBatch;

/** Pictures of data, exactly as the networks get it. */
public final class DataPicture {

    private DataPicture() {}

    /**
     * Some samples of a source, by chance but always the same: the first ones would often be of one label.
     *
     * @param source open
     * @param most how many at most, at least 1
     * @return images side by side, or points
     * @throws SparringException.Data if one of them cannot be read
     */
    public static SampleImage of(DataSource source, int most) throws SparringException.Data {
        int count = (int) Math.min(most, source.size().orElse(most));
        try {
            float[] values = Subset.disjoint(source, 0, count).get(0).samples();
            return SampleImage.of(new SampleBatch(0, source.shape(), count, values));
        } catch (UncheckedDataException e) {
            throw e.data();
        }
    }
}
