package dev.sparring.ui.desktop.model.export;

import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.model.samples.GeneratorField;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.export.SampleOrder;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorLabels;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which samples of a run are to be written, and as what. Offers only what the run can give. */
public final class SampleForm {

    static final String LABELS = "export labels";
    private static final int USUAL_COUNT = 64;

    private final Worker worker;
    private final Job job;
    private final GeneratorField generator = new GeneratorField();
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(USUAL_COUNT);
    private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(1);
    private final BooleanProperty truncated = new SimpleBooleanProperty();
    private final ObjectProperty<Double> truncation = new SimpleObjectProperty<>(1.0);
    private final ObjectProperty<SampleRequest.Arrangement> arrangement =
            new SimpleObjectProperty<>(SampleRequest.Arrangement.INDEPENDENT);
    private final ObjectProperty<Optional<String>> label = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<SampleOutput.Kind> kind = new SimpleObjectProperty<>(SampleOutput.Kind.PNG);
    private final ReadOnlyObjectWrapper<List<SampleOutput.Kind>> kinds = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<SampleRequest.Arrangement>> arrangements =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> labels = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper truncatable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private @Nullable SampleListing listing;
    /** The checkpoints that labels were last looked for in. */
    private List<Long> asked = List.of();

    /**
     * Of no run yet.
     *
     * @param worker has ND4J
     */
    SampleForm(Worker worker) {
        this.worker = worker;
        this.job = new Job(worker, "export samples");
        offerKinds(false);
        offerLabels(List.of());
    }

    /** Takes what there is of the run now; null if none is shown. */
    void show(@Nullable SampleListing next) {
        listing = next;
        if (next == null) {
            ready.set(false);
            return;
        }
        generator.offer(next.checkpoints());
        ready.set(!next.checkpoints().isEmpty());
        if (next.config().conditional().isPresent() && labels.get().isEmpty()) {
            readLabels(next);
        }
    }

    /** Begins anew, of another run. */
    void begin(SampleListing next) {
        if (!job.busyProperty().get()) {
            job.forget();
        }
        worker.cancel(LABELS);
        asked = List.of();
        long own = next.config().seed();
        // As the command does it; a seed that no field holds is rare.
        seed.set(own >= 0 && own <= Integer.MAX_VALUE ? (int) own : 1);
        truncatable.set(next.config().distribution() == LatentVectors.Distribution.NORMAL);
        truncated.set(truncated.get() && truncatable.get());
        offerKinds(next.config().data().shape().isImage());
        offerLabels(List.of());
        arrangement.set(SampleRequest.Arrangement.INDEPENDENT);
    }

    private void offerKinds(boolean images) {
        List<SampleOutput.Kind> now = images
                ? List.of(
                        SampleOutput.Kind.PNG, SampleOutput.Kind.JPEG, SampleOutput.Kind.FOLDER, SampleOutput.Kind.NPY)
                : List.of(SampleOutput.Kind.CSV, SampleOutput.Kind.NPY, SampleOutput.Kind.PNG, SampleOutput.Kind.JPEG);
        if (!now.equals(kinds.get())) {
            kinds.set(now);
            kind.set(now.get(0));
        }
    }

    private void offerLabels(List<String> known) {
        labels.set(known);
        label.set(Optional.empty());
        arrangements.set(
                known.isEmpty()
                        ? List.of(SampleRequest.Arrangement.INDEPENDENT, SampleRequest.Arrangement.INTERPOLATED)
                        : List.of(SampleRequest.Arrangement.values()));
    }

    /**
     * A checkpoint knows them. One that cannot be read is said when its samples are asked for, and is not read again before there are
     * others.
     */
    private void readLabels(SampleListing from) {
        if (from.checkpoints().equals(asked)) {
            return;
        }
        asked = from.checkpoints();
        Path root = from.root();
        worker.submit(
                LABELS,
                progress -> GeneratorLabels.of(new GeneratorChoice.Latest().open(root, warning -> {})),
                new Worker.Answer<List<String>>() {
                    @Override
                    public void done(List<String> names) {
                        offerLabels(names);
                    }

                    @Override
                    public void failed(String text) {}
                });
    }

    /**
     * What the file is called if the person likes.
     *
     * @return a name with its ending; of a folder one without; empty if no run is shown
     */
    public String proposedName() {
        SampleListing shown = listing;
        return shown == null
                ? ""
                : shown.config().name() + "-samples" + kind.get().ending();
    }

    /**
     * Writes them.
     *
     * @param place a file, or a folder if that is what is to be written
     */
    public void write(Path place) {
        SampleListing shown = listing;
        if (shown == null) {
            return;
        }
        SampleOrder order = new SampleOrder(
                shown.root(), generator.chosenProperty().get(), request(), new SampleOutput(place, kind.get()));
        job.begin(order::write, new Job.Ending<SampleOrder.Written>() {
            @Override
            public String done(SampleOrder.Written written) {
                String what = Texts.count(
                        "export.samples.written", written.count(), FigureFormat.count(written.step()), written.place());
                return Warnings.added(what, written.warnings());
            }

            @Override
            public String failed(String text) {
                return Texts.text("export.samples.failed", text);
            }

            @Override
            public String cancelled() {
                return Texts.text("export.samples.cancelled");
            }
        });
    }

    private SampleRequest request() {
        SampleRequest.Arrangement how = arrangement.get();
        return new SampleRequest(
                count.get(),
                Optional.of((long) seed.get()),
                truncated.get() && truncatable.get() ? Optional.of(truncation.get()) : Optional.empty(),
                how,
                how == SampleRequest.Arrangement.INDEPENDENT ? label.get() : Optional.empty());
    }

    /** Whose samples. */
    public GeneratorField generator() {
        return generator;
    }

    /** How many, in [1, {@value SampleRequest#MOST}]. */
    public ObjectProperty<Integer> countProperty() {
        return count;
    }

    /** The seed of the latent vectors, at first the run's. */
    public ObjectProperty<Integer> seedProperty() {
        return seed;
    }

    /** Whether latent numbers have a largest one. */
    public BooleanProperty truncatedProperty() {
        return truncated;
    }

    /** The largest latent number, if they are truncated. */
    public ObjectProperty<Double> truncationProperty() {
        return truncation;
    }

    /** Whether the run's latent vectors can be truncated. */
    public ReadOnlyBooleanProperty truncatableProperty() {
        return truncatable.getReadOnlyProperty();
    }

    /** How samples belong together. */
    public ObjectProperty<SampleRequest.Arrangement> arrangementProperty() {
        return arrangement;
    }

    /** All ways that fit the run. */
    public ReadOnlyObjectProperty<List<SampleRequest.Arrangement>> arrangementsProperty() {
        return arrangements.getReadOnlyProperty();
    }

    /** The label that all have; empty for all labels. Of independent samples only. */
    public ObjectProperty<Optional<String>> labelProperty() {
        return label;
    }

    /** The labels that the generator can be asked for; none before they are read, or if it is told none. */
    public ReadOnlyObjectProperty<List<String>> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    /** What is written. */
    public ObjectProperty<SampleOutput.Kind> kindProperty() {
        return kind;
    }

    /** All that fits the run's kind of data. */
    public ReadOnlyObjectProperty<List<SampleOutput.Kind>> kindsProperty() {
        return kinds.getReadOnlyProperty();
    }

    /** Whether a run is shown that has a checkpoint. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** The writing. */
    public Job job() {
        return job;
    }
}
