package dev.sparring.ui.desktop.model;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.ui.desktop.model.export.ExportModel;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.FileErrors;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.library.RunLibrary;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What the whole window is about: which page is shown, the runs on disk, and the run that is made or looked at. All methods are for one thread, the one
 * that its second executor runs on.
 */
public final class Workspace implements AutoCloseable {

    private static final long LONGEST_REST_MILLIS = 2000;

    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.RUNS);
    private final DesktopModel desktop;
    private final ObservableValue<Phase> trainedPhase;
    private final RunsModel runs;
    private final ChartView charts = new ChartView(List.of());
    private final PresetsModel presets;
    private final DataModel data;
    private final SamplesModel samples;
    private final CompareModel compare;
    private final ExportModel export;

    /**
     * A workspace with the page of runs shown.
     *
     * @param home the directory that holds {@code runs}
     * @param clock names runs
     * @param disk runs what looks at the disk, in order, on a thread of its own
     * @param ui runs what other threads have to say on the screen's thread, in order
     * @param paced the same for what follows a run, which is much, at its own pace
     */
    public Workspace(Path home, Clock clock, Executor disk, Executor ui, Executor paced) {
        this.desktop = new DesktopModel(home, clock, ui, paced);
        this.trainedPhase = desktop.trainedProperty().flatMap(WatchedRun::phaseProperty);
        this.runs = new RunsModel(new RunLibrary(home.resolve("runs")), disk, ui, desktop::fail);
        this.presets = new PresetsModel(disk, ui);
        this.data = new DataModel(ui);
        this.samples = new SamplesModel(desktop.worker(), ui);
        samples.darkProperty().bind(desktop.darkProperty());
        desktop.settingProperty().addListener((property, before, now) -> {
            if (now != null) {
                samples.show(now.root());
            }
            showExport();
        });
        this.compare = new CompareModel(runs, disk, ui);
        this.export = new ExportModel(desktop.worker());
        samples.run().listingProperty().addListener((property, before, now) -> showExport());
        runs.setMoves(desktop::moved);
        trainedPhase.addListener((property, before, now) -> runs.refresh());
        page.subscribe(this::newsMayBeShown);
        runs.newsProperty().subscribe(this::newsMayBeShown);
    }

    private void newsMayBeShown() {
        if (page.get() == Page.RUNS) {
            runs.newsShown();
        }
    }

    /** The samples of a run stay where they are when it is shown no longer, and come a while after it when it is. */
    private void showExport() {
        RunSetup shown = desktop.settingProperty().get();
        SampleListing listing = samples.run().listingProperty().get();
        boolean same = shown != null && listing != null && listing.root().equals(shown.root());
        export.show(same ? listing : null);
    }

    /** Begins a run as it is set up, if there is none, and shows it. */
    public void start() {
        if (desktop.canStartProperty().getValue()) {
            desktop.start();
            page.set(Page.TRAIN);
        }
    }

    /**
     * Shows what a person chose, dropped or named: a run, or the setting up of a new one that trains on it.
     *
     * @param place a file or a directory
     */
    public void choose(Path place) {
        if (RunDirectory.holdsRun(place) && desktop.canOpenProperty().getValue()) {
            open(place);
        } else if (!desktop.canStartProperty().getValue()) {
            desktop.fail(Texts.text("error.busy.open", place.getFileName()));
        } else if (RunSource.ConfigFile.isOne(place)) {
            setUp(new RunSource.ConfigFile(place.toAbsolutePath().normalize()));
        } else {
            setUp(RunSource.OwnData.of(place));
        }
    }

    /**
     * Sets a new run up.
     *
     * @param source what it begins with
     */
    public void setUp(RunSource source) {
        if (desktop.canStartProperty().getValue()) {
            desktop.choose(source);
            page.set(Page.NEW_RUN);
        } else {
            desktop.fail(Texts.text("error.busy.set-up"));
        }
    }

    /**
     * Writes the configuration of the next run.
     *
     * @param file in YAML; replaced if it is there
     */
    public void saveDraft(Path file) {
        Config config = desktop.draft().configProperty().get();
        if (config != null) {
            try {
                DurableFiles.replace(
                        file.toAbsolutePath(), out -> out.write(config.yaml().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                desktop.fail(FileErrors.writing(file, e).getMessage());
            }
        }
    }

    /**
     * Shows a run on disk. One that is trained here goes on meanwhile.
     *
     * @param root its directory
     */
    public void open(Path root) {
        if (desktop.canOpenProperty().getValue()) {
            desktop.open(root);
            page.set(Page.TRAIN);
        }
    }

    /** Shows the run again that trains while another one is shown, on the same page where that is about a run. */
    public void showTrained() {
        desktop.showTrained();
        if (!page.get().isAboutRun()) {
            page.set(Page.TRAIN);
        }
    }

    /**
     * Goes on with a run on disk, if none is trained here, and shows it.
     *
     * @param run which
     * @param more how many steps after the last one made; empty for the end that was planned
     */
    public void continueRun(RunSummary run, OptionalLong more) {
        if (desktop.canStartProperty().getValue()) {
            OptionalLong end = more.isPresent() ? OptionalLong.of(run.step() + more.getAsLong()) : more;
            desktop.continueRun(run.root(), end);
            page.set(Page.TRAIN);
        }
    }

    /**
     * Where data was chosen last.
     *
     * @return the directory that holds it; empty before the first
     */
    public Optional<Path> lastData() {
        return Optional.ofNullable(desktop.draft().folderProperty().get()).map(Path::getParent);
    }

    /** The page that is shown. */
    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** The run that is made or looked at, and the next one. */
    public DesktopModel desktop() {
        return desktop;
    }

    /** What can be trained without files of one's own, and with some. */
    public PresetsModel presets() {
        return presets;
    }

    /** The data of the next run. */
    public DataModel data() {
        return data;
    }

    /** Several runs on disk side by side. */
    public CompareModel compare() {
        return compare;
    }

    /** What can be taken out of the run that is shown. */
    public ExportModel export() {
        return export;
    }

    /** How the charts of the run that is shown are looked at; which of them at first is for others to say. */
    public ChartView charts() {
        return charts;
    }

    /** The samples of the run that is shown. */
    public SamplesModel samples() {
        return samples;
    }

    /**
     * Ends what goes on in the background, and waits a little for what is within native code: the end of the process would otherwise come in the midst of
     * it.
     */
    @Override
    public void close() {
        data.close();
        samples.close();
        desktop.worker().close();
        try {
            desktop.worker().awaitRest(LONGEST_REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The runs on disk. */
    public RunsModel runs() {
        return runs;
    }
}
