package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.data.synthetic.Shapes;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomConvolutionsTest {

    private static float[] images(DataSource source, int from, int count) {
        int length = source.shape().length();
        float[] samples = new float[count * length];
        for (int i = 0; i < count; i++) {
            source.read(from + i, samples, i * length);
        }
        return samples;
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "12, 3", "28, 1", "30, 1", "51, 3", "32, 3", "36, 1", "64, 3", "100, 1"})
    void imagesOfAnySizeHaveSixtyFourNumbersOfMeanZeroAndDeviationOne(int size, int channels) {
        DataSource source = Shapes.of(size, channels, 3);
        try (RandomConvolutions features = RandomConvolutions.of(source, 1)) {
            PointSet points = features.of(images(source, 0, 1024));
            assertThat(features.length()).isEqualTo(64);
            assertThat(points.length()).isEqualTo(64);
            assertThat(points.count()).isEqualTo(1024);
            for (int k = 0; k < 64; k++) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < 1024; i++) {
                    float number = points.numbers()[i * 64 + k];
                    sum += number;
                    squares += number * number;
                }
                assertThat(sum / 1024).isCloseTo(0, within(1e-3));
                assertThat(squares / 1024).isCloseTo(1, within(1e-2));
            }
        }
    }

    @Test
    void theyAreAFunctionOfSeedSourceAndSample() {
        DataSource source = Shapes.of(28, 1, 3);
        float[] samples = images(source, 0, 300);
        try (RandomConvolutions first = RandomConvolutions.of(source, 1);
                RandomConvolutions same = RandomConvolutions.of(source, 1);
                RandomConvolutions other = RandomConvolutions.of(source, 2)) {
            float[] numbers = first.of(samples).numbers();
            assertThat(first.of(samples).numbers()).isEqualTo(numbers);
            assertThat(same.of(samples).numbers()).isEqualTo(numbers);
            assertThat(other.of(samples).numbers()).isNotEqualTo(numbers);
            // Whatever company a sample is in.
            float[] alone = first.of(images(source, 290, 1)).numbers();
            assertThat(alone).containsExactly(Arrays.copyOfRange(numbers, 290 * 64, 291 * 64), within(1e-4f));
        }
    }

    @Test
    void nearestNeighboursAreMostlyOfOneKind() {
        DataSource source = Shapes.of(28, 1, 3);
        int count = 300;
        try (RandomConvolutions features = RandomConvolutions.of(source, 1)) {
            PointSet points = features.of(images(source, 0, count));
            int alike = 0;
            for (int i = 0; i < count; i++) {
                int nearest = i == 0 ? 1 : 0;
                for (int j = 0; j < count; j++) {
                    if (j != i && points.squaredDistance(i, points, j) < points.squaredDistance(i, points, nearest)) {
                        nearest = j;
                    }
                }
                alike += source.label(i).equals(source.label(nearest)) ? 1 : 0;
            }
            // There are five kinds; chance would give 60 of the 300.
            assertThat(alike).isGreaterThan(150);
        }
    }

    @Test
    void dataThatIsAllTheSameGivesFiniteFeatures() {
        DataSource black = ImageSet.of(SampleShape.image(1, 8), new byte[][] {new byte[64]});
        try (RandomConvolutions features = RandomConvolutions.of(black, 1)) {
            float[] numbers = features.of(images(black, 0, 1)).numbers();
            assertThat(numbers).containsExactly(new float[64], within(1e-4f));
            float[] white = new float[64];
            Arrays.fill(white, 1);
            for (float number : features.of(white).numbers()) {
                assertThat(number).isFinite();
            }
        }
    }

    @Test
    void whatIsNoImageOrTooSmallIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomConvolutions.of(GaussianMixture.ring(8, 1, 0.02, 1), 1))
                .withMessageContaining("got vectors of 2 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomConvolutions.of(ImageSet.of(SampleShape.image(1, 3), new byte[4][9]), 1))
                .withMessageContaining("at least 4x4, got 3x3x1 images");
    }

    @ParameterizedTest
    @CsvSource({"28, 1, 1000", "64, 3, 300"})
    void smallImagesReadAFewAtATimeHaveTheFeaturesOfTheWholeBatchToTheBit(int size, int channels, int count) {
        DataSource source = Shapes.of(size, channels, 3);
        try (RandomConvolutions features = RandomConvolutions.of(source, 1)) {
            PointSet whole = features.of(images(source, 0, count));
            PointSet parts = features.of(Subset.disjoint(source, 1, count).get(0));
            assertThat(parts.numbers()).isEqualTo(whole.numbers());
        }
    }

    @Test
    void largeImagesReadAFewAtATimeHaveTheFeaturesTheyHaveAlone() {
        DataSource source = Shapes.of(256, 3, 3);
        try (RandomConvolutions features =
                RandomConvolutions.of(Subset.disjoint(source, 1, 40).get(0), 1)) {
            PointSet parts = features.of(Subset.disjoint(source, 1, 35).get(0));
            for (int i = 0; i < 35; i += 17) {
                float[] alone = features.of(images(source, i, 1)).numbers();
                assertThat(alone)
                        .containsExactly(Arrays.copyOfRange(parts.numbers(), i * 64, (i + 1) * 64), within(1e-4f));
            }
        }
    }

    /** A thousand of these are more numbers than an array can hold. */
    @Test
    void theLargestColourImagesHaveFeaturesToo() {
        byte[][] pixels = {new byte[3 * 1024 * 1024], new byte[3 * 1024 * 1024]};
        Arrays.fill(pixels[1], (byte) 200);
        DataSource source = ImageSet.of(SampleShape.image(3, 1024), pixels);
        try (RandomConvolutions features = RandomConvolutions.of(source, 1)) {
            PointSet points = features.of(source);
            assertThat(points.count()).isEqualTo(2);
            // Two numbers of mean 0 and deviation 1 are 1 and -1.
            assertThat(Math.abs(points.numbers()[0])).isCloseTo(1, within(1e-3f));
        }
    }

    /** Mean and deviation are those of the images there are, each counted once. */
    @Test
    void fewImagesAreAllUsedAndEachOnce() {
        DataSource three = Subset.of(Shapes.of(28, 1, 3), 0, 1, 2);
        try (RandomConvolutions features = RandomConvolutions.of(three, 5)) {
            PointSet points = features.of(three);
            for (int k = 0; k < 64; k++) {
                double sum = points.numbers()[k] + points.numbers()[64 + k] + points.numbers()[128 + k];
                assertThat(sum).isCloseTo(0, within(1e-4));
            }
        }
    }
}
