package dev.sparring.gan.export.onnx;

import dev.sparring.core.network.Definition;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.model.R3Gan;
import dev.sparring.gan.model.ResNet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both networks of every preset and of every family: ONNX Runtime against DL4J, within 1e-5. */
class OnnxModelsTest {

    private static final int LATENT = 5;

    private static org.deeplearning4j.nn.api.Model opened(Definition definition) {
        org.deeplearning4j.nn.api.Model network =
                definition.<org.deeplearning4j.nn.api.Model>either(MultiLayerNetwork::new, ComputationGraph::new);
        network.init();
        OnnxOutputs.liven(network, 7);
        return network;
    }

    private static void assertAgree(Model generator, Model discriminator, SampleShape shape, int packing, int labels)
            throws Exception {
        NetworkSpec made = new NetworkSpec(LATENT, shape, labels, 3);
        OnnxOutputs.assertAgrees(opened(generator.generator(made)), List.of((long) LATENT), labels, 1, 3);
        SampleShape judged = shape.packed(packing);
        NetworkSpec seen = new NetworkSpec(LATENT, judged, labels, 3);
        List<Long> sides = Arrays.stream(judged.sides()).boxed().toList();
        OnnxOutputs.assertAgrees(opened(discriminator.discriminator(seen)), sides, labels, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ring", "grid", "shapes", "mnist", "images", "stacked-mnist"})
    void bothNetworksOfAPreset(String preset) throws Exception {
        Config config = ConfigBuilder.preset(preset)
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .build();
        assertAgree(
                config.generator().model(),
                config.discriminator().model(),
                config.data().shape(),
                1,
                0);
    }

    static Stream<Arguments> families() {
        SampleShape image = SampleShape.image(3, 16);
        SampleShape odd = new SampleShape(1, 18, 13);
        return Stream.of(
                        List.of(new Mlp(8, 2), new Mlp(8, 2, Normalization.SPECTRAL), SampleShape.vector(3)),
                        List.of(new Mlp(8, 2, Normalization.BATCH), new Mlp(8, 2, Normalization.LAYER), image),
                        List.of(new Mlp(8, 2, Normalization.LAYER), new Mlp(8, 2, Normalization.BATCH), image),
                        List.of(Dcgan.of(4), Dcgan.of(4), image),
                        List.of(Dcgan.of(4), Dcgan.of(4).with(Normalization.SPECTRAL), odd),
                        List.of(
                                Dcgan.of(4).with(Normalization.INSTANCE),
                                Dcgan.of(4).with(Normalization.LAYER),
                                image),
                        List.of(
                                Dcgan.of(4).with(Normalization.LAYER),
                                Dcgan.of(4).with(Normalization.INSTANCE),
                                odd),
                        List.of(new ResNet(4, Normalization.BATCH), new ResNet(4, Normalization.SPECTRAL), image),
                        List.of(new ResNet(4, Normalization.NONE), new ResNet(4, Normalization.NONE), odd),
                        List.of(new ResNet(4, Normalization.INSTANCE), new ResNet(4, Normalization.LAYER), image),
                        List.of(new R3Gan(16, 1), new R3Gan(16, 1), image),
                        List.of(new R3Gan(4, 2), new R3Gan(4, 2), odd))
                .map(parts -> Arguments.of(parts.toArray()));
    }

    @ParameterizedTest
    @MethodSource("families")
    void bothNetworksOfAFamily(Model generator, Model discriminator, SampleShape shape) throws Exception {
        assertAgree(generator, discriminator, shape, 1, 0);
    }

    @ParameterizedTest
    @MethodSource("families")
    void bothNetworksThatAreToldLabels(Model generator, Model discriminator, SampleShape shape) throws Exception {
        assertAgree(generator, discriminator, shape, 1, 3);
    }

    @ParameterizedTest
    @MethodSource("families")
    void aDiscriminatorOfSeveralSamplesAtOnce(Model generator, Model discriminator, SampleShape shape)
            throws Exception {
        assertAgree(generator, discriminator, shape, 2, 0);
    }
}
