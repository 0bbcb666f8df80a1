package dev.sparring.ui.desktop.model.samples;

import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SampleWriter;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Writes samples as files, one at a time, and says how far it is. */
public final class SampleExport implements AutoCloseable {

    private static final String KIND = "export";
    private static final int WALK_PACE = 12;

    private final Worker worker;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /**
     * Nothing to write yet.
     *
     * @param ui runs what is told, in order
     */
    SampleExport(Executor ui) {
        this.worker = new Worker("sparring-export", ui);
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
            return moments.size() + " moments in " + file;
        });
    }

    /**
     * Writes a picture as PNG.
     *
     * @param picture nobody changes it any more
     * @param file where to; one that is there is replaced
     */
    public void savePicture(BufferedImage picture, Path file) {
        begin(work -> {
            SampleWriter.picture(picture, file);
            return "The picture in " + file;
        });
    }

    /** What is being written, if anything is, gives way: whoever asks for a file wants that one. */
    private void begin(Worker.Task<String> task) {
        busy.set(true);
        progress.set(0);
        message.set("");
        worker.submit(KIND, task, new Worker.Answer<String>() {
            @Override
            public void done(String written) {
                end("Saved: " + written + ".");
            }

            @Override
            public void failed(String text) {
                end("Not saved: " + text + ".");
            }

            @Override
            public void progress(double share) {
                progress.set(share);
            }
        });
    }

    private void end(String text) {
        busy.set(false);
        message.set(text);
    }

    /** Ends what is being written; the file is as it was. */
    public void cancel() {
        if (busy.get()) {
            worker.cancel(KIND);
            end("Not saved: cancelled.");
        }
    }

    /** Whether something is being written. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How much of it is done, in [0, 1]. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What came of the last one, a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    @Override
    public void close() {
        worker.close();
    }
}
