package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.Pictures;
import dev.sparring.gan.data.image.folder.ImageFolder;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.data.synthetic.Spiral;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFingerprintTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static String of(byte[][] pixels, int[] labels, String... names) {
        return DataFingerprint.of(ImageSet.labelled(SampleShape.image(1, 2), pixels, labels, List.of(names)));
    }

    private static byte[][] pixels(int... first) {
        byte[][] pixels = new byte[first.length][];
        for (int i = 0; i < first.length; i++) {
            pixels[i] = new byte[] {(byte) first[i], 2, 3, 4};
        }
        return pixels;
    }

    @Test
    void theSameSamplesHaveTheSameOne() {
        String one = of(pixels(1, 2, 3), new int[] {0, 1, -1}, "a", "b");
        assertThat(one).matches("[0-9a-f]{64}").isEqualTo(of(pixels(1, 2, 3), new int[] {0, 1, -1}, "a", "b"));
    }

    @Test
    void anyDifferenceGivesAnother() {
        int[] labels = {0, 1, -1};
        assertThat(List.of(
                        of(pixels(1, 2, 3), labels, "a", "b"),
                        of(pixels(1, 2, 4), labels, "a", "b"),
                        of(pixels(2, 1, 3), labels, "a", "b"),
                        of(pixels(1, 2), new int[] {0, 1}, "a", "b"),
                        of(pixels(1, 2, 3), new int[] {0, 1, 1}, "a", "b"),
                        of(pixels(1, 2, 3), labels, "a", "c"),
                        of(pixels(1, 2, 3), labels, "ab", ""),
                        of(pixels(1, 2, 3), new int[0]),
                        DataFingerprint.of(ImageSet.of(SampleShape.vector(4), pixels(1, 2, 3)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFolderThatMovedHasTheSameOneAndAChangedOneAnother() throws Exception {
        Path here = folder.resolve("here");
        for (int i = 0; i < 5; i++) {
            Pictures.write(Pictures.plain(40 * i), "png", here.resolve("kind/" + i + ".png"));
        }
        String before = DataFingerprint.of(ImageFolder.load(here, ImageOptions.of(SampleShape.image(3, 8))));
        Path there = Files.move(here, folder.resolve("there"));
        assertThat(DataFingerprint.of(ImageFolder.load(there, ImageOptions.of(SampleShape.image(3, 8)))))
                .isEqualTo(before);
        Pictures.write(Pictures.plain(41), "png", there.resolve("kind/1.png"));
        assertThat(DataFingerprint.of(ImageFolder.load(there, ImageOptions.of(SampleShape.image(3, 8)))))
                .isNotEqualTo(before);
    }

    @Test
    void anEndlessSourceHasThatOfItsParameters() {
        assertThat(DataFingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)))
                .isEqualTo(DataFingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)));
        assertThat(List.of(
                        DataFingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)),
                        DataFingerprint.of(GaussianMixture.ring(7, 1, 0.02, 0)),
                        DataFingerprint.of(GaussianMixture.ring(8, 2, 0.02, 0)),
                        DataFingerprint.of(GaussianMixture.ring(8, 1, 0.03, 0)),
                        DataFingerprint.of(GaussianMixture.grid(5, 2, 0.05, 0)),
                        DataFingerprint.of(Spiral.of(2, 1, 0.02, 0)),
                        DataFingerprint.of(Spiral.of(2, 1.5, 0.02, 0)),
                        DataFingerprint.of(Shapes.of(28, 1, 0)),
                        DataFingerprint.of(Shapes.of(32, 1, 0))))
                .doesNotHaveDuplicates();
    }
}
