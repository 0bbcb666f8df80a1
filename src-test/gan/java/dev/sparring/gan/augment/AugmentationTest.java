package dev.sparring.gan.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AugmentationTest {

    private static final SampleShape COLOUR = new SampleShape(3, 8, 16);

    private static Augmentation always(SampleShape shape, Augmentation.Kind... kinds) {
        return new Augmentation(Set.of(kinds), AugmentProbability.fixed(1, 0), shape, 5);
    }

    private static float[] random(int count, SampleShape shape, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] images = new float[count * shape.length()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextDouble(-1, 1);
        }
        return images;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    /** For y = A x + b and any g: (y(x) - y(0)) g = x (A^T g). */
    @ParameterizedTest
    @CsvSource({
        "FLIP, 3",
        "TRANSLATION, 3",
        "CUTOUT, 3",
        "COLOUR, 1",
        "COLOUR, 3",
        "COLOUR, 4",
        "FLIP, 1",
        "TRANSLATION, 4"
    })
    void gradientsAreTheTransposeOfTheChange(Augmentation.Kind kind, int channels) {
        SampleShape shape = new SampleShape(channels, 9, 16);
        requireTranspose(always(shape, kind), shape);
    }

    @Test
    void severalChangesAreTakenBackInTheOppositeOrder() {
        requireTranspose(
                new Augmentation(EnumSet.allOf(Augmentation.Kind.class), AugmentProbability.fixed(0.7, 0), COLOUR, 8),
                COLOUR);
    }

    private static void requireTranspose(Augmentation augmentation, SampleShape shape) {
        float[] images = random(20, shape, 1);
        float[] changed = images.clone();
        float[] constant = new float[images.length];
        float[] gradient = random(20, shape, 2);
        float[] back = gradient.clone();
        augmentation.apply(changed, "again", 7, 0);
        augmentation.apply(constant, "again", 7, 0);
        augmentation.pullBack(back, "again", 7, 0);
        assertThat(changed).isNotEqualTo(images);
        assertThat(product(changed, gradient) - product(constant, gradient))
                .isCloseTo(product(images, back), within(1e-3));
    }

    @Test
    void flippingReversesEveryRowOfHalfOfTheImages() {
        float[] images = random(400, COLOUR, 1);
        float[] changed = images.clone();
        always(COLOUR, Augmentation.Kind.FLIP).apply(changed, "real", 0, 0);
        int flipped = 0;
        for (int image = 0; image < 400; image++) {
            int at = image * COLOUR.length();
            boolean is = changed[at] != images[at];
            flipped += is ? 1 : 0;
            for (int i = 0; i < COLOUR.length(); i++) {
                int row = i / 16 * 16;
                assertThat(changed[at + i]).isEqualTo(images[at + (is ? row + 15 - i % 16 : i)]);
            }
        }
        assertThat(flipped).isBetween(160, 240);
    }

    /** Rows are an eighth of 8, columns of 16: shifts of [-1, 1] by [-2, 2]. */
    @Test
    void translationMovesByWholePixelsAndFillsWithGrey() {
        float[] images = new float[500 * COLOUR.length()];
        for (int i = 0; i < images.length; i++) {
            images[i] = 1 + i % 128;
        }
        always(COLOUR, Augmentation.Kind.TRANSLATION).apply(images, "real", 0, 0);
        int[][] seen = new int[3][5];
        for (int image = 0; image < 500; image++) {
            // The pixel of row 4 and column 8 has the value 1 + 4 * 16 + 8 before.
            int value = (int) images[image * COLOUR.length() + 4 * 16 + 8] - 1;
            int down = 4 - value / 16;
            int right = 8 - value % 16;
            seen[down + 1][right + 2]++;
            for (int i = 0; i < COLOUR.length(); i++) {
                int row = i / 16 % 8 - down;
                int column = i % 16 - right;
                boolean inside = row >= 0 && row < 8 && column >= 0 && column < 16;
                assertThat(images[image * COLOUR.length() + i]).isEqualTo(inside ? 1 + row * 16 + column : 0);
            }
        }
        for (int[] row : seen) {
            for (int count : row) {
                assertThat(count).isBetween(15, 60);
            }
        }
    }

    @Test
    void cutoutTakesARectangleOfHalfOfEachSideOrLessAtTheEdge() {
        float[] images = new float[200 * COLOUR.length()];
        Arrays.fill(images, 1);
        always(COLOUR, Augmentation.Kind.CUTOUT).apply(images, "real", 0, 0);
        int whole = 0;
        for (int image = 0; image < 200; image++) {
            int gone = 0;
            for (int i = 0; i < 128; i++) {
                float value = images[image * COLOUR.length() + i];
                gone += value == 0 ? 1 : 0;
                assertThat(value).isIn(0f, 1f);
                assertThat(images[image * COLOUR.length() + 256 + i]).isEqualTo(value);
            }
            assertThat(gone).isBetween(2 * 4, 4 * 8);
            whole += gone == 32 ? 1 : 0;
        }
        assertThat(whole).isBetween(30, 100);
    }

    /** The mean moves by brightness alone; deviations from the mean by contrast, of greys by nothing else. */
    @Test
    void coloursMoveWithinTheirLimits() {
        SampleShape grey = SampleShape.image(1, 8);
        float[] images = random(300, grey, 4);
        float[] changed = images.clone();
        always(grey, Augmentation.Kind.COLOUR).apply(changed, "real", 0, 0);
        for (int image = 0; image < 300; image++) {
            double[] before = moments(images, image * 64);
            double[] after = moments(changed, image * 64);
            assertThat(after[0] - before[0]).isBetween(-0.5001, 0.5001);
            assertThat(after[1] / before[1]).isBetween(0.4999, 1.5001);
        }
    }

    private static double[] moments(float[] values, int at) {
        double mean = 0;
        double square = 0;
        for (int i = at; i < at + 64; i++) {
            mean += values[i] / 64.0;
            square += (double) values[i] * values[i] / 64.0;
        }
        return new double[] {mean, Math.sqrt(square - mean * mean)};
    }

    @Test
    void opacityHasNoColour() {
        SampleShape transparent = new SampleShape(4, 8, 8);
        float[] images = random(10, transparent, 3);
        float[] changed = images.clone();
        always(transparent, Augmentation.Kind.COLOUR).apply(changed, "real", 0, 0);
        for (int image = 0; image < 10; image++) {
            int at = image * 256;
            assertThat(changed[at]).isNotEqualTo(images[at]);
            for (int i = 192; i < 256; i++) {
                assertThat(changed[at + i]).isEqualTo(images[at + i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachChangeIsAsLikelyAsItIsToBe(Augmentation.Kind kind) {
        Augmentation augmentation = new Augmentation(Set.of(kind), AugmentProbability.fixed(0.3, 100), COLOUR, 1);
        assertThat(augmentation.probability(0)).isZero();
        assertThat(augmentation.probability(50)).isEqualTo(0.15);
        float[] images = random(1000, COLOUR, 6);
        float[] changed = images.clone();
        augmentation.apply(changed, "real", 3, 0);
        assertThat(changed).isEqualTo(images);
        augmentation.apply(changed, "real", 3, 100);
        int different = 0;
        for (int image = 0; image < 1000; image++) {
            int at = image * COLOUR.length();
            different += Arrays.equals(images, at, at + COLOUR.length(), changed, at, at + COLOUR.length()) ? 0 : 1;
        }
        // Of colour three changes may come; a flip does nothing half of the time, a translation once in 15.
        double expected =
                switch (kind) {
                    case FLIP -> 150;
                    case TRANSLATION -> 280;
                    case CUTOUT -> 300;
                    case COLOUR -> 1000 * (1 - 0.7 * 0.7 * 0.7);
                };
        assertThat((double) different).isCloseTo(expected, within(60.0));
    }

    @Test
    void whatIsNoImageAndNoChangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> always(SampleShape.vector(2), Augmentation.Kind.FLIP))
                .withMessageContaining("augmentation is for images");
        assertThatIllegalArgumentException().isThrownBy(() -> always(COLOUR)).withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> AugmentProbability.fixed(1.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> AugmentProbability.adaptive(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> AugmentProbability.adaptive(0.6, 0, 1));
    }
}
