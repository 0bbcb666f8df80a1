package dev.sparring.ui.desktop.session;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.run.Run;
import java.nio.file.Path;

/**
 * What a run is played with. Nobody changes the array any more.
 *
 * @param plan its schedules and length
 * @param root where it is written
 * @param data the real samples in words
 * @param points of the data, x, y, x, y, ...; none for images
 */
public record RunSetup(RunPreview plan, Path root, String data, float[] points) {

    private static final int POINTS = 2048;

    /**
     * Where the run is, as a person in the working directory would write it.
     *
     * @return a path
     */
    public String place() {
        Path here = Path.of("").toAbsolutePath();
        return root.startsWith(here) ? here.relativize(root).toString() : root.toString();
    }

    static RunSetup of(Run run) {
        return new RunSetup(
                RunPreview.of(run.config()), run.root(), run.source().description(), points(run.source()));
    }

    /** A run on disk. Of its data only what needs no files is read: points are drawn anew, and pictures are not shown. */
    static RunSetup of(Path root, Config config) {
        float[] points = new float[0];
        if (!config.data().shape().isImage()) {
            try {
                points = points(config.data().open(config.seed()));
            } catch (SparringException.Data e) {
                // The run can be looked at without its data.
                points = new float[0];
            }
        }
        return new RunSetup(RunPreview.of(config), root, config.data().toString(), points);
    }

    private static float[] points(DataSource source) {
        int length = source.shape().length();
        if (source.shape().isImage() || length < 2) {
            return new float[0];
        }
        int count = (int) Math.min(POINTS, source.size().orElse(POINTS));
        float[] points = new float[2 * count];
        float[] sample = new float[length];
        for (int i = 0; i < count; i++) {
            source.read(i, sample, 0);
            points[2 * i] = sample[0];
            points[2 * i + 1] = sample[1];
        }
        return points;
    }
}
