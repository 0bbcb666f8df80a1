package dev.sparring.ui.desktop.model.samples;

import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SampleWriter;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Writes samples as files, one at a time, and says how far it is. */
public final class SampleExport implements AutoCloseable {

    private static final String KIND = "export";
    private static final int WALK_PACE = 12;

    private final Worker worker;
    private final Job job;

    /**
     * Nothing to write yet.
     *
     * @param ui runs what is told, in order
     */
    SampleExport(Executor ui) {
        this.worker = new Worker("sparring-export", ui);
        this.job = new Job(worker, KIND);
    }

    /**
     * Writes all saved steps in order as an animation that begins anew without end.
     *
     * @param listing the run
     * @param format of the file
     * @param pace steps a second, in [1, 50]
     * @param file where to; one that is there is replaced
     */
    public void saveGrowth(SampleListing listing, AnimationFormat format, int pace, Path file) {
        begin(work -> SampleWriter.growth(listing, format, pace, work::at, file));
    }

    /**
     * Writes samples on their way from one seed to another as an animation that begins anew without end.
     *
     * @param moments the samples
     * @param real points of the data, if samples are points
     * @param format of the file
     * @param file where to; one that is there is replaced
     */
    public void saveMoments(List<DrawnSamples> moments, float[] real, AnimationFormat format, Path file) {
        begin(work -> {
            SampleWriter.animation(SampleWriter.frames(moments, real), format, WALK_PACE, work::at, file);
            return Texts.count("samples.export.moments", moments.size(), file);
        });
    }

    /**
     * Writes a picture as PNG.
     *
     * @param picture makes it, on another thread
     * @param file where to; one that is there is replaced
     */
    public void savePicture(Supplier<BufferedImage> picture, Path file) {
        begin(work -> {
            SampleWriter.picture(picture.get(), work::at, file);
            return Texts.text("samples.export.picture", file);
        });
    }

    private void begin(Worker.Task<String> task) {
        job.begin(task, new Job.Ending<String>() {
            @Override
            public String done(String what) {
                return Texts.text("samples.export.saved", what);
            }

            @Override
            public String failed(String text) {
                return Texts.text("samples.export.failed", text);
            }

            @Override
            public String cancelled() {
                return Texts.text("samples.export.cancelled");
            }
        });
    }

    /** The writing. Once it is cancelled the file is as it was, unless it was done by then. */
    public Job job() {
        return job;
    }

    @Override
    public void close() {
        worker.close();
    }
}
