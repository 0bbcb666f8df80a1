package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Normalization;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class NetworkChecksTest {

    private static final SampleShape POINTS = SampleShape.vector(3);

    private static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    private static MultiLayerConfiguration layers(DataType type, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(1).dataType(type).list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        return list.build();
    }

    private static void check(Network generator, Network discriminator) {
        try (generator;
                discriminator) {
            NetworkChecks.check(generator, discriminator, POINTS, 1, 2, false);
        }
    }

    private static Network generator() {
        return Network.of(layers(DataType.FLOAT, dense(2, 3, Activation.TANH)));
    }

    private static Network ending(Layer... layers) {
        return Network.of(layers(DataType.FLOAT, layers));
    }

    @Test
    void networksThatFitAreTakenOnEitherExecution() {
        check(generator(), ending(dense(3, 1, Activation.IDENTITY)));
        check(
                Dl4jNetwork.of(layers(DataType.FLOAT, dense(2, 3, Activation.SIGMOID))),
                Dl4jNetwork.of(layers(DataType.FLOAT, dense(3, 1, Activation.IDENTITY))));
        Dcgan model = new Dcgan(8, 2, 0.2, Normalization.BATCH);
        SampleShape image = SampleShape.image(1, 28);
        try (Network first = Network.of(model.generator(5, image, 1));
                Network second = Network.of(model.discriminator(image, 1))) {
            assertThatCode(() -> NetworkChecks.check(first, second, image, 1, 5, false))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aGeneratorWhoseSamplesAreNoneOfTheDatasIsRefusedWithBothShapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(ending(dense(2, 4, Activation.TANH)), ending(dense(3, 1, Activation.IDENTITY))))
                .withMessageContaining(
                        "the generator must give samples of the data's shape, [batch, 3], got [batch, 4]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNetworkThatDoesNotTakeItsInputIsNamed(boolean compiled) {
        MultiLayerConfiguration other = layers(DataType.FLOAT, dense(5, 1, Activation.IDENTITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(generator(), compiled ? Network.of(other) : Dl4jNetwork.of(other)))
                .withMessageContaining("the discriminator cannot be run on an input of shape [batch, 3]: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(ending(dense(7, 3, Activation.TANH)), ending(dense(3, 1, Activation.IDENTITY))))
                .withMessageContaining("the generator cannot be run on an input of shape [batch, 2]: ");
    }

    @Test
    void aDiscriminatorOfTwoOutputsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(generator(), ending(dense(3, 2, Activation.IDENTITY))))
                .withMessageContaining("the discriminator must give one logit a sample, [batch, 1], got [batch, 2]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {
                "SIGMOID",
                "HARDSIGMOID",
                "SOFTMAX",
                "SOFTSIGN",
                "TANH",
                "HARDTANH",
                "RATIONALTANH",
                "RECTIFIEDTANH"
            })
    void aDiscriminatorThatDoesNotEndInLogitsIsRefused(Activation activation) {
        Layer end = new ActivationLayer.Builder().activation(activation).build();
        Layer nothing =
                new ActivationLayer.Builder().activation(Activation.IDENTITY).build();
        for (Network discriminator : new Network[] {
            ending(dense(3, 1, activation)),
            ending(dense(3, 1, Activation.IDENTITY), end),
            ending(dense(3, 1, activation), nothing),
            Dl4jGraph.of(graph(activation))
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check(generator(), discriminator))
                    .withMessageContaining("the discriminator must end in logits, got the activation")
                    .withMessageContaining("make it IDENTITY");
        }
    }

    private static ComputationGraphConfiguration graph(Activation activation) {
        return new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("out", dense(3, 1, activation), "in")
                .setOutputs("out")
                .build();
    }

    @Test
    void whatComesAfterASigmoidMayBeLogits() {
        check(generator(), ending(dense(3, 4, Activation.SIGMOID), dense(4, 1, Activation.IDENTITY)));
        // DL4J's batch normalisation inherits the default activation, a sigmoid, and never applies it.
        check(
                generator(),
                ending(
                        dense(3, 1, Activation.IDENTITY),
                        new BatchNormalization.Builder().nIn(1).nOut(1).build()));
        check(generator(), Dl4jGraph.of(graph(Activation.IDENTITY)));
    }

    @Test
    void doublePrecisionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(
                        Network.of(layers(DataType.DOUBLE, dense(2, 3, Activation.TANH))),
                        ending(dense(3, 1, Activation.IDENTITY))))
                .withMessageContaining("the generator's definition must have the data type FLOAT, got DOUBLE");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> check(generator(), Network.of(layers(DataType.DOUBLE, dense(3, 1, Activation.IDENTITY)))))
                .withMessageContaining("the discriminator's definition");
    }
}
