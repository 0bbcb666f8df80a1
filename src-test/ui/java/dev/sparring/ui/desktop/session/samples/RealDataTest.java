package dev.sparring.ui.desktop.session.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDataTest {

    private final Path folder;

    RealDataTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A folder of pictures of one colour each. */
    private Config pictures(int... colours) throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (int i = 0; i < colours.length; i++) {
            BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 256; pixel++) {
                image.setRGB(pixel % 16, pixel / 16, colours[i]);
            }
            ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
        }
        return ConfigBuilder.preset("images")
                .data("folder:" + pictures)
                .set("data.size", "16")
                .build();
    }

    @Test
    void realPicturesAreShownAsNetworksGetThem() throws Exception {
        RealData data = new RealData(pictures(0xFF0000, 0xFF0000, 0xFF0000));
        assertThat(data.some(64, 8)).isInstanceOfSatisfying(SampleTiles.class, tiles -> {
            assertThat(tiles.count()).as("all there are").isEqualTo(3);
            assertThat(tiles.columns()).isEqualTo(8);
            assertThat(tiles.argb()).containsOnly(0xFFFF0000);
        });
        assertThat(data.some(2, 8).count()).isEqualTo(2);
    }

    @Test
    void theNearestPictureIsFoundAmongAll() throws Exception {
        RealData data = new RealData(pictures(0x000000, 0x808080, 0xFFFFFF));
        int[] bright = new int[256];
        Arrays.fill(bright, 0xFFE0E0E0);
        NearestPicture found = data.nearest(new SampleTiles(1, 16, 16, 1, bright), 0, share -> {});
        assertThat(found.searched()).isEqualTo(3);
        assertThat(found.picture().argb()).containsOnly(0xFFFFFFFF);
        assertThat(found.distance()).isEqualTo(0xFF - 0xE0);
    }

    @Test
    void dataThatIsGoneIsSaid() throws Exception {
        Config config = pictures(0x000000, 0x000000);
        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.resolve("pictures"));
        assertThatThrownBy(() -> new RealData(config).some(4, 2))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining("pictures");
    }

    @Test
    void pointsOfAnEndlessSourceAreItsFirstOnes() throws Exception {
        RealData data = new RealData(ConfigBuilder.preset("ring").build());
        float[] points = data.points().points();
        assertThat(points).hasSize(2 * 2048).isEqualTo(data.points().points());
        for (int i = 0; i < points.length; i += 2) {
            assertThat(Math.hypot(points[i], points[i + 1]))
                    .as("within 7 sigma of the ring")
                    .isBetween(0.86, 1.14);
        }
    }
}
