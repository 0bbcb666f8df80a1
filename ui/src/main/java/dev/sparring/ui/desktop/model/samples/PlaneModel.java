package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.generator.PlaneLayers;
import dev.sparring.ui.desktop.session.samples.generator.PlaneSurvey;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** What the networks of a checkpoint make of the plane, beside the samples of the step that is looked at; each layer can be left out. */
public final class PlaneModel {

    private static final String KIND = "plane";

    private final RunSamples run;
    private final Worker worker;
    private final ReadOnlyObjectProperty<float[]> real;
    private final BooleanProperty heat = new SimpleBooleanProperty();
    private final BooleanProperty arrows = new SimpleBooleanProperty();
    private final BooleanProperty grid = new SimpleBooleanProperty();
    private final ObservableBooleanValue offered;
    private final ReadOnlyObjectWrapper<@Nullable PlaneLayers> layers = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /**
     * Without layers.
     *
     * @param run whose samples are looked at
     * @param real points of the data
     * @param worker has ND4J
     */
    PlaneModel(RunSamples run, ReadOnlyObjectProperty<float[]> real, Worker worker) {
        this.run = run;
        this.real = real;
        this.worker = worker;
        this.offered = Bindings.createBooleanBinding(
                () -> {
                    SampleListing listing = run.listingProperty().get();
                    return listing != null
                            && !listing.config().data().shape().isImage()
                            && listing.config().data().shape().length() == 2;
                },
                run.listingProperty());
        List.of(heat, arrows, grid).forEach(layer -> layer.addListener((property, before, now) -> survey()));
        run.samplesProperty().addListener((property, before, now) -> survey());
        run.listingProperty().addListener((property, before, now) -> {
            if (before != null && now != null && !before.checkpoints().equals(now.checkpoints())) {
                survey();
            }
        });
        real.addListener((property, before, now) -> {
            layers.set(null);
            survey();
        });
    }

    /** The last checkpoint at or before a step, or the first one after it. */
    static OptionalLong checkpoint(List<Long> checkpoints, long step) {
        OptionalLong before = checkpoints.stream()
                .mapToLong(Long::longValue)
                .filter(saved -> saved <= step)
                .max();
        return before.isPresent()
                ? before
                : checkpoints.stream().mapToLong(Long::longValue).min();
    }

    private void survey() {
        worker.cancel(KIND);
        SampleListing listing = run.listingProperty().get();
        if (!offered.get()
                || listing == null
                || !(heat.get() || arrows.get() || grid.get())
                || !(run.samplesProperty().get() instanceof SamplePoints samples)) {
            layers.set(null);
            notice.set("");
            return;
        }
        OptionalLong checkpoint = checkpoint(listing.checkpoints(), samples.step());
        if (checkpoint.isEmpty()) {
            layers.set(null);
            notice.set(Texts.text("samples.plane.no-checkpoint"));
            return;
        }
        float[] frame = real.get().length > 0 ? real.get() : samples.points();
        PlaneSurvey survey = new PlaneSurvey(
                listing.root(), checkpoint.getAsLong(), samples, frame, heat.get(), arrows.get(), grid.get());
        PlaneLayers before = layers.get();
        if (before == null) {
            notice.set("");
        }
        worker.submit(KIND, progress -> survey.take(before, progress), new Worker.Answer<PlaneLayers>() {
            @Override
            public void done(PlaneLayers found) {
                layers.set(found);
                notice.set(text(found, samples.step()));
            }

            @Override
            public void failed(String text) {
                layers.set(null);
                notice.set(text + ".");
            }
        });
    }

    private static String text(PlaneLayers found, long step) {
        String networks = networks(found.step(), step) + ".";
        PlaneLayers.Heat map = found.heat();
        return map == null
                ? networks
                : networks + " " + Texts.text("samples.plane.logits", logit(map.least()), logit(map.most()));
    }

    private static String logit(float value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String networks(long checkpoint, long step) {
        if (checkpoint == step) {
            return Texts.text("samples.plane.networks");
        }
        String saved = FigureFormat.count(checkpoint);
        return checkpoint < step
                ? Texts.text("samples.plane.networks-before", saved)
                : Texts.text("samples.plane.networks-first", saved);
    }

    /** Whether there are layers at all: samples are points of the plane. */
    public ObservableBooleanValue offeredProperty() {
        return offered;
    }

    /** Whether the discriminator's output is shown behind the points. */
    public BooleanProperty heatProperty() {
        return heat;
    }

    /** Whether arrows show where the discriminator would move the samples. */
    public BooleanProperty arrowsProperty() {
        return arrows;
    }

    /** Whether it is shown where the generator takes a grid of latent vectors to. */
    public BooleanProperty gridProperty() {
        return grid;
    }

    /** What was found; null if nothing is asked for, or nothing known. */
    public ReadOnlyObjectProperty<@Nullable PlaneLayers> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /** Of which step the networks are and what the colours mean, or why nothing can be shown; empty if nothing is asked for. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
