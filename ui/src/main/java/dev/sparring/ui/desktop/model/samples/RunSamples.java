package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleFiles;
import dev.sparring.ui.desktop.session.samples.SampleFollower;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SavedStep;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The saved samples of one run: which there are, and those of the step that is looked at. */
public final class RunSamples implements AutoCloseable {

    private final String kind;
    private final Worker files;
    private final Executor ui;
    private final SampleTimeline timeline = new SampleTimeline();
    private final ReadOnlyObjectWrapper<@Nullable SampleListing> listing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DrawnSamples> samples = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> root = new ReadOnlyObjectWrapper<>();
    private SampleFiles cache = new SampleFiles();
    private @Nullable SampleFollower follower;

    /**
     * Of no run yet.
     *
     * @param kind of its tasks, apart from those of others
     * @param files reads
     * @param ui runs what is found, in order
     */
    RunSamples(String kind, Worker files, Executor ui) {
        this.kind = kind;
        this.files = files;
        this.ui = ui;
        timeline.shownProperty().addListener((property, before, now) -> load(before, now));
    }

    /**
     * Looks at a run, and goes on looking as it goes on. The same run again is no change.
     *
     * @param directory of the run
     */
    public void show(Path directory) {
        Path wanted = directory.toAbsolutePath().normalize();
        if (!wanted.equals(root.get())) {
            close();
            root.set(wanted);
            follower = new SampleFollower(wanted, ui, new SampleFollower.Listener() {
                @Override
                public void listed(SampleListing found) {
                    listing.set(found);
                    timeline.update(found.steps());
                }

                @Override
                public void problem(String text) {
                    runProblem.set(text);
                }
            });
            follower.start();
        }
    }

    /** Looks at no run. */
    @Override
    public void close() {
        SampleFollower before = follower;
        if (before != null) {
            before.close();
        }
        follower = null;
        root.set(null);
        files.cancel(kind);
        listing.set(null);
        timeline.update(List.of());
        timeline.stepProperty().set(SampleTimeline.NONE);
        samples.set(null);
        problem.set("");
        runProblem.set("");
        cache = new SampleFiles();
    }

    private void load(@Nullable SavedStep before, @Nullable SavedStep now) {
        SampleListing from = listing.get();
        if (now == null || from == null) {
            return;
        }
        if (before != null && now.hasSamplesOf(before) && samples.get() != null) {
            // Only what was recorded with it has changed.
            return;
        }
        SampleFiles reader = cache;
        files.submit(kind, progress -> reader.read(now, from.config()), new Worker.Answer<DrawnSamples>() {
            @Override
            public void done(DrawnSamples result) {
                problem.set("");
                samples.set(result);
            }

            @Override
            public void failed(String text) {
                samples.set(null);
                problem.set(text);
            }
        });
    }

    /** The directory of the run that is looked at; null if none is. */
    public ReadOnlyObjectProperty<@Nullable Path> rootProperty() {
        return root.getReadOnlyProperty();
    }

    /** Its saved steps. */
    public SampleTimeline timeline() {
        return timeline;
    }

    /** What the run has saved; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable SampleListing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** The samples of the step that is looked at; null while there are none, or they cannot be read. */
    public ReadOnlyObjectProperty<@Nullable DrawnSamples> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /** Why the samples of the step cannot be shown, empty if they can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why the run cannot be followed, or not now; empty if it can. Samples that were read before may still be shown. */
    public ReadOnlyStringProperty runProblemProperty() {
        return runProblem.getReadOnlyProperty();
    }

    /** What is wrong with the run, or else with the step; empty if nothing is. */
    public String wrong() {
        return runProblem.get().isEmpty() ? problem.get() : runProblem.get();
    }
}
