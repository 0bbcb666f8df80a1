package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window, open without a display, and hands to work with it. Closed by {@link #close}, whatever it is doing. */
final class OpenWindow {

    private static final long PATIENCE_SECONDS = 120;

    private final FxRobot robot = new FxRobot();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SparringApplication application;
    private final Stage stage;

    /**
     * Opens it.
     *
     * @param home the directory that holds {@code runs} and the window's settings
     */
    OpenWindow(Path home) throws TimeoutException {
        this(home, FileTarget::dialog);
    }

    /**
     * Opens it.
     *
     * @param home the directory that holds {@code runs} and the window's settings
     * @param dialogs say where files are saved
     */
    OpenWindow(Path home, FileTarget.Dialogs dialogs) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        settings(home.resolve("settings"));
        application = onScreen(
                () -> new SparringApplication("test", home, home.resolve("settings"), closed::countDown, dialogs));
        stage = onScreen(application::start);
        settle();
    }

    /** Tests look the same on a system that is dark. */
    private static void settings(Path file) {
        if (!Files.exists(file)) {
            try {
                Files.writeString(file, "follows-system=false\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The first pictures take long where the machine is busy, and the robot is less patient than we are. */
    private static void settle() {
        for (int i = 0; i < 5; i++) {
            onScreen(() -> true);
        }
    }

    /** Asks it to close, which a run may put off. */
    void askToClose() {
        robot.interact(() -> {
            if (stage.isShowing()) {
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        });
    }

    /** Closes it and waits until it is closed. */
    void close() throws InterruptedException {
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    Stage stage() {
        return stage;
    }

    Workspace workspace() {
        return application.workspace();
    }

    DesktopModel model() {
        return application.model();
    }

    Phase phase() {
        return model().phaseProperty().get();
    }

    Page page() {
        return workspace().pageProperty().get();
    }

    /** Goes to a page. */
    void show(Page page) {
        onScreen(() -> {
            workspace().pageProperty().set(page);
            return true;
        });
        settle();
    }

    /** Goes to a tab of the page of new runs. */
    void showTab(int index) {
        show(Page.NEW_RUN);
        robot.interact(() -> robot.lookup("#new-run-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types into a field, as if Enter ended it. */
    void type(TextField field, String text) {
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /** Presses keys together. */
    void press(KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Runs something on the screen's thread. */
    static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    /** The condition is seen from another thread, perhaps before what follows the model has followed it. */
    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
