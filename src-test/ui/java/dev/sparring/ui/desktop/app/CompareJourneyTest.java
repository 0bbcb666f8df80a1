package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.ui.desktop.component.SampleView;
import dev.sparring.ui.desktop.model.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Two runs on disk are compared. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class CompareJourneyTest {

    private final Path home;
    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;

    CompareJourneyTest(@TempDir Path home) throws Exception {
        this.home = home;
        train("small", "8");
        train("large", "16");
        window = new OpenWindow(home);
    }

    private void train(String name, String batch) throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "20")
                                .set("log.every", "5")
                                .set("samples.every", "10")
                                .set("batch", batch)
                                .build(),
                        home.resolve("runs").resolve(name))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    @Test
    void twoRunsAreComparedFromTheirCurvesToTheirSamples() throws TimeoutException {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT6);
        assertThat(window.workspace().pageProperty().get()).isEqualTo(Page.COMPARE);
        await(() -> legend().size() >= 2);
        assertThat(legend()).anyMatch(text -> text.startsWith("small")).anyMatch(text -> text.startsWith("large"));
        tab(1);
        await(() -> !cells("#differences").isEmpty());
        assertThat(cells("#differences")).contains("batch", "8", "16");
        robot.interact(() -> robot.lookup("#differences").query().requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(onScreen(() -> Clipboard.getSystemClipboard().getString()))
                .contains("\nbatch\t")
                .contains("small");
        tab(2);
        await(() -> cells("#figures").contains("Steps"));
        tab(3);
        await(() -> spoken().equals(List.of("step 20", "step 20")));
        robot.clickOn("#same-step");
        robot.interact(() -> robot.lookup("#sheet-step").queryAs(Slider.class).setValue(0));
        await(() -> !spoken().contains("step 20"));
        assertThat(spoken()).hasSize(2);
    }

    @Test
    void aRunIsLeftOutAndTakenBackWithTheKeyboard() throws TimeoutException {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT6);
        await(() -> legend().size() >= 2);
        robot.interact(() -> robot.lookup("#compared-runs").query().requestFocus());
        window.press(KeyCode.HOME);
        window.press(KeyCode.SPACE);
        await(() -> window.workspace().compare().ticked().size() == 1);
        assertThat(robot.lookup("#compared-runs .check-box").queryAllAs(CheckBox.class))
                .extracting(CheckBox::isSelected)
                .containsExactlyInAnyOrder(true, false);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.SPACE);
        await(() -> robot.lookup("#compare .empty").query().isVisible());
        window.press(KeyCode.SPACE);
        window.press(KeyCode.UP);
        window.press(KeyCode.SPACE);
        await(() -> window.workspace().compare().ticked().size() == 2);
        assertThat(robot.lookup("#compare .empty").query().isVisible()).isFalse();
    }

    @Test
    void aDamagedRunIsSaidAndTheOtherIsShown() throws Exception {
        Files.writeString(home.resolve("runs/small/config.yaml"), "steps: [");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT6);
        await(() -> robot.lookup("#compare .compare-problem").tryQuery().isPresent());
        assertThat(robot.lookup("#compare .compare-problem").queryLabeled().getText())
                .startsWith("‘small’: ");
        await(() -> legend().stream().anyMatch(text -> text.startsWith("large")));
        assertThat(legend()).noneMatch(text -> text.startsWith("small"));
    }

    private List<String> legend() {
        return robot.lookup("#compare .legend .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private List<String> cells(String table) {
        return robot.lookup(table).queryAs(TableView.class).lookupAll(".table-cell").stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    /** What is said of the samples on the page after the run's name. */
    private List<String> spoken() {
        return robot.lookup("#compare .sheets .samples").queryAll().stream()
                .flatMap(box -> box.lookupAll("*").stream())
                .filter(SampleView.class::isInstance)
                .map(view -> view.getAccessibleText().replaceFirst(".*, ", ""))
                .toList();
    }

    private void tab(int index) {
        robot.interact(() -> robot.lookup("#compare-tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
