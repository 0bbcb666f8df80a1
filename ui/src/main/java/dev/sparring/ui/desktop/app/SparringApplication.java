package dev.sparring.ui.desktop.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.WatchedRun;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.shell.Shell;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * The window's life, on the JavaFX thread. It is no {@link Application}: one must be public and is made by reflection, where
 * this one is given what it needs.
 */
final class SparringApplication {

    /** Between two looks at the runs on disk. */
    private static final Duration LOOK = Duration.seconds(2);

    private final String version;
    private final Path settings;
    private final Runnable closed;
    private final FileTarget.Dialogs dialogs;
    private final Workspace workspace;
    /** Whether the system is being asked for its theme. */
    private boolean asking;

    private final DesktopModel model;
    private final ObservableValue<Phase> trainedPhase;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sparring-disk");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A window that is not open yet.
     *
     * @param version shown beside the name
     * @param home the directory that holds {@code runs}
     * @param settings the file in which the window remembers its looks
     * @param closed is run when the window has closed
     * @param dialogs ask where files are saved
     */
    SparringApplication(String version, Path home, Path settings, Runnable closed, FileTarget.Dialogs dialogs) {
        this.dialogs = dialogs;
        this.version = version;
        this.settings = settings;
        this.closed = closed;
        this.workspace = new Workspace(
                home,
                Clock.system(ZoneId.systemDefault()),
                disk,
                Platform::runLater,
                PacedExecutor.ofThisThread(Platform::runLater));
        this.model = workspace.desktop();
        this.trainedPhase = model.trainedProperty().flatMap(WatchedRun::phaseProperty);
    }

    /** Opens the window. */
    Stage start() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            model.fail(Texts.text("error.window"));
        });
        WindowPreferences before = WindowPreferences.read(settings);
        ThemeChoice theme = theme(before);
        before.folder().ifPresent(model.draft().folderProperty()::set);
        before.charts().apply(workspace.charts());
        Stage stage = new Stage();
        stage.titleProperty().bind(WindowTitle.of(model));
        stage.getIcons().setAll(WindowIcon.images());
        stage.setScene(Shell.scene(workspace, version, dialogs));
        StageSize size = new StageSize(stage, before.size());
        stage.setOnCloseRequest(event -> close(event, stage));
        stage.setOnHidden(event -> {
            remember(size, theme);
            disk.shutdown();
            workspace.close();
            emptyBin();
            closed.run();
        });
        size.show();
        ask(theme);
        stage.focusedProperty().addListener((property, old, focused) -> ask(theme));
        trainedPhase.addListener((property, old, now) -> ended(stage, old, now));
        begin(before);
        workspace.presets().load();
        workspace.runs().offerLeftOver();
        watch(stage);
        return stage;
    }

    /** Looks for new runs while they are on the screen. */
    private void watch(Stage stage) {
        Timeline timeline = new Timeline(new KeyFrame(LOOK, event -> look(stage)));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        workspace.pageProperty().subscribe(page -> look(stage));
        stage.showingProperty().addListener((property, before, now) -> {
            if (!now) {
                timeline.stop();
            }
        });
    }

    private void look(Stage stage) {
        if (stage.isShowing() && workspace.pageProperty().get() == Page.RUNS) {
            workspace.runs().refresh();
        } else if (stage.isShowing() && workspace.pageProperty().get() == Page.COMPARE) {
            workspace.compare().refresh();
        }
    }

    /** A window that cannot remember still closes; there is none left to say so in. */
    private void remember(StageSize size, ThemeChoice theme) {
        RunSetup shown = model.settingProperty().get();
        WindowPreferences now = new WindowPreferences(
                theme.chosen().dark(),
                theme.chosen().following(),
                size.now(),
                Optional.of(model.draft().choiceProperty().get()),
                Optional.ofNullable(model.draft().folderProperty().get()),
                workspace.pageProperty().get(),
                Optional.ofNullable(shown).map(RunSetup::root),
                ChartPreferences.of(workspace.charts()));
        try {
            now.write(settings);
        } catch (IOException e) {
            System.err.println("sparring: warning: the window's settings cannot be written to " + settings
                    + "; make that path writable, or the next window begins as the first did");
        }
    }

    Workspace workspace() {
        return workspace;
    }

    /** What was deleted in this window, and not brought back, is gone with it. */
    private void emptyBin() {
        workspace.runs().emptyBin().forEach(problem -> System.err.println("sparring: warning: " + problem));
    }

    DesktopModel model() {
        return model;
    }

    /** As it was; and, where it follows the system, as that is as soon as it has said so. A property that asks for one counts for this start alone. */
    private ThemeChoice theme(WindowPreferences before) {
        model.darkProperty().set(before.dark());
        ThemeChoice theme = new ThemeChoice(model.darkProperty(), before.followsSystem());
        String wanted = System.getProperty("sparring.dark", "");
        if (!wanted.isEmpty()) {
            theme.force(Boolean.parseBoolean(wanted));
        }
        model.darkProperty().subscribe(SparringApplication::show);
        return theme;
    }

    /**
     * Whenever a person comes back to the window or leaves it, since the system may have changed meanwhile. On a thread of its own: the answer
     * may take seconds, and the disk has better to do.
     */
    private void ask(ThemeChoice theme) {
        if (asking) {
            return;
        }
        asking = true;
        Thread thread = new Thread(
                () -> {
                    Optional<Boolean> dark = SystemTheme.isDark();
                    Platform.runLater(() -> {
                        asking = false;
                        theme.told(dark);
                    });
                },
                "sparring-theme");
        thread.setDaemon(true);
        thread.start();
    }

    private void ended(Stage stage, Phase before, Phase now) {
        WatchedRun run = model.trainedProperty().getValue();
        RunPreview plan = run.planProperty().get();
        boolean played = before == Phase.RUNNING || before == Phase.PAUSED || before == Phase.SAVING;
        if (played && now == Phase.ENDED && plan != null) {
            String text = run.noticeProperty().get();
            // A run that only rests for changed keys goes on at once, and one that rests for the window to close is no
            // news.
            Platform.runLater(() -> {
                if (stage.isShowing()
                        && !stage.isFocused()
                        && run.phaseProperty().get() == Phase.ENDED) {
                    EndNotice.show(plan.name(), text);
                }
            });
        }
    }

    private static void show(boolean dark) {
        Theme theme = dark ? new PrimerDark() : new PrimerLight();
        // The binary form: it need not be parsed.
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
    }

    private void close(WindowEvent event, Stage stage) {
        if (!model.mayClose(stage::close)) {
            event.consume();
        }
    }

    private void begin(WindowPreferences before) {
        before.choice().ifPresent(choice -> {
            model.choose(choice);
        });
        RunSource preset = new RunSource.Preset(System.getProperty("sparring.preset", ""));
        if (model.draft().choices().contains(preset)) {
            model.draft().choiceProperty().set(preset);
        }
        String run = System.getProperty("sparring.open", "");
        if (run.isEmpty()) {
            beginWhereItWas(before);
        } else {
            workspace.open(Path.of(run));
        }
        if (Boolean.getBoolean("sparring.autostart")) {
            workspace.start();
        }
    }

    /** Pages about a run are shown again if it is still there. */
    private void beginWhereItWas(WindowPreferences before) {
        switch (before.page()) {
            case RUNS, NEW_RUN, COMPARE -> workspace.pageProperty().set(before.page());
            case TRAIN, SAMPLES, MONITOR, EXPORT ->
                before.run().filter(RunDirectory::holdsRun).ifPresent(root -> {
                    workspace.open(root);
                    workspace.pageProperty().set(before.page());
                });
        }
    }
}
