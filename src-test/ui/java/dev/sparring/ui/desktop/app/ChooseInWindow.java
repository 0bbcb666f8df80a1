package dev.sparring.ui.desktop.app;

import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A program: opens the window, changes keys on the page of settings as a person would, trains, and prints how the run ended.
 * The first argument is the working directory, the others are {@code key=value}.
 */
public final class ChooseInWindow {

    private static final long PATIENCE_SECONDS = 50;

    private final FxRobot robot = new FxRobot();
    private final SparringApplication application;

    private ChooseInWindow(Path home) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        application = onScreen(
                () -> new SparringApplication("test", home, home.resolve("settings"), () -> {}, FileTarget::dialog));
        onScreen(application::start);
    }

    /** Runs it and ends the process. */
    public static void main(String[] arguments) throws TimeoutException {
        ChooseInWindow window = new ChooseInWindow(Path.of(arguments[0]));
        await(() -> window.model().draft().configProperty().get() != null);
        window.robot.interact(() -> {
            window.application.workspace().pageProperty().set(Page.NEW_RUN);
            window.robot
                    .lookup("#new-run-tabs")
                    .queryAs(TabPane.class)
                    .getSelectionModel()
                    .select(2);
        });
        for (int i = 1; i < arguments.length; i++) {
            String[] words = arguments[i].split("=", 2);
            window.change(words[0], words[1]);
        }
        window.robot.clickOn("#start-new");
        await(() -> window.model().phaseProperty().get() == Phase.ENDED);
        System.out.print(window.model().errorProperty().get());
        System.out.print(window.model().noticeProperty().get() + "\n");
        System.exit(0);
    }

    private void change(String key, String value) throws TimeoutException {
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText(key));
        String editor = "#setting-" + key.replace('.', '-');
        robot.interact(() -> {
            if (robot.lookup(editor).query() instanceof ComboBox<?> box) {
                choose(box, value);
            } else {
                TextField field = robot.lookup(editor).queryAs(TextField.class);
                field.setText(value);
                field.fireEvent(new ActionEvent());
            }
        });
        await(() -> Objects.requireNonNull(model().draft().configProperty().get())
                .yaml()
                .contains(key.substring(key.lastIndexOf('.') + 1) + ": " + value));
    }

    private static <T> void choose(ComboBox<T> box, String name) {
        for (T member : box.getItems()) {
            if (box.getConverter().toString(member).equals(name)) {
                box.setValue(member);
            }
        }
    }

    private DesktopModel model() {
        return application.model();
    }

    private static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
