package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.ui.desktop.model.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What a run has learned is taken out of the window as a file. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class GifJourneyTest {

    private final Path home;
    private final Path root;
    private final FxRobot robot = new FxRobot();
    private final List<String> asked = new ArrayList<>();
    private final OpenWindow window;

    GifJourneyTest(@TempDir Path home) throws Exception {
        this.home = home;
        this.root = home.resolve("runs/pictures");
        Run.prepare(
                        ConfigBuilder.preset("shapes")
                                .set("steps", "6")
                                .set("batch", "4")
                                .set("generator.width", "4")
                                .set("discriminator.width", "4")
                                .set("samples.every", "2")
                                .set("samples.count", "4")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        window = new OpenWindow(home, title -> (owner, name) -> {
            asked.add(title + ": " + name);
            return Optional.of(home.resolve(name));
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        window.close();
    }

    @Test
    void howSamplesGrewIsSavedAsAnAnimationThatOthersRead() throws Exception {
        robot.interact(() -> window.workspace().open(root));
        window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        assertThat(window.page()).isEqualTo(Page.SAMPLES);
        await(() -> window.workspace().samples().run().samplesProperty().get() != null);
        robot.clickOn("#save");
        robot.clickOn("#save-gif");
        await(() -> message().startsWith("Saved: "));
        assertThat(asked).containsExactly("Save samples: shapes-growth.gif");
        List<Path> sheets = sheets();
        assertThat(sheets).hasSize(3);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(home.resolve("shapes-growth.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(sheets.size());
            for (int i = 0; i < sheets.size(); i++) {
                BufferedImage sheet = ImageIO.read(sheets.get(i).toFile());
                BufferedImage frame = reader.read(i);
                assertThat(frame.getWidth()).isEqualTo(sheet.getWidth());
                assertThat(frame.getHeight()).isEqualTo(sheet.getHeight());
            }
        } finally {
            reader.dispose();
        }
    }

    private String message() {
        return robot.lookup("#export-message").queryAs(Labeled.class).getText();
    }

    /** What the run itself has saved, the oldest first. */
    private List<Path> sheets() throws Exception {
        try (var files = Files.list(root.resolve("samples"))) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}
