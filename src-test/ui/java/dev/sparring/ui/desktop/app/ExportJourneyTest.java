package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.export.Exporters;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.page.export.ExportPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A small run is taken out of the window: its samples, its generator, its figures, its configuration. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class ExportJourneyTest {

    private final Path home;
    private final FxRobot robot = new FxRobot();
    private final OpenWindow window;
    private final List<String> proposed = new ArrayList<>();

    ExportJourneyTest(@TempDir Path home) throws Exception {
        this.home = home;
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "20")
                                .set("checkpoint.every", "10")
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        home.resolve("runs/small"))
                .play(new RunControl(), new RunListener() {}, "test");
        window = new OpenWindow(home);
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    /** Answers at once, as a person would who takes what is proposed. */
    private final class Answers implements Actions.Chooser {
        @Override
        public void directory(String title, Optional<Path> first, Consumer<Path> chosen) {
            chosen.accept(home);
        }

        @Override
        public void dataFile(String title, Optional<Path> first, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }

        @Override
        public void configFile(String title, Consumer<Path> chosen) {
            throw new AssertionError(title);
        }

        @Override
        public void save(String title, String name, Consumer<Path> chosen) {
            proposed.add(name);
            chosen.accept(home.resolve(name));
        }
    }

    @Test
    void withoutARunItIsSaidWhatToDo() {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT7);
        assertThat(window.page()).isEqualTo(Page.EXPORT);
        assertThat(robot.lookup("#export .empty").query().isVisible()).isTrue();
        assertThat(robot.lookup("#export .empty .title-4").queryLabeled().getText())
                .isEqualTo("No run is open");
    }

    @Test
    void samplesNetworkFiguresAndConfigurationAreWritten() throws Exception {
        robot.interact(() -> window.workspace().open(home.resolve("runs/small")));
        await(() -> window.workspace().export().listingProperty().get() != null);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT7);
        assertThat(robot.lookup("#export .empty").query().isVisible()).isFalse();
        assertThat(text("#export-run")).isEqualTo("Run small");
        Stage second = onScreen(() -> {
            Answers answers = new Answers();
            ExportPage page =
                    new ExportPage(window.workspace(), new Actions(window.workspace(), answers, () -> {}), answers);
            Stage stage = new Stage();
            stage.setScene(new Scene(page, 1000, 720));
            stage.show();
            return stage;
        });
        try {
            fire(second, "#export-samples-write");
            await(() -> !message("#export-samples-message").isEmpty());
            assertThat(message("#export-samples-message"))
                    .isEqualTo("64 samples of step 20 are written: " + home.resolve("ring-samples.csv"));
            assertThat(Files.readAllLines(home.resolve("ring-samples.csv"))).hasSize(64);
            choose(second, "#export-kind", SampleOutput.Kind.NPY);
            fire(second, "#export-samples-write");
            await(() -> message("#export-samples-message").endsWith(".npy"));
            assertThat(Files.size(home.resolve("ring-samples.npy"))).isEqualTo(128 + 64 * 2 * 4);

            choose(second, "#export-format", Exporters.catalog().get("onnx"));
            fire(second, "#export-network-write");
            await(() -> !message("#export-network-message").isEmpty());
            assertThat(message("#export-network-message"))
                    .isEqualTo("Exported: generator of step 20, average weights in " + home.resolve("ring.onnx") + ".");
            // The first field of ONNX's ModelProto is number 1, a varint, and says the IR's version, 8.
            assertThat(Files.readAllBytes(home.resolve("ring.onnx"))).startsWith(0x08, 0x08);

            robot.interact(() ->
                    window.workspace().export().evaluation().countProperty().set(Optional.of(100)));
            fire(second, "#evaluate");
            await(() -> !message("#export-evaluation-message").isEmpty());
            assertThat(message("#export-evaluation-message")).startsWith("100 samples of step 20 against as many of");
            assertThat(second.getScene().lookup("#export-figures").lookupAll(".label"))
                    .extracting(node -> ((Labeled) node).getText())
                    .contains("modes held", "Fréchet distance", "effective number", "lower is better");
            fire(second, "#evaluate-save");
            assertThat(home.resolve("ring-step-20-evaluation.json")).exists();

            fire(second, "#export-config-save");
            assertThat(home.resolve("ring.yaml")).content().contains("checkpoint:");
            fire(second, "#export-config-copy");
            assertThat(onScreen(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("sparring train " + home.resolve("runs/small/config.yaml"));
            assertThat(proposed)
                    .containsExactly(
                            "ring-samples.csv",
                            "ring-samples.npy",
                            "ring.onnx",
                            "ring-step-20-evaluation.json",
                            "ring.yaml");
        } finally {
            robot.interact(second::close);
        }
    }

    private String text(String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    /** The page in the window says the same as the one that the test presses. */
    private String message(String id) {
        return onScreen(() -> ((Labeled) window.stage().getScene().lookup(id)).getText());
    }

    private void fire(Stage stage, String id) throws TimeoutException {
        await(() -> !stage.getScene().lookup(id).isDisabled());
        robot.interact(() -> ((Button) stage.getScene().lookup(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked") // the page's own box of such items
    private <T> void choose(Stage stage, String id, T item) {
        robot.interact(() -> ((ChoiceBox<T>) stage.getScene().lookup(id)).setValue(item));
    }
}
