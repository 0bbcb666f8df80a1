package dev.sparring.ui.desktop.model.export;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.model.samples.GeneratorField;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.export.EvaluationOrder;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What of a run is to be measured against its data, and what was found. */
public final class EvaluationForm {

    private final Job job;
    private final GeneratorField generator = new GeneratorField();
    private final ObjectProperty<Optional<Integer>> count = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(1);
    private final ObjectProperty<Optional<Path>> classifier = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper images = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<EvaluationOrder.@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private @Nullable SampleListing listing;

    /**
     * Of no run yet.
     *
     * @param worker has ND4J
     */
    EvaluationForm(Worker worker) {
        this.job = new Job(worker, "export evaluation");
    }

    /** Forgets what is found of the run before: it has no place to stand. */
    void begin() {
        job.forget();
        found.set(null);
        saved.set("");
        classifier.set(Optional.empty());
    }

    /** Takes what there is of the run now; null if none is shown. */
    void show(@Nullable SampleListing next) {
        listing = next;
        ready.set(next != null && !next.checkpoints().isEmpty());
        if (next != null) {
            images.set(next.config().data().shape().isImage());
            generator.offer(next.checkpoints());
        }
    }

    /** Measures. What was found before is gone. */
    public void evaluate() {
        SampleListing shown = listing;
        if (shown == null) {
            return;
        }
        EvaluationOrder order = new EvaluationOrder(
                shown.root(), generator.chosenProperty().get(), count.get(), seed.get(), classifier.get());
        found.set(null);
        saved.set("");
        job.begin(order::measure, new Job.Ending<EvaluationOrder.Found>() {
            @Override
            public String done(EvaluationOrder.Found result) {
                found.set(result);
                String what = Texts.text(
                        "export.evaluation.done",
                        FigureFormat.count(result.report().count()),
                        FigureFormat.count(result.report().step()),
                        result.report().data(),
                        result.report().features());
                return Warnings.added(what, result.warnings());
            }

            @Override
            public String failed(String text) {
                return Texts.text("export.evaluation.failed", text);
            }

            @Override
            public String cancelled() {
                return Texts.text("export.evaluation.cancelled");
            }
        });
    }

    /**
     * Writes what was found, if anything was.
     *
     * @param file in JSON; replaced if it is there
     */
    public void save(Path file) {
        EvaluationOrder.Found result = found.get();
        if (result != null) {
            try {
                result.save(file);
                saved.set(Texts.text("export.evaluation.saved", file));
            } catch (SparringException e) {
                saved.set(Texts.text("export.evaluation.not-saved", String.valueOf(e.getMessage())));
            }
        }
    }

    /**
     * What the file of figures is called if the person likes.
     *
     * @return a name with its ending; empty if nothing was found
     */
    public String proposedName() {
        SampleListing shown = listing;
        EvaluationOrder.Found result = found.get();
        return shown == null || result == null
                ? ""
                : shown.config().name() + "-step-" + result.report().step() + "-evaluation.json";
    }

    /** Whose samples. */
    public GeneratorField generator() {
        return generator;
    }

    /** How many samples; empty for the usual number. */
    public ObjectProperty<Optional<Integer>> countProperty() {
        return count;
    }

    /** Seed of samples and of the choice of data. */
    public ObjectProperty<Integer> seedProperty() {
        return seed;
    }

    /** Directory of a classifier that says what images are compared by; empty for what is usual. */
    public ObjectProperty<Optional<Path>> classifierProperty() {
        return classifier;
    }

    /** Whether samples are images, which a classifier can compare. */
    public ReadOnlyBooleanProperty imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** Whether a run is shown that has a checkpoint. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** What was found; null if nothing is yet. */
    public ReadOnlyObjectProperty<EvaluationOrder.@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** What came of saving it, a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** The measuring. */
    public Job job() {
        return job;
    }
}
