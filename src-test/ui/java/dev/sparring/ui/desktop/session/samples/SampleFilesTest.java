package dev.sparring.ui.desktop.session.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {

    private final Path folder;

    private final SampleFiles files = new SampleFiles();

    SampleFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private SavedStep saved(long step, String ending, byte[] content) throws IOException {
        Path file = folder.resolve("step-0000000" + step + ending);
        Files.write(file, content);
        return new SavedStep(step, file, Files.getLastModifiedTime(file), StepRecord.NOTHING);
    }

    /** Images of one level each, in as few rows as a run's own. */
    private static byte[] sheet(SampleShape shape, float... levels) {
        float[] values = new float[levels.length * shape.length()];
        for (int i = 0; i < levels.length; i++) {
            Arrays.fill(values, i * shape.length(), (i + 1) * shape.length(), levels[i]);
        }
        return SampleGrid.images(new SampleBatch(1, shape, levels.length, values));
    }

    @Test
    void aSheetIsTakenApartIntoItsImagesPixelByPixel() throws Exception {
        Config config = ConfigBuilder.preset("shapes").set("samples.count", "3").build();
        SampleShape shape = config.data().shape();
        SavedStep saved = saved(1, ".png", sheet(shape, -1, 0, 1));
        assertThat(files.read(saved, config)).isInstanceOfSatisfying(SampleTiles.class, tiles -> {
            assertThat(tiles.step()).isEqualTo(1);
            assertThat(tiles.width()).isEqualTo(shape.width());
            assertThat(tiles.columns()).isEqualTo(2);
            assertThat(tiles.count()).isEqualTo(3);
            assertThat(tiles.tile(0)).containsOnly(0xFF000000);
            assertThat(tiles.tile(1)).as("128 as stored, not brightened").containsOnly(0xFF808080);
            assertThat(tiles.tile(2)).containsOnly(0xFFFFFFFF);
        });
    }

    @Test
    void aTableOfPointsIsRead() throws Exception {
        Config config = ConfigBuilder.preset("ring").build();
        SavedStep saved = saved(2, ".csv", "0.5,-1.25\n3.0,NaN\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(files.read(saved, config))
                .isInstanceOfSatisfying(SamplePoints.class, points -> assertThat(points.points())
                        .containsExactly(0.5f, -1.25f, 3, Float.NaN));
    }

    @Test
    void whatIsDamagedOrGoneIsNamed() throws Exception {
        Config points = ConfigBuilder.preset("ring").build();
        Config images = ConfigBuilder.preset("shapes").build();
        assertThatThrownBy(() -> files.read(saved(3, ".csv", new byte[] {'1', '\n'}), points))
                .isInstanceOf(IOException.class)
                .hasMessage("samples of step 3: step-00000003.csv cannot be read: line 1 has 1 numbers and not 2");
        assertThatThrownBy(() -> files.read(saved(4, ".csv", new byte[] {'1', ',', 'x', '\n'}), points))
                .hasMessageContaining("line 1 holds something else than numbers");
        assertThatThrownBy(() -> files.read(saved(5, ".png", new byte[] {1, 2, 3}), images))
                .hasMessageStartingWith("samples of step 5: step-00000005.png cannot be read");
        SavedStep gone = saved(6, ".png", new byte[0]);
        Files.delete(gone.file());
        assertThatThrownBy(() -> files.read(gone, images))
                .hasMessage("samples of step 6: step-00000006.png is no longer there");
    }

    @Test
    void theOnesAskedForLastAreRememberedUpToSomeBytes() throws Exception {
        Config config = ConfigBuilder.preset("shapes").set("samples.count", "1").build();
        SampleShape shape = config.data().shape();
        long each = 4L * shape.width() * shape.height();
        SampleFiles small = new SampleFiles(2 * each);
        SavedStep first = saved(1, ".png", sheet(shape, 0));
        SavedStep second = saved(2, ".png", sheet(shape, 0));
        SavedStep third = saved(3, ".png", sheet(shape, 0));
        DrawnSamples read = small.read(first, config);
        DrawnSamples other = small.read(second, config);
        assertThat(small.read(first, config)).isSameAs(read);
        small.read(third, config);
        assertThat(small.remembered()).isEqualTo(2);
        assertThat(small.read(first, config)).isSameAs(read);
        assertThat(small.read(second, config)).as("it gave way").isNotSameAs(other);
    }

    @Test
    void aFileThatIsWrittenAnewIsReadAnew() throws Exception {
        Config config = ConfigBuilder.preset("shapes").set("samples.count", "1").build();
        SavedStep saved = saved(1, ".png", sheet(config.data().shape(), -1));
        DrawnSamples before = files.read(saved, config);
        Files.write(saved.file(), sheet(config.data().shape(), 1));
        Files.setLastModifiedTime(saved.file(), FileTime.fromMillis(1));
        assertThat(files.read(saved, config)).isNotEqualTo(before);
    }
}
