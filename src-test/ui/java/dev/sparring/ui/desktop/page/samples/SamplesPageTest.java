package dev.sparring.ui.desktop.page.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import dev.sparring.ui.desktop.model.samples.Beside;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
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
class SamplesPageTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    private final FxRobot robot = new FxRobot();
    private final Worker worker;
    private final SamplesModel model;
    private final Stage stage;
    private final List<String> proposed = new ArrayList<>();

    SamplesPageTest(@TempDir Path folder) throws TimeoutException {
        this.folder = folder;
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        worker = new Worker("sparring-test", Platform::runLater);
        model = new SamplesModel(worker, Platform::runLater);
        stage = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, () -> {
            SamplesPage page = new SamplesPage(model, title -> (window, name) -> {
                proposed.add(name);
                return Optional.of(folder.resolve(name));
            });
            Stage window = new Stage();
            window.setScene(new Scene(page, 900, 640));
            window.show();
            page.requestFocus();
            return window;
        });
    }

    @AfterEach
    void close() {
        robot.interact(() -> {
            model.close();
            worker.close();
            stage.hide();
        });
    }

    /** A run that has saved sheets of four images, at step 10 black ones, at each further step brighter ones. */
    private Path run() throws Exception {
        Path root = folder.resolve("run");
        Config config = ConfigBuilder.preset("shapes").set("samples.count", "4").build();
        SampleShape shape = config.data().shape();
        Files.createDirectories(root.resolve("samples"));
        Files.writeString(root.resolve("config.yaml"), config.yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"completed\"}");
        Files.writeString(root.resolve("metrics.jsonl"), "{\"step\":20,\"loss_g\":0.75,\"loss_d\":1.25}\n");
        for (int i = 0; i < 5; i++) {
            float[] values = new float[4 * shape.length()];
            Arrays.fill(values, -1 + 0.25f * i);
            Files.write(
                    root.resolve("samples/step-%08d.png".formatted(10 * (i + 1))),
                    SampleGrid.images(new SampleBatch(10L * (i + 1), shape, 4, values)));
        }
        return root;
    }

    private void press(KeyCode key) {
        robot.press(key).release(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitShown(long step) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
            DrawnSamples samples = model.run().samplesProperty().get();
            return samples != null && samples.step() == step;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void savedStepsAreGoneThroughByKeyboardAndSavedAsAnAnimation() throws Exception {
        Path root = run();
        robot.interact(() -> model.show(root));
        awaitShown(50);
        assertThat(text("#saved-step")).isEqualTo("step 50");
        press(KeyCode.HOME);
        awaitShown(10);
        press(KeyCode.RIGHT);
        awaitShown(20);
        assertThat(robot.lookup("#records").lookup("0.750 / 1.250").tryQuery()).isPresent();
        press(KeyCode.RIGHT);
        press(KeyCode.LEFT);
        awaitShown(20);
        press(KeyCode.END);
        awaitShown(50);
        robot.interact(() -> model.run().timeline().paceProperty().set(20));
        press(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> !model.run().timeline().playingProperty().get());
        awaitShown(50);

        robot.interact(() -> model.run().timeline().paceProperty().set(5));
        save("save-gif");
        assertThat(proposed).containsExactly("shapes-growth.gif");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(
                folder.resolve("shapes-growth.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(5);
            for (int i = 0; i < 5; i++) {
                assertThat(reader.read(i).getRGB(3, 3) & 0xFF).isEqualTo(SampleGrid.level(-1 + 0.25f * i));
                IIOMetadataNode root0 =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                assertThat(((IIOMetadataNode) root0.getElementsByTagName("GraphicControlExtension")
                                        .item(0))
                                .getAttribute("delayTime"))
                        .isEqualTo(i < 4 ? "20" : "150");
            }
        } finally {
            reader.dispose();
        }
        assertThat(text("#export-message")).startsWith("Saved: 5 steps in ");
    }

    private void save(String id) throws TimeoutException {
        save("save", id);
    }

    private void save(String menu, String id) throws TimeoutException {
        robot.interact(() -> robot.lookup("#" + menu).queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> !model.export().job().messageProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theShownSamplesAreSavedPixelByPixel() throws Exception {
        Path root = run();
        robot.interact(() -> model.show(root));
        awaitShown(50);
        save("save-picture");
        assertThat(ImageIO.read(folder.resolve("shapes-step-50.png").toFile()).getRGB(3, 3))
                .isEqualTo(0xFF000000 | SampleGrid.level(0) * 0x010101);
    }

    @Test
    void withoutARunItIsSaidWhatToDo() {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text("#saved-samples-reason")).startsWith("Open a run or train one");
        assertThat(robot.lookup("#save").query().isDisabled()).isTrue();
    }

    @Test
    void aDamagedPictureIsSaid() throws Exception {
        Path root = run();
        Files.write(root.resolve("samples/step-00000050.png"), new byte[] {1, 2});
        robot.interact(() -> model.show(root));
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> !model.run().problemProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text("#saved-samples-reason")).contains("step 50", "step-00000050.png");
    }

    @Test
    void aLatentNumberIsMovedByKeyboardAndThePictureSaved() throws Exception {
        Path root = folder.resolve("ring");
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "10")
                                .set("batch", "16")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        robot.interact(() -> model.show(root));
        awaitShown(10);
        Explorer explorer = model.beside().explorer();
        robot.interact(() -> {
            explorer.wayProperty().set(Explorer.Way.LATENT);
            model.beside().kindProperty().set(Beside.Kind.NEW);
        });
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> explorer.samplesProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        float[] seed = explorer.sliders().vectorProperty().get();
        robot.interact(() -> robot.lookup("#latent-1").query().requestFocus());
        assertThat(robot.lookup("#latent-1").query().getAccessibleText()).isEqualTo("latent 1");
        assertThat(robot.lookup("#latent-3").query().getParent().isVisible())
                .as("the vector has two numbers")
                .isFalse();
        press(KeyCode.RIGHT);
        float tenth = Math.round(10 * (seed[0] + 0.1)) / 10f;
        assertThat(explorer.sliders().vectorProperty().get()).containsExactly(tenth, seed[1]);
        assertThat(text("#latent-value-1")).isEqualTo(String.format(Locale.ROOT, "%.2f", tenth));
        robot.interact(() -> robot.lookup("#latent-back").queryButton().fire());
        assertThat(explorer.sliders().vectorProperty().get()).containsExactly(seed);
        save("save-new", "save-new-picture");
        assertThat(ImageIO.read(folder.resolve("ring-new-step-10.png").toFile()).getWidth())
                .isGreaterThanOrEqualTo(100);
    }
}
