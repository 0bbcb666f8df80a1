package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.classifier.Classifier;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.data.synthetic.Shapes;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ClassifierFeaturesTest {

    @Test
    void fromThemTheLastLayerMakesTheProbabilities() {
        Shapes shapes = Shapes.of(28, 1, 1);
        float[] samples = Subset.disjoint(shapes, 1, 10).get(0).samples();
        Classifier classifier = Classifier.untrained(shapes.shape(), new Labels(shapes.labelNames()), 1);
        try (ClassifierFeatures features = ClassifierFeatures.of(classifier)) {
            assertThat(features.length()).isEqualTo(64);
            assertThat(features.description()).isEqualTo("64 features of a classifier of 5 labels");
            float[] points = features.of(samples).numbers();
            assertThat(points).hasSize(640);
            float[] probabilities = features.classifier().probabilities(samples);
            Map<String, INDArray> named =
                    classifier.network().parameterViews(classifier.network().parameters());
            INDArray weights = Objects.requireNonNull(named.get("5_W"));
            INDArray biases = Objects.requireNonNull(named.get("5_b"));
            for (int i = 0; i < 10; i++) {
                double[] powers = new double[5];
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    double logit = biases.getDouble(k);
                    for (int j = 0; j < 64; j++) {
                        logit += points[i * 64 + j] * weights.getDouble(j, k);
                    }
                    powers[k] = Math.exp(logit);
                    sum += powers[k];
                }
                for (int k = 0; k < 5; k++) {
                    assertThat(probabilities[i * 5 + k]).isCloseTo((float) (powers[k] / sum), within(1e-5f));
                }
            }
        }
    }
}
