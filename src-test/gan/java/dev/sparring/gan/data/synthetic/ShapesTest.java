package dev.sparring.gan.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;

class ShapesTest {

    private static final int SIDE = 28;
    private static final int PLANE = SIDE * SIDE;

    private final Shapes grey = Shapes.of(SIDE, 1, 4);
    private final Shapes colour = Shapes.of(SIDE, 3, 4);

    @Test
    void kindsAreNamedInTheOrderOfTheLabels() {
        assertThat(grey.labelNames()).containsExactly("disc", "square", "triangle", "ring", "cross");
    }

    @Test
    void kindsAreEquallyLikely() {
        long[] counts = new long[5];
        for (long index = 0; index < 50_000; index++) {
            counts[grey.label(index).orElseThrow()]++;
        }
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
        }
        // 18.47 is the 0.999 quantile of chi-square with 4 degrees of freedom.
        assertThat(chiSquare).isLessThan(18.47);
    }

    @Test
    void discsOfAnImageCoverPiRadiusSquaredPixels() {
        float[] image = new float[PLANE];
        int discs = 0;
        for (long index = 0; index < 500; index++) {
            if (grey.label(index).orElseThrow() == 0) {
                grey.read(index, image, 0);
                double radius = grey.figure(index).radius();
                double area = Math.PI * radius * radius;
                assertThat(covered(image, 0)).isCloseTo(area, within(0.01 * area));
                discs++;
            }
        }
        assertThat(discs).isGreaterThan(50);
    }

    @Test
    void pixelsAreInRangeAndTheCornersAreBackground() {
        float[] image = new float[3 * PLANE];
        for (long index = 0; index < 500; index++) {
            colour.read(index, image, 0);
            float strongest = -1;
            for (float pixel : image) {
                assertThat(pixel).isBetween(-1f, 1f);
                strongest = Math.max(strongest, pixel);
            }
            assertThat(strongest).isEqualTo(1);
            assertThat(image[0]).isEqualTo(-1);
            assertThat(image[3 * PLANE - 1]).isEqualTo(-1);
        }
    }

    @Test
    void channelsOfAColouredFigureAreTheSameFigureInOtherStrengths() {
        float[] image = new float[3 * PLANE];
        boolean differ = false;
        for (long index = 0; index < 50; index++) {
            colour.read(index, image, 0);
            double red = covered(image, 0);
            double green = covered(image, PLANE);
            for (int i = 0; i < PLANE; i++) {
                assertThat((image[i] + 1) * green).isCloseTo((image[PLANE + i] + 1) * red, within(1e-3));
            }
            differ |= Math.abs(red - green) > 1;
        }
        assertThat(differ).isTrue();
    }

    @Test
    void sameIndexGivesTheSameImageAndAnotherSeedAnother() {
        float[] first = new float[PLANE];
        float[] again = new float[PLANE + 2];
        float[] other = new float[PLANE];
        again[0] = 5;
        again[PLANE + 1] = 5;
        grey.read(123, first, 0);
        grey.read(9, other, 0);
        Shapes.of(SIDE, 1, 4).read(123, again, 1);
        Shapes.of(SIDE, 1, 5).read(123, other, 0);
        assertThat(again).startsWith(5).endsWith(5).containsSequence(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void isAnEndlessSourceOfImages() {
        assertThat(colour.size()).isEmpty();
        assertThat(colour.shape()).isEqualTo(new SampleShape(3, SIDE, SIDE));
        assertThat(colour.description())
                .isEqualTo("endless 28x28 colour images of disc, square, triangle, ring, cross");
        assertThat(grey.description()).startsWith("endless 28x28 grey images");
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapes.of(7, 1, 1))
                .withMessage("size must be in [8, 4096], got 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapes.of(28, 2, 1))
                .withMessage("channels must be 1 or 3, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grey.label(-1))
                .withMessage("index must be at least 0, got -1");
    }

    private static double covered(float[] image, int offset) {
        double sum = 0;
        for (int i = 0; i < PLANE; i++) {
            sum += (image[offset + i] + 1) / 2;
        }
        return sum;
    }
}
