package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.RealData;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What the page of samples shows: those that a run has saved, what stands beside them, and what is written of them. */
public final class SamplesModel implements AutoCloseable {

    private static final String POINTS = "real points";

    private final Worker files;
    private final RunSamples run;
    private final SampleExport export;
    private final Worker realWorker;
    private final Beside beside;
    private final PlaneModel plane;
    private final Enlargement enlargement;
    private final Enlargement besideEnlargement;
    private final ReadOnlyObjectWrapper<float[]> realPoints = new ReadOnlyObjectWrapper<>(new float[0]);
    private @Nullable RealData real;
    private final BooleanProperty dark = new SimpleBooleanProperty();

    /**
     * A model that shows no run.
     *
     * @param worker has ND4J for all but training
     * @param ui runs what other threads have to say on the screen's thread, in order
     */
    public SamplesModel(Worker worker, Executor ui) {
        this.files = new Worker("sparring-samples", ui);
        this.run = new RunSamples("saved samples", files, ui);
        this.export = new SampleExport(ui);
        this.realWorker = new Worker("sparring-real-data", ui);
        this.beside = new Beside(run, files, realWorker, new Explorer(worker, new SplittableRandom()), ui, () -> real);
        this.plane = new PlaneModel(run, realPoints.getReadOnlyProperty(), worker);
        this.enlargement = new Enlargement("nearest", run.samplesProperty(), realWorker, () -> real);
        this.besideEnlargement = new Enlargement(
                "nearest beside", beside.samplesProperty(), realWorker, () -> beside.isGenerated() ? real : null);
        run.listingProperty().addListener((property, before, now) -> {
            if (before == null || now == null || !before.root().equals(now.root())) {
                real = now == null ? null : new RealData(now.config());
                readPoints(now);
            }
        });
    }

    /** Without its data, which may be gone, a run is shown without points of it. */
    private void readPoints(@Nullable SampleListing listing) {
        realPoints.set(new float[0]);
        realWorker.cancel(POINTS);
        RealData data = real;
        if (data != null && listing != null && !listing.config().data().shape().isImage()) {
            realWorker.submit(POINTS, progress -> data.points(), new Worker.Answer<SamplePoints>() {
                @Override
                public void done(SamplePoints result) {
                    realPoints.set(result.points());
                }

                @Override
                public void failed(String text) {}
            });
        }
    }

    /**
     * Shows a run on disk, also one that is trained here or elsewhere.
     *
     * @param root its directory
     */
    public void show(Path root) {
        run.show(root);
    }

    /** The run's saved samples. */
    public RunSamples run() {
        return run;
    }

    /** What stands beside them. */
    public Beside beside() {
        return beside;
    }

    /** What the networks make of the plane, if samples are points of it. */
    public PlaneModel plane() {
        return plane;
    }

    /** One of the saved images, shown large. */
    public Enlargement enlargement() {
        return enlargement;
    }

    /** One of the images beside, shown large. */
    public Enlargement besideEnlargement() {
        return besideEnlargement;
    }

    /** Writes them as files. */
    public SampleExport export() {
        return export;
    }

    /** Points of the data, x, y, x, y, ..., if samples are points; none until they are known. Nobody changes the array any more. */
    public ReadOnlyObjectProperty<float[]> realPointsProperty() {
        return realPoints.getReadOnlyProperty();
    }

    /** Whether the window is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Ends what goes on in the background. */
    @Override
    public void close() {
        run.close();
        beside.close();
        realWorker.close();
        export.close();
        files.close();
    }
}
