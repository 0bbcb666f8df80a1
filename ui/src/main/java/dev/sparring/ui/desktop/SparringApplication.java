package dev.sparring.ui.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.sparring.ui.desktop.session.Choice;
import dev.sparring.ui.desktop.session.DesktopModel;
import dev.sparring.ui.desktop.view.MainView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * The window's life, on the JavaFX thread. It is no {@link Application}: one must be public and is made by reflection, where
 * this one is given what it needs.
 */
final class SparringApplication {

    /** Between two deliveries from the training thread: about 15 a second. */
    private static final long PACE_MILLIS = 66;

    private final String version;
    private final Runnable closed;
    private final DesktopModel model;

    /**
     * A window that is not open yet.
     *
     * @param version shown beside the name
     * @param home the directory that holds {@code runs}
     * @param closed is run when the window has closed
     */
    SparringApplication(String version, Path home, Runnable closed) {
        this.version = version;
        this.closed = closed;
        Executor paced = CompletableFuture.delayedExecutor(PACE_MILLIS, TimeUnit.MILLISECONDS, Platform::runLater);
        this.model = new DesktopModel(home, Clock.system(ZoneId.systemDefault()), paced);
    }

    /** Opens the window. */
    Stage start() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            model.fail("the window met an error in Sparring itself; report it with the stack trace in the terminal");
        });
        model.darkProperty().set(Boolean.getBoolean("sparring.dark"));
        model.darkProperty().subscribe(SparringApplication::theme);
        Stage stage = new Stage();
        stage.setTitle("Sparring");
        stage.setScene(MainView.scene(model, version));
        stage.setMinWidth(1100);
        stage.setMinHeight(640);
        stage.setOnCloseRequest(event -> close(event, stage));
        stage.setOnHidden(event -> closed.run());
        stage.show();
        begin();
        return stage;
    }

    DesktopModel model() {
        return model;
    }

    private static void theme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private void close(WindowEvent event, Stage stage) {
        if (!model.mayClose(stage::close)) {
            event.consume();
        }
    }

    private void begin() {
        Choice preset = new Choice.Preset(System.getProperty("sparring.preset", ""));
        if (model.choices().contains(preset)) {
            model.choiceProperty().set(preset);
        }
        if (Boolean.getBoolean("sparring.autostart")) {
            model.start();
        }
    }
}
