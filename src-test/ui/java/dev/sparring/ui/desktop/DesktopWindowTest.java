package dev.sparring.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import dev.sparring.ui.desktop.chart.Palette;
import dev.sparring.ui.desktop.session.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class DesktopWindowTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path home;

    private final FxRobot robot = new FxRobot();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SparringApplication application;
    private final Stage stage;

    DesktopWindowTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        application = onScreen(() -> new SparringApplication("test", home, closed::countDown));
        stage = onScreen(application::start);
    }

    @AfterEach
    void close() throws InterruptedException {
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void buttonsAreEnabledWhereTheyMakeSense() throws TimeoutException {
        assertThat(enabled("#start", "#pictures", "#choice")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#start");
        await(() -> phase() == Phase.RUNNING);
        assertThat(disabled("#start", "#pictures", "#choice")).isTrue();
        assertThat(enabled("#pause", "#step", "#stop")).isTrue();
        robot.clickOn("#stop");
        await(() -> phase() == Phase.ENDED);
        assertThat(enabled("#start", "#pictures", "#choice")).isTrue();
        assertThat(disabled("#pause", "#step", "#stop")).isTrue();
    }

    @Test
    void keysPauseResumeAndStep() throws TimeoutException {
        robot.press(KeyCode.F5).release(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> phase() == Phase.RUNNING);
        robot.press(KeyCode.F10).release(KeyCode.F10);
        await(() -> phase() == Phase.PAUSED);
    }

    @Test
    void bothCurvesAndTheSamplesAreDrawn() throws TimeoutException {
        robot.clickOn("#start");
        await(() -> application.model().pictureProperty().get() != null
                && application.model().progressProperty().get() != null);
        robot.clickOn("#pause");
        await(() -> phase() == Phase.PAUSED);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#rates", Palette.LIGHT.generator())).isGreaterThan(100);
        assertThat(pixels("#rates", Palette.LIGHT.discriminator())).isGreaterThan(100);
        assertThat(pixels("#losses", Palette.LIGHT.generator())).isPositive();
        assertThat(pixels("#losses", Palette.LIGHT.discriminator())).isPositive();
        assertThat(pixels("#samples", Palette.LIGHT.data())).isGreaterThan(100);
        assertThat(pixels("#samples", Palette.LIGHT.generator())).isPositive();
    }

    @Test
    void aDarkWindowDrawsInItsOwnColours() throws TimeoutException {
        robot.clickOn("#theme");
        await(() -> application.model().planProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels("#rates", Palette.DARK.generator())).isGreaterThan(100);
        assertThat(pixels("#rates", Palette.DARK.discriminator())).isGreaterThan(100);
        robot.clickOn("#theme");
    }

    @Test
    void aMarkIsDrawnAtItsStepAndTellsAllWhenPointedAt() throws TimeoutException {
        await(() -> application.model().planProperty().get() != null);
        robot.interact(() -> application
                .model()
                .events()
                .add(new Event(
                        3000,
                        "mode-collapse",
                        Severity.CRITICAL,
                        Side.GENERATOR,
                        Map.of("diversity", 0.1),
                        "Lower the rate.",
                        "")));
        Node rates = robot.lookup("#rates").query();
        Bounds bounds = rates.localToScreen(rates.getBoundsInLocal());
        // The ring takes 6000 steps; the plot is 52 pixels from the left and 22 from the right.
        double middle = bounds.getMinX() + 52 + (bounds.getWidth() - 74) / 2;
        robot.moveTo(middle + 40, bounds.getCenterY()).moveTo(middle + 2, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details .title").queryLabeled().getText())
                .isEqualTo("Mode collapse at step 3,000");
        assertThat(pixels("#rates", Palette.LIGHT.critical())).isGreaterThan(100);
        robot.moveTo(middle + 40, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isEmpty();
        robot.moveTo(middle - 2, bounds.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isPresent();
        robot.interact(() -> application.model().events().clear());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".flag-details").tryQuery()).isEmpty();
        assertThat(pixels("#rates", Palette.LIGHT.critical())).isZero();
    }

    @Test
    void aMissingFolderIsSaidInABannerThatGoesAway() throws TimeoutException {
        assertThat(robot.lookup("#banner").query().isVisible()).isFalse();
        robot.interact(() -> application.model().choosePictures(home.resolve("nowhere")));
        robot.clickOn("#start");
        await(() -> robot.lookup("#banner").query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#banner .button");
        assertThat(robot.lookup("#banner").query().isVisible()).isFalse();
    }

    @Test
    void closingDuringARunSavesACheckpoint() throws TimeoutException, InterruptedException, IOException {
        robot.clickOn("#start");
        await(() -> application.model().progressProperty().get() != null);
        askToClose();
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.isShowing()).isFalse();
        try (Stream<Path> files = Files.walk(home.resolve("runs"))) {
            assertThat(files).anyMatch(file -> file.endsWith("manifest.json"));
        }
    }

    private void askToClose() {
        robot.interact(() -> {
            if (stage.isShowing()) {
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        });
    }

    private Phase phase() {
        return application.model().phaseProperty().get();
    }

    private boolean enabled(String... queries) {
        return Stream.of(queries).noneMatch(query -> robot.lookup(query).query().isDisabled());
    }

    private boolean disabled(String... queries) {
        return Stream.of(queries).allMatch(query -> robot.lookup(query).query().isDisabled());
    }

    private static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    /** The condition is seen from another thread, perhaps before what follows the model has followed it. */
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long pixels(String query, Color colour) {
        Node node = robot.lookup(query).query();
        WritableImage image = onScreen(() -> node.snapshot(null, null));
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (close(image.getPixelReader().getColor(x, y), colour)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean close(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.03
                && Math.abs(one.getGreen() - other.getGreen()) < 0.03
                && Math.abs(one.getBlue() - other.getBlue()) < 0.03;
    }
}
