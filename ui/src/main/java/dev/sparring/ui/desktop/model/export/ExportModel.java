package dev.sparring.ui.desktop.model.export;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.export.RunConfigFile;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What can be taken out of the run that is shown: samples, a network, an evaluation, its configuration. All methods are for one thread. */
public final class ExportModel {

    private final SampleForm samples;
    private final NetworkForm network;
    private final EvaluationForm evaluation;
    private final ReadOnlyObjectWrapper<@Nullable SampleListing> listing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper configMessage = new ReadOnlyStringWrapper("");
    /** Of the run that was shown last, also while none is: a run that is gone on with is read anew. */
    private @Nullable Path last;

    /**
     * Of no run yet.
     *
     * @param worker has ND4J
     */
    public ExportModel(Worker worker) {
        this.samples = new SampleForm(worker);
        this.network = new NetworkForm(worker);
        this.evaluation = new EvaluationForm(worker);
    }

    /**
     * Takes another run, or what the same one has come to have. What was chosen for a run, and what came of it, stays until another is
     * shown.
     *
     * @param next null if no run is shown
     */
    public void show(@Nullable SampleListing next) {
        if (next != null && !next.root().equals(last)) {
            last = next.root();
            configMessage.set("");
            samples.begin(next);
            network.begin();
            evaluation.begin();
        }
        samples.show(next);
        network.show(next);
        evaluation.show(next);
        listing.set(next);
    }

    /**
     * Writes the configuration of the run.
     *
     * @param file in YAML; replaced if it is there
     */
    public void saveConfig(Path file) {
        SampleListing shown = listing.get();
        if (shown != null) {
            try {
                RunConfigFile.save(shown.root(), file);
                configMessage.set(Texts.text("export.config.saved", file));
            } catch (SparringException e) {
                configMessage.set(Texts.text("export.config.failed", String.valueOf(e.getMessage())));
            }
        }
    }

    /** Says that the command is in the clipboard. */
    public void tellCopied() {
        configMessage.set(Texts.text("export.config.copied"));
    }

    /** The run that is shown; null if there is none, or it is not read yet. */
    public ReadOnlyObjectProperty<@Nullable SampleListing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** What came of the configuration, a sentence; empty if there is nothing to say. */
    public ReadOnlyStringProperty configMessageProperty() {
        return configMessage.getReadOnlyProperty();
    }

    /** Which samples are to be written, and as what. */
    public SampleForm samples() {
        return samples;
    }

    /** Which network is to be taken to other programs. */
    public NetworkForm network() {
        return network;
    }

    /** What is to be measured, and what was found. */
    public EvaluationForm evaluation() {
        return evaluation;
    }
}
