package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

class InferenceTest {

    /** The sum of two numbers, and their difference. */
    private static Network sumAndDifference() {
        Network network = Network.of(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.parameterViews(network.parameters()).forEach((name, array) -> {
            array.assign(name.equals("0_W") ? Nd4j.createFromArray(new float[][] {{1, 1}, {1, -1}}) : Nd4j.zeros(2));
        });
        return network;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 600})
    void everySampleHasItsOutputInItsPlaceWhateverTheirNumber(int count) {
        float[] samples = new float[2 * count];
        float[] expected = new float[2 * count];
        for (int i = 0; i < count; i++) {
            samples[2 * i] = i;
            samples[2 * i + 1] = 1;
            expected[2 * i] = i + 1;
            expected[2 * i + 1] = i - 1;
        }
        try (Network network = sumAndDifference()) {
            assertThat(Inference.outputs(network, samples, 2)).containsExactly(expected, within(1e-4f));
        }
    }

    @Test
    void brokenSamplesAreRefused() {
        try (Network network = sumAndDifference()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inference.outputs(network, new float[3], 2))
                    .withMessage("samples must be whole samples of 2 numbers, got 3 numbers");
            assertThatIllegalArgumentException().isThrownBy(() -> Inference.outputs(network, new float[0], 2));
        }
    }

    @Test
    void aBlockIsAPowerOfTwoThatHoldsNoMoreThanSmallImagesDo() {
        assertThat(Inference.block(2)).isEqualTo(256);
        assertThat(Inference.block(3 * 64 * 64)).isEqualTo(256);
        assertThat(Inference.block(3 * 96 * 96)).isEqualTo(64);
        assertThat(Inference.block(3 * 512 * 512)).isEqualTo(4);
        assertThat(Inference.block(3 * 1024 * 1024)).isEqualTo(1);
        assertThat(Inference.block(Integer.MAX_VALUE)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Inference.block(0));
    }
}
