package dev.sparring.ui.desktop.model.samples;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SampleWriter;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
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
    private AtomicBoolean cancelled = new AtomicBoolean();

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

    /** What is being written, if anything is, gives way: whoever asks for a file wants that one. */
    private void begin(Worker.Task<String> task) {
        AtomicBoolean cancel = new AtomicBoolean();
        cancelled = cancel;
        busy.set(true);
        progress.set(0);
        message.set("");
        worker.submit(KIND, work -> written(task, work, cancel), new Worker.Answer<String>() {
            @Override
            public void done(String what) {
                end(what);
            }

            @Override
            public void failed(String text) {
                end(Texts.text("samples.export.failed", text));
            }

            @Override
            public void progress(double share) {
                progress.set(share);
            }
        });
    }

    /** Whoever cancels may come too late, so what came of it is told by the task itself. */
    private static String written(Worker.Task<String> task, Worker.Progress work, AtomicBoolean cancel)
            throws SparringException, IOException {
        try {
            String what = task.run(share -> {
                if (cancel.get()) {
                    throw new InterruptedIOException("cancelled");
                }
                work.at(share);
            });
            return Texts.text("samples.export.saved", what);
        } catch (InterruptedIOException e) {
            return Texts.text("samples.export.cancelled");
        }
    }

    private void end(String text) {
        busy.set(false);
        message.set(text);
    }

    /** Ends what is being written as soon as it can be; the file is then as it was, unless it was done by then. */
    public void cancel() {
        cancelled.set(true);
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
