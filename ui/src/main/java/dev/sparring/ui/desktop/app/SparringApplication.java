package dev.sparring.ui.desktop.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Workspace;
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
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
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

    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 500;

    private final String version;
    private final Path settings;
    private final Runnable closed;
    private final Workspace workspace;
    private final DesktopModel model;
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
     */
    SparringApplication(String version, Path home, Path settings, Runnable closed) {
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
    }

    /** Opens the window. */
    Stage start() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            model.fail(Texts.text("error.window"));
        });
        WindowPreferences before = WindowPreferences.read(settings);
        model.darkProperty()
                .set(Boolean.parseBoolean(System.getProperty("sparring.dark", Boolean.toString(before.dark()))));
        before.folder().ifPresent(model.draft().folderProperty()::set);
        model.darkProperty().subscribe(SparringApplication::theme);
        Stage stage = new Stage();
        stage.titleProperty().bind(WindowTitle.of(model));
        stage.getIcons().setAll(WindowIcon.images());
        stage.setScene(Shell.scene(workspace, version));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = Math.min(Math.max(before.width(), LEAST_WIDTH), room.getWidth());
        double height = Math.min(Math.max(before.height(), LEAST_HEIGHT), room.getHeight());
        resize(stage, width, height);
        stage.setMaximized(before.maximised());
        Size size = new Size(stage);
        stage.setOnCloseRequest(event -> close(event, stage));
        stage.setOnHidden(event -> {
            remember(stage, size);
            disk.shutdown();
            workspace.close();
            emptyBin();
            closed.run();
        });
        stage.show();
        if (!stage.isMaximized()) {
            // Some window managers shrink a window to the least that it may have when it appears. What the stage holds
            // to be
            // its size already is no news to it, so it is told another one first.
            resize(stage, width - 1, height - 1);
            resize(stage, width, height);
        }
        begin(before);
        workspace.presets().load();
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

    private static void resize(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    /** The size that a window has when it is not maximised. */
    private static final class Size {
        private double width;
        private double height;

        Size(Stage stage) {
            width = stage.getWidth();
            height = stage.getHeight();
            stage.widthProperty().addListener((property, before, now) -> keep(stage));
            stage.heightProperty().addListener((property, before, now) -> keep(stage));
        }

        private void keep(Stage stage) {
            if (!stage.isMaximized() && !stage.isIconified()) {
                width = stage.getWidth();
                height = stage.getHeight();
            }
        }
    }

    /** A window that cannot remember still closes; there is none left to say so in. */
    private void remember(Stage stage, Size size) {
        WindowPreferences now = new WindowPreferences(
                model.darkProperty().get(),
                size.width,
                size.height,
                stage.isMaximized(),
                Optional.of(model.draft().choiceProperty().get()),
                Optional.ofNullable(model.draft().folderProperty().get()));
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
        try {
            workspace.runs().emptyBin();
        } catch (SparringException e) {
            System.err.println("sparring: warning: " + e.getMessage());
        }
    }

    DesktopModel model() {
        return model;
    }

    private static void theme(boolean dark) {
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
        if (!run.isEmpty()) {
            workspace.open(Path.of(run));
        }
        if (Boolean.getBoolean("sparring.autostart")) {
            workspace.start();
        }
    }
}
