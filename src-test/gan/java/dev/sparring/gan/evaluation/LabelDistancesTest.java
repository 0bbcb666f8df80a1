package dev.sparring.gan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelDistancesTest {

    private static final List<String> NAMES = List.of("cat", "dog", "owl");
    private static final int COUNT = 400;

    /** Every other point a cat, the rest dogs but one owl. */
    private static int[] labels() {
        int[] labels = new int[COUNT];
        Arrays.setAll(labels, i -> i == 1 ? 2 : i % 2);
        return labels;
    }

    private static PointSet points(float shiftOfCats, float scaleOfDogs) {
        float[] numbers = new float[COUNT];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < COUNT; i++) {
            float number = (float) random.nextGaussian();
            numbers[i] = i % 2 == 0 ? number + shiftOfCats : number * scaleOfDogs;
        }
        return new PointSet(numbers, 1);
    }

    /** Of shifted points it is the shift's square; of points n times as far apart (n - 1)^2 times their variance, and mean. */
    @Test
    void eachLabelIsHeldAgainstItsOwn() {
        LabelDistances.Labelled reference = new LabelDistances.Labelled(points(0, 1), labels());
        LabelDistances measured = LabelDistances.of(
                NAMES,
                reference,
                new LabelDistances.Labelled(points(3, 1), labels()),
                new LabelDistances.Labelled(points(0, 2), labels()));
        assertThat(measured.samples()[0]).isCloseTo(9, within(1e-3));
        assertThat(measured.samples()[1]).isCloseTo(0, within(1e-3));
        assertThat(measured.data()[0]).isCloseTo(0, within(1e-3));
        double mean = 0;
        double squares = 0;
        int dogs = 0;
        for (int i = 3; i < COUNT; i += 2) {
            mean += points(0, 1).numbers()[i];
            squares += Math.pow(points(0, 1).numbers()[i], 2);
            dogs++;
        }
        mean /= dogs;
        double variance = (squares - dogs * mean * mean) / (dogs - 1);
        assertThat(measured.data()[1]).isCloseTo(mean * mean + variance, within(1e-3));
        assertThat(measured.samples()[2]).isNaN();
    }

    @Test
    void realSamplesAreTakenByTheNamesOfTheirLabels() {
        DataSource source = ImageSet.labelled(
                SampleShape.image(1, 2), new byte[4][4], new int[] {0, 1, -1, 2}, List.of("owl", "fox", "cat"));
        assertThat(LabelDistances.Labelled.of(new PointSet(new float[4], 1), source, NAMES)
                        .labels())
                .containsExactly(2, -1, -1, 0);
    }
}
