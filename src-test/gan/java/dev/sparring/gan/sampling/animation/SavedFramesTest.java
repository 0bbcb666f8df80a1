package dev.sparring.gan.sampling.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFramesTest {

    private final Path folder;

    SavedFramesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path picture(String name, int width, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, rgb);
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static int corner(BufferedImage image) {
        return image.getRGB(0, 0) & 0xFFFFFF;
    }

    @Test
    void aDamagedPictureLeavesTheOneBeforeItStanding() throws IOException {
        Path cut = picture("b.png", 5, 2);
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(folder.resolve("c.png"), "no picture");
        SavedFrames frames = SavedFrames.of(List.of(text, picture("a.png", 5, 1), cut, picture("d.png", 5, 4)));
        assertThat(frames.count()).isEqualTo(4);
        assertThat(corner(frames.frame(0))).as("there is none before the first").isEqualTo(1);
        assertThat(corner(frames.frame(1))).isEqualTo(1);
        assertThat(corner(frames.frame(2))).isEqualTo(1);
        assertThat(corner(frames.frame(3))).isEqualTo(4);
        assertThat(frames.damaged()).isEqualTo(2);
    }

    @Test
    void allFramesAreAsLargeAsTheLargest() throws IOException {
        SavedFrames frames = SavedFrames.of(List.of(picture("a.png", 5, 1), picture("b.png", 9, 2)));
        assertThat(frames.frame(0).getWidth()).isEqualTo(9);
        assertThat(corner(frames.frame(0))).isEqualTo(1);
    }

    @Test
    void noneThatCanBeReadIsSaid() throws IOException {
        Path text = Files.writeString(folder.resolve("c.png"), "no picture");
        assertThatThrownBy(() -> SavedFrames.of(List.of(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none of 1");
    }
}
