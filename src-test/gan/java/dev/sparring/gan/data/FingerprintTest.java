package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static String of(byte[][] pixels, int[] labels, String... names) {
        return Fingerprint.of(ImageSet.labelled(SampleShape.image(1, 2), pixels, labels, List.of(names)));
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
                        Fingerprint.of(ImageSet.of(SampleShape.vector(4), pixels(1, 2, 3)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFolderThatMovedHasTheSameOneAndAChangedOneAnother() throws Exception {
        Path here = folder.resolve("here");
        for (int i = 0; i < 5; i++) {
            Pictures.write(Pictures.plain(40 * i), "png", here.resolve("kind/" + i + ".png"));
        }
        String before = Fingerprint.of(ImageFolder.load(here, 8, 3, false));
        Path there = Files.move(here, folder.resolve("there"));
        assertThat(Fingerprint.of(ImageFolder.load(there, 8, 3, false))).isEqualTo(before);
        Pictures.write(Pictures.plain(41), "png", there.resolve("kind/1.png"));
        assertThat(Fingerprint.of(ImageFolder.load(there, 8, 3, false))).isNotEqualTo(before);
    }

    @Test
    void anEndlessSourceHasThatOfItsParameters() {
        assertThat(Fingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)))
                .isEqualTo(Fingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)));
        assertThat(List.of(
                        Fingerprint.of(GaussianMixture.ring(8, 1, 0.02, 0)),
                        Fingerprint.of(GaussianMixture.ring(7, 1, 0.02, 0)),
                        Fingerprint.of(GaussianMixture.ring(8, 2, 0.02, 0)),
                        Fingerprint.of(GaussianMixture.ring(8, 1, 0.03, 0)),
                        Fingerprint.of(GaussianMixture.grid(5, 2, 0.05, 0)),
                        Fingerprint.of(Spiral.of(2, 1, 0.02, 0)),
                        Fingerprint.of(Spiral.of(2, 1.5, 0.02, 0)),
                        Fingerprint.of(Shapes.of(28, 1, 0)),
                        Fingerprint.of(Shapes.of(32, 1, 0))))
                .doesNotHaveDuplicates();
    }
}
