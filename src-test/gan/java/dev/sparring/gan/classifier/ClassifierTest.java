package dev.sparring.gan.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.FashionMnist;
import dev.sparring.gan.RealImages;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    private static final Labels LABELS = new Labels(Halves.NAMES);

    @Test
    void whatIsEasyIsLearnedCompletely() throws Exception {
        List<Double> losses = new ArrayList<>();
        ClassifierTraining.Result result = new ClassifierTraining(60, 1)
                .train(LabelledData.of(Halves.of(400), 1), (step, loss) -> losses.add(loss));
        try (Classifier classifier = result.classifier()) {
            assertThat(result.accuracy()).isEqualTo(1);
            assertThat(losses).hasSize(60);
            assertThat(losses.get(0)).isGreaterThan(0.3);
            assertThat(losses.get(59)).isLessThan(0.05);
            Subset some = Subset.of(Halves.of(400), 0, 1, 2, 3, 4, 5, 6, 7);
            int[] found = classifier.classify(some.samples());
            float[] probabilities = classifier.probabilities(some.samples());
            for (int i = 0; i < 8; i++) {
                assertThat(some.label(i)).hasValue(found[i]);
                assertThat(probabilities[2 * i] + probabilities[2 * i + 1]).isCloseTo(1, within(1e-6f));
                assertThat(probabilities[2 * i + found[i]]).isGreaterThan(0.9f);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameClassifier() throws Exception {
        List<float[]> trained = new ArrayList<>();
        for (long seed : new long[] {3, 3, 4}) {
            ClassifierTraining.Result result =
                    new ClassifierTraining(5, seed).train(LabelledData.of(Halves.of(400), 1), (step, loss) -> {});
            try (Classifier classifier = result.classifier()) {
                trained.add(classifier.network().parameters().dup().data().asFloat());
            }
        }
        assertThat(trained.get(1)).isEqualTo(trained.get(0));
        assertThat(trained.get(2)).isNotEqualTo(trained.get(0));
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "3, 12", "1, 28", "3, 36", "3, 64"})
    void imagesOfAnySizeHaveProbabilities(int channels, int size) {
        SampleShape shape = SampleShape.image(channels, size);
        try (Classifier classifier = Classifier.untrained(shape, LABELS, 1)) {
            float[] probabilities = classifier.probabilities(new float[3 * shape.length()]);
            assertThat(probabilities).hasSize(6);
            assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within(1e-6f));
        }
    }

    /** Halving rounds down; each layer's sizes follow from the one before. */
    @ParameterizedTest
    @CsvSource({"4, 4", "5, 7", "30, 30", "50, 33", "31, 128"})
    void sidesNeedNotBeHalved(int height, int width) {
        SampleShape shape = new SampleShape(3, height, width);
        try (Classifier classifier = Classifier.untrained(shape, LABELS, 1)) {
            assertThat(classifier.probabilities(new float[2 * shape.length()])).hasSize(2 * LABELS.count());
        }
    }

    @Test
    void shapesAndLengthsThatCannotBeAreRefused() {
        for (SampleShape shape : List.of(
                SampleShape.image(2, 8), SampleShape.image(1, 3), SampleShape.image(1, 2048), SampleShape.vector(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Classifier.untrained(shape, LABELS, 1))
                    .withMessageContaining("sides in [4, 1024]");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassifierTraining(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassifierTraining(1_000_001, 1));
    }

    /** The benchmark's linear classifiers find 84 % of the test set after all of the training set; these are 12,800 images. */
    @Test
    @RealImages
    void twoHundredStepsOnClothesFindAsManyAsALinearClassifier() throws Exception {
        ClassifierTraining.Result result =
                new ClassifierTraining(200, 1).train(LabelledData.of(FashionMnist.training(), 1), (step, loss) -> {});
        try (Classifier classifier = result.classifier()) {
            assertThat(result.accuracy()).isGreaterThan(0.8);
        }
    }
}
