package dev.sparring.gan.classifier;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Images that are bright on the left or on the right, on noise: easy to learn. */
final class Halves {

    static final SampleShape SHAPE = SampleShape.image(1, 8);
    static final List<String> NAMES = List.of("left", "right");

    private Halves() {}

    static ImageSet of(int count) {
        SplittableRandom random = new SplittableRandom(17);
        byte[][] pixels = new byte[count][64];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(2);
            for (int p = 0; p < 64; p++) {
                boolean bright = (p % 8 >= 4) == (labels[i] == 1);
                pixels[i][p] = (byte) (random.nextInt(100) + (bright ? 100 : 0));
            }
        }
        return ImageSet.labelled(SHAPE, pixels, labels, NAMES);
    }

    static ImageSet withLabels(int[] labels) {
        byte[][] pixels = new byte[labels.length][64];
        Arrays.setAll(pixels, i -> new byte[64]);
        return ImageSet.labelled(SHAPE, pixels, labels, NAMES);
    }
}
