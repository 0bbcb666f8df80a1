package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on images as large as can be configured, whole, in a process with little heap. */
@Tag("slow")
class LargeImagesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** Trains narrow networks on colour images for a step, with a look and a picture after it. */
    private OwnProcess train(String heap, int size, int samples, String... more) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("train", "--preset", "shapes", "--quiet", "--steps", "1", "--out", folder + "/run"));
        for (String setting : List.of(
                "data.size=" + size,
                "data.channels=3",
                "generator.width=4",
                "generator.warmup.type=none",
                "discriminator.width=4",
                "discriminator.warmup.type=none",
                "batch=2",
                "monitor.every=1",
                "samples.every=1",
                "samples.count=" + samples)) {
            words.addAll(List.of("--set", setting));
        }
        words.addAll(List.of(more));
        return OwnProcess.of(folder, heap, words.toArray(String[]::new));
    }

    private void assertPicture(String name, int side) throws Exception {
        BufferedImage picture =
                ImageIO.read(folder.resolve("run/samples").resolve(name).toFile());
        assertThat(picture.getWidth()).isGreaterThanOrEqualTo(side);
        assertThat(picture.getHeight()).isGreaterThanOrEqualTo(side);
    }

    /** The thousand images with which the monitor compares are three times what the heap can hold. */
    @Test
    void imagesOf256By256AreTrainedOnAndLookedAtWithAQuarterOfAGigabyte() throws Exception {
        assertThat(train("-Xmx256m", 256, 4)).isEqualTo(new OwnProcess(0, "", List.of()));
        assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl")).get(0))
                .contains("\"signals\"");
        assertPicture("step-00000001.png", 512);
    }

    /** Two pictures of a folder, because to paint a thousand shapes of this size, for the monitor to compare with, takes minutes. */
    @Test
    void imagesOf1024By1024AreTrainedOnWithAGigabyte() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 2; i++) {
            BufferedImage picture = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(Color.ORANGE);
            graphics.fillRect(512 * i, 256, 512, 512);
            graphics.dispose();
            ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
        }
        // The checkpoint's distance takes 256 samples through the same space as a look would.
        assertThat(train("-Xmx1g", 1024, 1, "--data", "folder:" + pictures, "--set", "monitor.every=100"))
                .isEqualTo(new OwnProcess(0, "", List.of()));
        assertPicture("step-00000001.png", 1024);
    }
}
