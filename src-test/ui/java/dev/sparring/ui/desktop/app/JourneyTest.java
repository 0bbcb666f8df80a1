package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
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
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.util.WaitForAsyncUtils;

/** What people do with the window, from the first page on. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class JourneyTest {

    private final Path home;
    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    JourneyTest(@TempDir Path home) throws TimeoutException {
        this.home = home;
        window = new OpenWindow(home);
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    @Test
    void fromTheFirstStartToATrainedRing() throws TimeoutException {
        assertThat(window.page()).isEqualTo(Page.RUNS);
        await(() -> window.workspace().presets().pictures().containsKey("ring"));
        robot.clickOn("#preset-ring");
        assertThat(window.page()).isEqualTo(Page.NEW_RUN);
        await(() -> window.workspace().data().lookProperty().get() != null);
        change("steps", "60");
        robot.clickOn("#start-new");
        assertThat(window.page()).isEqualTo(Page.TRAIN);
        await(() -> window.phase() == Phase.ENDED);
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
        robot.interact(() -> window.workspace().choose(folder));
        assertThat(window.page()).isEqualTo(Page.NEW_RUN);
        await(() -> window.workspace().data().lookProperty().get() != null);
        assertThat(robot.lookup("#data-summary").queryAs(Label.class).getText()).startsWith("12 images");
        for (String[] change : new String[][] {
            {"steps", "3"}, {"batch", "4"}, {"data.size", "8"}, {"generator.width", "4"}, {"discriminator.width", "4"}
        }) {
            change(change[0], change[1]);
        }
        robot.clickOn("#start-new");
        await(() -> window.phase() == Phase.ENDED);
        assertThat(window.model().errorProperty().get()).isEmpty();
        assertThat(window.model().pictureProperty().get()).isNotNull();
    }

    @Test
    void aScheduleIsEditedAndItsCurveIsDrawnAnew() throws TimeoutException {
        robot.clickOn("#page-new-run");
        await(() -> window.model().draft().configProperty().get() != null);
        window.showTab(1);
        String before = spokenPlan();
        TextField rate = robot.lookup("#setting-generator-learningRate").queryAs(TextField.class);
        window.type(rate, "0.004");
        await(() -> !spokenPlan().equals(before));
        assertThat(spokenPlan()).contains("generator 4.0e-3");
        window.type(rate, "fast");
        await(() -> rate.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("wrong")));
        window.type(rate, "0.002");
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
        window.press(KeyCode.F5);
        await(() -> window.model().progressProperty().get() != null
                && Objects.requireNonNull(window.model().progressProperty().get())
                                .record()
                                .step()
                        > 120);
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
        robot.interact(() -> item("#steer", "rewarm-discriminator").fire());
        window.press(KeyCode.F10);
        await(() -> window.model().events().stream()
                .anyMatch(event -> event.kind().equals("rewarm") && event.network() == PlayerRole.DISCRIMINATOR));
        long step = Objects.requireNonNull(window.model().progressProperty().get())
                .record()
                .step();
        RunPreview plan = Objects.requireNonNull(window.model().planProperty().get());
        assertThat(plan.discriminator().rateAt(step + 20))
                .isLessThan(plan.discriminator().schedule().peak() / 2);
        assertThat(plan.discriminator().rateAt(step + 2000))
                .isEqualTo(plan.discriminator().schedule().peak());
    }

    @Test
    void whatTheMonitorAdvisesIsDone() throws TimeoutException {
        robot.clickOn("#page-monitor");
        window.press(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING);
        robot.clickOn("#page-monitor");
        robot.interact(() -> window.model()
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
        remedy("#rewarm-generator");
        await(() ->
                window.model().events().stream().anyMatch(event -> event.kind().equals("rewarm")));
        remedy("#finding-stop");
        await(() -> window.phase() == Phase.ENDED);
    }

    /** Cells are moved while the list changes, and hidden while they have nothing to show. */
    private void remedy(String id) throws TimeoutException {
        await(() -> robot.lookup("#findings .remedies")
                .match(NodeMatchers.isVisible())
                .tryQuery()
                .isPresent());
        robot.clickOn("#findings .remedies");
        await(() -> robot.lookup(id).match(NodeMatchers.isVisible()).tryQuery().isPresent());
        robot.clickOn(id);
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
        robot.interact(() -> window.workspace().runs().refresh());
        await(() -> runs().size() == 1 && runs().get(0).state() == RunSummary.State.INTERRUPTED);
        robot.clickOn("Continue");
        await(() -> window.phase() == Phase.ENDED);
        assertThat(window.model().errorProperty().get()).isEmpty();
        assertThat(Objects.requireNonNull(window.model().progressProperty().get())
                        .record()
                        .step())
                .isEqualTo(40);
    }

    @Test
    void everythingIsReachedByKeysAlone() throws TimeoutException {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(window.page()).isEqualTo(Page.NEW_RUN);
        window.press(KeyCode.F5);
        await(() -> window.phase() == Phase.RUNNING);
        assertThat(window.page()).isEqualTo(Page.TRAIN);
        window.press(KeyCode.SPACE);
        await(() -> window.phase() == Phase.PAUSED);
        window.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(robot.lookup("#palette-words").query().isFocused()).isTrue();
        robot.interact(
                () -> robot.lookup("#palette-words").queryAs(TextField.class).setText("checkpoint stop"));
        WaitForAsyncUtils.waitForFxEvents();
        window.press(KeyCode.ESCAPE);
        assertThat(window.phase()).isEqualTo(Phase.PAUSED);
        window.press(KeyCode.CONTROL, KeyCode.K);
        robot.interact(
                () -> robot.lookup("#palette-words").queryAs(TextField.class).setText("end run"));
        WaitForAsyncUtils.waitForFxEvents();
        window.press(KeyCode.ENTER);
        await(() -> window.phase() == Phase.ENDED);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(window.page()).isEqualTo(Page.RUNS);
    }

    /** Changes a key of the next run on the tab of all keys. */
    private void change(String key, String value) throws TimeoutException {
        await(() -> window.model().draft().configProperty().get() != null);
        window.showTab(2);
        robot.interact(
                () -> robot.lookup("#setting-search").queryAs(TextField.class).setText(key));
        window.type(robot.lookup("#setting-" + key.replace('.', '-')).queryAs(TextField.class), value);
        await(() -> Objects.requireNonNull(
                        window.model().draft().configProperty().get())
                .yaml()
                .contains(key.substring(key.lastIndexOf('.') + 1) + ": " + value));
    }

    private MenuItem item(String menu, String id) {
        return robot.lookup(menu).queryAs(MenuButton.class).getItems().stream()
                .filter(entry -> id.equals(entry.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<RunSummary> runs() {
        return window.workspace().runs().runs();
    }
}
