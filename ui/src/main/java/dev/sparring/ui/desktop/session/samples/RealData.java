package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.UncheckedDataException;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.ui.desktop.session.Worker;
import java.io.IOException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The data that a run was trained on, as its networks get it, opened when it is asked for first and kept open. Reads files: one thread, and not
 * the screen's.
 */
public final class RealData {

    /** The most pictures among which the nearest one is looked for. */
    public static final int MOST_SEARCHED = 20_000;

    private static final int MOST_POINTS = 2048;
    private static final int BLOCK = 64;

    private final Config config;
    private @Nullable DataSource opened;

    /**
     * Of a run.
     *
     * @param config of the run
     */
    public RealData(Config config) {
        this.config = config;
    }

    private DataSource source() throws SparringException.Data {
        DataSource source = opened;
        if (source == null) {
            source = config.data().open(config.seed());
            opened = source;
        }
        return source;
    }

    /**
     * Some of it, by chance but always the same.
     *
     * @param most how many there are to be, at least 1
     * @param columns in which pictures are shown, at least 1
     * @return so many, or all there are
     * @throws SparringException.Data if the data is gone or damaged
     */
    public DrawnSamples some(int most, int columns) throws SparringException.Data {
        DataSource source = source();
        try {
            Subset some = some(source, most);
            int count = (int) some.size().orElseThrow();
            SampleBatch batch = new SampleBatch(0, source.shape(), count, some.samples(), columns);
            return DrawnSamples.of(batch);
        } catch (UncheckedDataException e) {
            throw e.data();
        }
    }

    private static Subset some(DataSource source, int most) {
        int count = (int) Math.min(most, source.size().orElse(most));
        return Subset.disjoint(source, 0, count).get(0);
    }

    /**
     * Points that show where the data is.
     *
     * @return up to 2,048 of them
     * @throws SparringException.Data if the data is gone or damaged
     * @throws IllegalStateException if samples are images
     */
    public SamplePoints points() throws SparringException.Data {
        if (!(some(MOST_POINTS, 1) instanceof SamplePoints points)) {
            throw new IllegalStateException("samples are images");
        }
        return points;
    }

    /**
     * The real picture nearest to a sample.
     *
     * @param tiles samples that are images
     * @param index of the sample
     * @param progress is told how far it is; may end it
     * @return the nearest of up to {@link #MOST_SEARCHED} pictures
     * @throws SparringException.Data if the data is gone or damaged
     * @throws IOException if it was ended
     */
    public NearestPicture nearest(SampleTiles tiles, int index, Worker.Progress progress)
            throws SparringException.Data, IOException {
        DataSource source = source();
        try {
            Subset searched = some(source, MOST_SEARCHED);
            NearestPicture.Search search = new NearestPicture.Search(source.shape(), tiles.tile(index));
            SampleShape shape = source.shape();
            int count = (int) searched.size().orElseThrow();
            float[] picture = new float[shape.length()];
            for (int i = 0; i < count; i++) {
                if (i % BLOCK == 0) {
                    progress.at((double) i / count);
                    searched.expect(range(i, Math.min(i + 2 * BLOCK, count)));
                }
                searched.read(i, picture, 0);
                search.include(picture);
            }
            return search.result();
        } catch (UncheckedDataException e) {
            throw e.data();
        }
    }

    private static long[] range(int from, int to) {
        return LongStream.range(from, to).toArray();
    }
}
