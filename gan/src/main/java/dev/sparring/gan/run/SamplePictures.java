package dev.sparring.gan.run;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.gan.sampling.Sampler;
import java.util.Optional;

/** Draws a run's samples, always from the same latent vectors, and writes them down. */
final class SamplePictures {

    private static final int FRAME_POINTS = 2048;

    private final Sampler sampler;
    private final int count;
    private final Optional<float[]> frame;
    private final Optional<PointScale> scale;

    /** Of so many samples each; scatters are framed by the data, if it is known. */
    SamplePictures(Sampler sampler, Optional<DataSource> source, int count) {
        this.sampler = sampler;
        this.count = count;
        this.frame = source.filter(data -> !data.shape().isImage()).map(SamplePictures::points);
        this.scale = source.flatMap(DataSource::scale);
    }

    /** Real points by which scatters are framed: {@code [count, length]}, as many as there are up to 2,048. */
    static float[] points(DataSource source) {
        int count = (int) Math.min(FRAME_POINTS, source.size().orElse(FRAME_POINTS));
        return Subset.disjoint(source, 0, count).get(0).samples();
    }

    /** Samples of the networks as they are now. */
    SampleBatch draw(long step) {
        return sampler.picture(step, count);
    }

    /** Writes images as a sheet, points as a table, and those of a plane as a scatter, too. */
    void write(SampleBatch samples, RunDirectory directory) throws SparringException.Storage {
        if (samples.shape().isImage()) {
            directory.sample(samples.step(), "png", SampleGrid.images(samples));
            return;
        }
        if (samples.shape().length() == 2) {
            directory.sample(samples.step(), "png", SampleGrid.scatter(samples, frame.orElse(samples.values())));
        }
        directory.sample(samples.step(), "csv", SampleGrid.table(samples, scale));
    }
}
