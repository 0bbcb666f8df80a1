package dev.sparring.ui.desktop.model.export;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.Exporters;
import dev.sparring.gan.export.NetworkRole;
import dev.sparring.gan.sampling.Weights;
import dev.sparring.ui.desktop.model.job.Job;
import dev.sparring.ui.desktop.model.samples.GeneratorField;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.export.FolderPlace;
import dev.sparring.ui.desktop.session.export.NetworkOrder;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which network of a run is to be taken to other programs, and in which format. Offers only what the format and the run can give. */
public final class NetworkForm {

    private final List<Exporter> formats = Exporters.catalog().members();
    private final Job job;
    private final ObjectProperty<Exporter> format = new SimpleObjectProperty<>(formats.get(0));
    private final ObjectProperty<NetworkRole> network = new SimpleObjectProperty<>(NetworkRole.GENERATOR);
    private final ObjectProperty<Weights> weights = new SimpleObjectProperty<>(Weights.AVERAGE);
    private final GeneratorField checkpoint = new GeneratorField();
    private final ReadOnlyBooleanWrapper networkOffered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper weightsOffered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checkpointOffered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Path> taken = new ReadOnlyObjectWrapper<>();
    private @Nullable SampleListing listing;

    /**
     * Of no run yet.
     *
     * @param worker has ND4J
     */
    NetworkForm(Worker worker) {
        this.job = new Job(worker, "export network");
        format.subscribe(now -> {
            taken.set(null);
            offer();
        });
        network.subscribe(now -> offer());
    }

    /** Begins anew, of another run. */
    void begin() {
        if (!job.busyProperty().get()) {
            job.forget();
        }
        taken.set(null);
    }

    /** Takes what there is of the run now; null if none is shown. */
    void show(@Nullable SampleListing next) {
        listing = next;
        if (next != null) {
            checkpoint.offer(next.checkpoints());
        }
        offer();
    }

    /** What can be chosen follows from the format, the network and the run. */
    private void offer() {
        Exporter.Scope scope = format.get().scope();
        boolean records = scope == Exporter.Scope.RECORDS;
        SampleListing shown = listing;
        networkOffered.set(scope == Exporter.Scope.NETWORK);
        checkpointOffered.set(!records);
        weightsOffered.set(!records && shown != null && keepsAverage(shown.config()));
        ready.set(shown != null && (records || !shown.checkpoints().isEmpty()));
    }

    private boolean keepsAverage(Config config) {
        boolean discriminator =
                format.get().scope() == Exporter.Scope.NETWORK && network.get() == NetworkRole.DISCRIMINATOR;
        return (discriminator ? config.discriminator() : config.generator()).emaDecay() > 0;
    }

    /**
     * What the file or folder is called if the person likes.
     *
     * @return a name; empty if no run is shown
     */
    public String proposedName() {
        SampleListing shown = listing;
        return shown == null ? "" : format.get().proposedName(shown.config().name());
    }

    /**
     * Exports, or finds that an earlier export would have to be replaced: {@link #takenProperty} is that one then.
     *
     * @param chosen a file, which is replaced if it is there; or, of a format that is a folder, an empty folder, one that an earlier
     *     export has made, or the one in which a new one is to be made
     */
    public void export(Path chosen) {
        taken.set(null);
        Exporter chosenFormat = format.get();
        if (!chosenFormat.isFolder()) {
            begin(chosen, true);
            return;
        }
        FolderPlace place = FolderPlace.in(chosenFormat, chosen, proposedName());
        if (place.isTaken()) {
            job.forget();
            taken.set(place.path());
        } else {
            begin(place.path(), false);
        }
    }

    /** Exports in place of the earlier one that was found, if there is one. */
    public void replace() {
        Path place = taken.get();
        if (place != null) {
            taken.set(null);
            begin(place, true);
        }
    }

    private void begin(Path place, boolean replace) {
        SampleListing shown = listing;
        if (shown == null) {
            return;
        }
        NetworkOrder order = new NetworkOrder(
                shown.root(),
                format.get(),
                networkOffered.get() ? Optional.of(network.get()) : Optional.empty(),
                weightsOffered.get() ? Optional.of(weights.get()) : Optional.empty(),
                checkpointOffered.get()
                        ? Optional.of(checkpoint.chosenProperty().get())
                        : Optional.empty(),
                place,
                replace);
        job.begin(order::write, new Job.Ending<NetworkOrder.Written>() {
            @Override
            public String done(NetworkOrder.Written written) {
                return told(written);
            }

            @Override
            public String failed(String text) {
                return Texts.text("export.network.failed", text);
            }

            @Override
            public String cancelled() {
                return Texts.text("export.network.cancelled");
            }
        });
    }

    /** The command's own words, which are the same in all languages. */
    private static String told(NetworkOrder.Written written) {
        List<String> words = new ArrayList<>();
        words.add(Texts.text("export.network.written", written.subject(), written.place()));
        words.addAll(written.notes());
        return Warnings.added(String.join("; ", words) + ".", written.warnings());
    }

    /** All formats, ours first and then those of jars on the class path. */
    public List<Exporter> formats() {
        return formats;
    }

    /** What is written. */
    public ObjectProperty<Exporter> formatProperty() {
        return format;
    }

    /** Which network, of a format that takes either. */
    public ObjectProperty<NetworkRole> networkProperty() {
        return network;
    }

    /** Whether the format takes either network. */
    public ReadOnlyBooleanProperty networkOfferedProperty() {
        return networkOffered.getReadOnlyProperty();
    }

    /** Which parameters, where the run keeps an average of them. */
    public ObjectProperty<Weights> weightsProperty() {
        return weights;
    }

    /** Whether the format holds a network of which the run keeps an average. */
    public ReadOnlyBooleanProperty weightsOfferedProperty() {
        return weightsOffered.getReadOnlyProperty();
    }

    /** Of which checkpoint the network is. */
    public GeneratorField checkpoint() {
        return checkpoint;
    }

    /** Whether the format holds a network, and so takes a checkpoint. */
    public ReadOnlyBooleanProperty checkpointOfferedProperty() {
        return checkpointOffered.getReadOnlyProperty();
    }

    /** Whether a run is shown that has what the format holds. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** The folder of an earlier export that would have to be replaced; null if there is nothing to ask. */
    public ReadOnlyObjectProperty<@Nullable Path> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** The exporting. */
    public Job job() {
        return job;
    }
}
