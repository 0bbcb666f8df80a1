package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DiscriminatorFeaturesTest {

    private static float[] noise(int count) {
        SplittableRandom random = new SplittableRandom(11);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    /** The means over height and width of what DL4J's own layers give before the head. */
    private static float[] expected(Network discriminator, SampleShape shape, float[] samples) {
        MultiLayerNetwork network = (MultiLayerNetwork) discriminator.definition();
        int count = samples.length / shape.length();
        List<INDArray> activations =
                network.feedForward(Nd4j.createFromArray(samples).reshape(shape.batch(count)), false);
        INDArray penultimate = activations.get(network.getnLayers() - 1);
        INDArray points = penultimate.rank() == 4 ? penultimate.mean(2, 3) : penultimate;
        return points.dup('c').data().asFloat();
    }

    private static void check(Model model, SampleShape shape, int length) {
        float[] samples = noise(20 * shape.length());
        try (Network discriminator = Network.of(model.discriminator(shape, 3));
                DiscriminatorFeatures features = DiscriminatorFeatures.of(discriminator, shape)) {
            assertThat(features.length()).isEqualTo(length);
            assertThat(features.description()).isEqualTo(length + " features of the discriminator");
            assertThat(features.of(samples).numbers())
                    .containsExactly(expected(discriminator, shape, samples), within(1e-4f));

            discriminator.parameters().muli(2);
            PointSet stale = features.of(samples);
            features.refresh();
            assertThat(features.of(samples).numbers())
                    .isNotEqualTo(stale.numbers())
                    .containsExactly(expected(discriminator, shape, samples), within(1e-3f));
        }
    }

    @Test
    void theyAreThePenultimateLayerOfAnMlp() {
        check(new Mlp(16, 3), SampleShape.vector(2), 16);
        check(new Mlp(16, 1), SampleShape.image(1, 8), 16);
    }

    @Test
    void theyAreTheMeansOfTheLastChannelsOfADcgan() {
        check(Dcgan.of(8), SampleShape.image(1, 28), 16);
        check(Dcgan.of(4), SampleShape.image(3, 32), 8);
    }
}
