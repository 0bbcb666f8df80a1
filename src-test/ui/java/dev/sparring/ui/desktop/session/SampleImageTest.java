package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleImageTest {

    @Test
    void imagesStandSideBySideWithTransparentGaps() {
        SampleBatch samples = new SampleBatch(7, SampleShape.image(1, 2), 2, new float[] {-1, 1, 1, -1, 1, 1, 1, 1});
        int black = 0xFF000000;
        int white = 0xFFFFFFFF;
        assertThat(SampleImage.of(samples))
                .asInstanceOf(type(SampleImage.Tiles.class))
                .satisfies(tiles -> {
                    assertThat(tiles.step()).isEqualTo(7);
                    assertThat(tiles.width()).isEqualTo(5);
                    assertThat(tiles.height()).isEqualTo(2);
                    assertThat(tiles.argb())
                            .containsExactly(black, white, 0, white, white, white, black, 0, white, white);
                });
    }

    @Test
    void coloursAreReadFromThePlanes() {
        float[] values = new float[12];
        Arrays.fill(values, -1);
        values[0] = 1;
        values[4 + 1] = 1;
        values[8 + 2] = 1;
        SampleBatch samples = new SampleBatch(0, SampleShape.image(3, 2), 1, values);
        assertThat(SampleImage.of(samples))
                .asInstanceOf(type(SampleImage.Tiles.class))
                .satisfies(tiles ->
                        assertThat(tiles.argb()).containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF000000));
    }

    @Test
    void noMoreImagesAreShownThanCanBeSeen() {
        SampleBatch samples = new SampleBatch(0, SampleShape.image(1, 4), 300, new float[300 * 16]);
        assertThat(SampleImage.of(samples))
                .asInstanceOf(type(SampleImage.Tiles.class))
                .satisfies(tiles -> assertThat(tiles.width()).isEqualTo(16 * 5 - 1));
    }

    @Test
    void vectorsAreShownByTheirFirstTwoNumbers() {
        SampleBatch samples = new SampleBatch(0, SampleShape.vector(3), 2, new float[] {1, 2, 3, 4, 5, 6});
        assertThat(SampleImage.of(samples))
                .asInstanceOf(type(SampleImage.Cloud.class))
                .satisfies(cloud -> assertThat(cloud.points()).containsExactly(1, 2, 4, 5));
    }

    @Test
    void greysOfASavedPictureAreAsTheyWereDrawn(@TempDir Path folder) throws Exception {
        float[] values = new float[56 * 56];
        Path file = folder.resolve("step-00000001.png");
        Files.write(file, SampleGrid.images(new SampleBatch(1, SampleShape.image(1, 56), 1, values)));
        assertThat(SampleImage.read(file, 1))
                .asInstanceOf(type(SampleImage.Tiles.class))
                .satisfies(tiles -> assertThat(tiles.argb()).containsOnly(0xFF808080));
    }
}
