package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.RealData;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What stands beside the saved samples of a step. */
public final class Beside {

    private static final String REAL = "real samples";
    private static final int MOST_POINTS = 2048;

    /** What it can be. */
    public enum Kind {
        /** Nothing. */
        NOTHING,
        /** Real samples, as many as there are saved ones. */
        REAL,
        /** Another step of the same run. */
        STEP,
        /** The same step of another run. */
        RUN,
        /** Samples that are drawn now. */
        NEW;

        /** For people. */
        public String label() {
            return Texts.text("samples.beside.kind." + name().toLowerCase(Locale.ROOT));
        }
    }

    private final RunSamples run;
    private final RunSamples other;
    private final Worker worker;
    private final Explorer explorer;
    private final Supplier<@Nullable RealData> real;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable DrawnSamples> samples = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Path otherRoot;

    /**
     * Nothing beside.
     *
     * @param run the samples that it stands beside
     * @param files reads saved samples
     * @param worker reads real ones
     * @param explorer draws new ones
     * @param ui runs what is found, in order
     * @param real the data; null while no run is known
     */
    Beside(
            RunSamples run,
            Worker files,
            Worker worker,
            Explorer explorer,
            Executor ui,
            Supplier<@Nullable RealData> real) {
        this.explorer = explorer;
        this.run = run;
        this.worker = worker;
        this.real = real;
        this.other = new RunSamples("samples beside", files, ui);
        kind.addListener((property, before, now) -> begin());
        run.listingProperty().addListener((property, before, now) -> {
            if (now != null) {
                explorer.generator().offer(now.checkpoints());
            }
            if (before == null || now == null || !before.root().equals(now.root())) {
                begin();
            }
        });
        run.samplesProperty().addListener((property, before, now) -> {
            if (before == null && kind.get() == Kind.REAL) {
                begin();
            }
        });
        run.timeline().stepProperty().addListener((property, before, now) -> keepStep());
        other.timeline().stepsProperty().addListener((property, before, now) -> keepStep());
        other.samplesProperty().addListener((property, before, now) -> take());
        other.problemProperty().addListener((property, before, now) -> take());
        other.runProblemProperty().addListener((property, before, now) -> take());
        explorer.samplesProperty().addListener((property, before, now) -> take());
    }

    /**
     * Chooses the other run.
     *
     * @param root its directory
     */
    public void showRun(Path root) {
        otherRoot = root;
        if (kind.get() == Kind.RUN) {
            begin();
        } else {
            kind.set(Kind.RUN);
        }
    }

    private void begin() {
        worker.cancel(REAL);
        samples.set(null);
        problem.set("");
        Path root = run.rootProperty().get();
        Path second = otherRoot;
        if (kind.get() == Kind.STEP && root != null) {
            other.show(root);
        } else if (kind.get() == Kind.RUN && second != null) {
            other.show(second);
        } else {
            other.close();
        }
        if (kind.get() == Kind.REAL) {
            readReal();
        }
        explorer.explore(kind.get() == Kind.NEW ? root : null);
        take();
    }

    /** Another run is looked at where this one is. */
    private void keepStep() {
        if (kind.get() == Kind.RUN) {
            other.timeline().stepProperty().set(run.timeline().stepProperty().get());
        }
    }

    private void take() {
        if (kind.get() == Kind.STEP || kind.get() == Kind.RUN) {
            samples.set(other.samplesProperty().get());
            problem.set(other.wrong());
        } else if (kind.get() == Kind.NEW) {
            samples.set(explorer.samplesProperty().get());
        }
    }

    private void readReal() {
        RealData data = real.get();
        DrawnSamples shown = run.samplesProperty().get();
        if (data == null || shown == null) {
            return;
        }
        int most = shown instanceof SampleTiles tiles ? tiles.rows() * tiles.columns() : MOST_POINTS;
        int columns = shown instanceof SampleTiles tiles ? tiles.columns() : 1;
        worker.submit(REAL, progress -> data.some(most, columns), new Worker.Answer<DrawnSamples>() {
            @Override
            public void done(DrawnSamples result) {
                samples.set(result);
            }

            @Override
            public void failed(String text) {
                problem.set(Texts.text("samples.beside.no-data", text));
            }
        });
    }

    /** What it is to be. */
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** The other step, or the other run: its steps are to be chosen from only if it is another step. */
    public RunSamples other() {
        return other;
    }

    /** Draws what is beside if it is new samples. */
    public Explorer explorer() {
        return explorer;
    }

    /** Whether what is beside was made by a generator of the same data. */
    boolean isGenerated() {
        return kind.get() == Kind.STEP || kind.get() == Kind.NEW;
    }

    /** Whether another run is to be shown and none is chosen. */
    public boolean lacksRun() {
        return kind.get() == Kind.RUN && otherRoot == null;
    }

    /** What is shown beside; null if there is nothing yet. */
    public ReadOnlyObjectProperty<@Nullable DrawnSamples> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /** Why there is nothing, or nothing new; empty if there is no reason. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void close() {
        other.close();
    }
}
