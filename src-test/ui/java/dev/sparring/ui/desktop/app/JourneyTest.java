package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSummary;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What people do with the window, from the first page on. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class JourneyTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path home;
    private final FxRobot robot = new FxRobot();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SparringApplication application;
    private final Stage stage;

    JourneyTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        application =
                onScreen(() -> new SparringApplication("test", home, home.resolve("settings"), closed::countDown));
        stage = onScreen(application::start);
        settle();
    }

    /** The first pictures take long where the machine is busy, and the robot is less patient than we are. */
    private static void settle() {
        for (int i = 0; i < 5; i++) {
            onScreen(() -> true);
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        robot.interact(() -> {
            if (stage.isShowing()) {
                stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        });
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fromTheFirstStartToATrainedRing() throws TimeoutException {
        assertThat(page()).isEqualTo(Page.RUNS);
        await(() -> application.workspace().presets().pictures().containsKey("ring"));
        robot.clickOn("#preset-ring");
        assertThat(page()).isEqualTo(Page.NEW_RUN);
        await(() -> application.workspace().data().lookProperty().get() != null);
        change("steps", "60");
        robot.clickOn("#start-new");
        assertThat(page()).isEqualTo(Page.TRAIN);
        await(() -> phase() == Phase.ENDED);
        robot.clickOn("#page-runs");
        await(() -> runs().size() == 1 && runs().get(0).state() == RunSummary.State.COMPLETED);
        assertThat(runs().get(0).step()).isEqualTo(60);
        await(() -> robot.lookup("#runs .run-state").tryQuery().isPresent());
        assertThat(robot.lookup("#runs .run-state").queryLabeled().getText()).isEqualTo("completed");
    }

    @Test
    void aFolderIsDroppedSeenAndTrainedOn() throws Exception {
        Path folder = Files.createDirectory(home.resolve("pictures"));
        for (int i = 0; i < 12; i++) {
            BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(i, i, 0xFF8000 + 7 * i);
            ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
        }
        robot.interact(() -> application.workspace().choose(folder));
        assertThat(page()).isEqualTo(Page.NEW_RUN);
        await(() -> application.workspace().data().lookProperty().get() != null);
        assertThat(robot.lookup("#data-summary").queryAs(Label.class).getText()).startsWith("12 images");
        for (String[] change : new String[][] {
            {"steps", "3"}, {"batch", "4"}, {"data.size", "8"}, {"generator.width", "4"}, {"discriminator.width", "4"}
        }) {
            change(change[0], change[1]);
        }
        robot.clickOn("#start-new");
        await(() -> phase() == Phase.ENDED);
        assertThat(application.model().errorProperty().get()).isEmpty();
        assertThat(application.model().pictureProperty().get()).isNotNull();
    }

    @Test
    void aScheduleIsEditedAndItsCurveIsDrawnAnew() throws TimeoutException {
        robot.clickOn("#page-new-run");
        await(() -> application.model().draft().configProperty().get() != null);
        tab(1);
        String before = spokenPlan();
        TextField rate = robot.lookup("#setting-generator-learningRate").queryAs(TextField.class);
        type(rate, "0.004");
        await(() -> !spokenPlan().equals(before));
        assertThat(spokenPlan()).contains("generator 4.0e-3");
        type(rate, "fast");
        await(() -> rate.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("wrong")));
        type(rate, "0.002");
        await(() -> spokenPlan().contains("generator 2.0e-3"));
        assertThat(rate.getPseudoClassStates())
                .noneMatch(state -> state.getPseudoClassName().equals("wrong"));
    }

    private String spokenPlan() {
        return robot.lookup("#planned-rates").query().getAccessibleText();
    }

    @Test
    void aDiscriminatorIsWarmedUpAgainAndItsCurveBends() throws TimeoutException {
        robot.clickOn("#page-train");
        press(KeyCode.F5);
        await(() -> application.model().progressProperty().get() != null
                && Objects.requireNonNull(application.model().progressProperty().get())
                                .record()
                                .step()
                        > 120);
        press(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        robot.interact(() -> item("#steer", "rewarm-discriminator").fire());
        press(KeyCode.F10);
        await(() -> application.model().events().stream()
                .anyMatch(event -> event.kind().equals("rewarm") && event.network() == PlayerRole.DISCRIMINATOR));
        long step = Objects.requireNonNull(
                        application.model().progressProperty().get())
                .record()
                .step();
        RunPreview plan =
                Objects.requireNonNull(application.model().planProperty().get());
        assertThat(plan.discriminator().rateAt(step + 20))
                .isLessThan(plan.discriminator().schedule().peak() / 2);
        assertThat(plan.discriminator().rateAt(step + 2000))
                .isEqualTo(plan.discriminator().schedule().peak());
    }

    @Test
    void whatTheMonitorAdvisesIsDone() throws TimeoutException {
        robot.clickOn("#page-monitor");
        press(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        robot.clickOn("#page-monitor");
        robot.interact(() -> application
                .model()
                .events()
                .add(
                        0,
                        new RunEvent(
                                7,
                                "mode-collapse",
                                Severity.CRITICAL,
                                PlayerRole.GENERATOR,
                                Map.of("diversity", 0.1),
                                "Warm the discriminator up again.",
                                "")));
        await(() -> robot.lookup("#findings .menu-button").tryQuery().isPresent());
        robot.interact(() -> item("#findings .menu-button", "rewarm-generator").fire());
        await(() -> application.model().events().stream()
                .anyMatch(event -> event.kind().equals("rewarm")));
        robot.interact(() -> item("#findings .menu-button", "finding-stop").fire());
        await(() -> phase() == Phase.ENDED);
    }

    @Test
    void aRunThatWasBrokenOffOffersToGoOn() throws Exception {
        Path root = home.resolve("runs/mine");
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "40")
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .set("checkpoint.every", "20")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        Files.writeString(
                root.resolve("run.json"),
                Files.readString(root.resolve("run.json")).replace("completed", "running"));
        Files.move(root.resolve("checkpoints/step-00000040"), home.resolve("lost"));
        robot.interact(() -> application.workspace().runs().refresh());
        await(() -> runs().size() == 1 && runs().get(0).state() == RunSummary.State.INTERRUPTED);
        robot.clickOn("Continue");
        await(() -> phase() == Phase.ENDED);
        assertThat(application.model().errorProperty().get()).isEmpty();
        assertThat(Objects.requireNonNull(application.model().progressProperty().get())
                        .record()
                        .step())
                .isEqualTo(40);
    }

    @Test
    void everythingIsReachedByKeysAlone() throws TimeoutException {
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(page()).isEqualTo(Page.NEW_RUN);
        press(KeyCode.F5);
        await(() -> phase() == Phase.RUNNING);
        assertThat(page()).isEqualTo(Page.TRAIN);
        press(KeyCode.SPACE);
        await(() -> phase() == Phase.PAUSED);
        keys(KeyCode.CONTROL, KeyCode.K);
        assertThat(robot.lookup("#palette-words").query().isFocused()).isTrue();
        robot.interact(
                () -> robot.lookup("#palette-words").queryAs(TextField.class).setText("checkpoint stop"));
        WaitForAsyncUtils.waitForFxEvents();
        press(KeyCode.ESCAPE);
        assertThat(phase()).isEqualTo(Phase.PAUSED);
        keys(KeyCode.CONTROL, KeyCode.K);
        robot.interact(
                () -> robot.lookup("#palette-words").queryAs(TextField.class).setText("end run"));
        WaitForAsyncUtils.waitForFxEvents();
        press(KeyCode.ENTER);
        await(() -> phase() == Phase.ENDED);
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(page()).isEqualTo(Page.RUNS);
    }

    /** Changes a key of the next run on the tab of all keys. */
    private void change(String key, String value) throws TimeoutException {
        await(() -> application.model().draft().configProperty().get() != null);
        tab(2);
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText(key));
        type(robot.lookup("#setting-" + key.replace('.', '-')).queryAs(TextField.class), value);
        await(() -> Objects.requireNonNull(
                        application.model().draft().configProperty().get())
                .yaml()
                .contains(key.substring(key.lastIndexOf('.') + 1) + ": " + value));
    }

    private void tab(int index) {
        robot.interact(() -> robot.lookup("#new-run-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(TextField field, String text) {
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    private MenuItem item(String menu, String id) {
        return robot.lookup(menu).queryAs(MenuButton.class).getItems().stream()
                .filter(entry -> id.equals(entry.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void press(KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void keys(KeyCode modifier, KeyCode key) {
        robot.press(modifier, key).release(key, modifier);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Page page() {
        return application.workspace().pageProperty().get();
    }

    private Phase phase() {
        return application.model().phaseProperty().get();
    }

    private List<RunSummary> runs() {
        return application.workspace().runs().runs();
    }

    private static <T> T onScreen(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, call);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
