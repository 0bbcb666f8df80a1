package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FeatureExtractorTest {

    private static DenseLayer dense(int inputs, int outputs, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    private static MultiLayerConfiguration definition() {
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(dense(3, 4, Activation.TANH))
                .layer(new BatchNormalization.Builder().nOut(4).build())
                .layer(new ActivationLayer.Builder().activation(Activation.RELU).build())
                .layer(dense(4, 1, Activation.IDENTITY))
                .layer(new ActivationLayer.Builder()
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
    }

    private static float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(7);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** DL4J's own activations of the layer before the head, by its own inference. */
    private static float[] expected(Network whole, float[] samples) {
        MultiLayerNetwork network = (MultiLayerNetwork) whole.definition();
        INDArray input = Nd4j.createFromArray(samples).reshape(samples.length / 3, 3);
        return network.feedForwardToLayer(2, input, false)
                .get(3)
                .dup('c')
                .data()
                .asFloat();
    }

    @Test
    void theTrunkGivesWhatTheLayerBeforeTheHeadGives() {
        float[] samples = numbers(3 * 10);
        try (Network whole = Network.of(definition());
                FeatureExtractor trunk = FeatureExtractor.of(whole)) {
            assertThat(Inference.outputs(trunk.network(), samples, 3))
                    .hasSize(40)
                    .containsExactly(expected(whole, samples), within(1e-5f));
        }
    }

    @Test
    void itKeepsItsParametersUntilItIsRefreshed() {
        float[] samples = numbers(3 * 10);
        try (Network whole = Network.of(definition());
                FeatureExtractor trunk = FeatureExtractor.of(whole)) {
            float[] before = Inference.outputs(trunk.network(), samples, 3);
            whole.parameters().muli(1.5);
            assertThat(Inference.outputs(trunk.network(), samples, 3)).containsExactly(before);
            trunk.refresh();
            assertThat(Inference.outputs(trunk.network(), samples, 3))
                    .isNotEqualTo(before)
                    .containsExactly(expected(whole, samples), within(1e-5f));
        }
    }

    @Test
    void runningItLeavesAPassOfTheWholeNetworkAlone() {
        try (Network whole = Network.of(definition());
                FeatureExtractor trunk = FeatureExtractor.of(whole)) {
            INDArray input = Nd4j.createFromArray(numbers(3 * 8)).reshape(8, 3);
            whole.clearGradients();
            whole.forward(input, true);
            whole.backwardToParameters(Nd4j.ones(8, 1));
            float[] undisturbed = whole.gradients().dup().data().asFloat();
            whole.clearGradients();
            whole.forward(input, true);
            Inference.outputs(trunk.network(), numbers(3 * 5), 3);
            whole.backwardToParameters(Nd4j.ones(8, 1));
            assertThat(whole.gradients().dup().data().asFloat()).containsExactly(undisturbed);
        }
    }

    @Test
    void whatHasNoTrunkIsRefused() {
        MultiLayerConfiguration single = new NeuralNetConfiguration.Builder()
                .list()
                .layer(dense(3, 1, Activation.IDENTITY))
                .build();
        try (Network whole = Network.of(single)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FeatureExtractor.of(whole))
                    .withMessage("a trunk needs a layer before the last one with weights");
        }
        ComputationGraphConfiguration graph = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", dense(3, 4, Activation.TANH), "in")
                .addLayer("b", dense(4, 1, Activation.IDENTITY), "a")
                .setOutputs("b")
                .build();
        try (Network whole = Network.of(graph)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FeatureExtractor.of(whole))
                    .withMessageContaining("ComputationGraph");
        }
    }
}
