package dev.sparring.gan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Floats;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.gan.data.SampleShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelTest {

    @ParameterizedTest
    @CsvSource({"1, 28", "3, 28", "1, 12", "3, 32", "3, 64", "2, 36", "1, 4", "4, 8"})
    void dcgansTakeAnySizeDivisibleByFourAndAnyChannels(int channels, int size) {
        assertShapes(Dcgan.of(4), SampleShape.image(channels, size));
    }

    @ParameterizedTest
    @CsvSource({"1, 28", "3, 8"})
    void perceptronsTakeImages(int channels, int size) {
        assertShapes(new Mlp(6, 2), SampleShape.image(channels, size));
    }

    @Test
    void perceptronsTakePoints() {
        assertShapes(new Mlp(6, 1), SampleShape.vector(2));
    }

    static Stream<Model> ofImages() {
        return Stream.of(
                Dcgan.of(3),
                Dcgan.of(3).with(Normalization.SPECTRAL),
                Dcgan.of(4).with(Normalization.LAYER),
                new ResNet(3, Normalization.NONE),
                new ResNet(3, Normalization.BATCH),
                new ResNet(4, Normalization.INSTANCE),
                new ResNet(3, Normalization.SPECTRAL),
                new R3Gan(3, 1),
                new R3Gan(8, 2));
    }

    /** Square and not, of sides that halving divides and others, the least there is. */
    @ParameterizedTest
    @MethodSource("ofImages")
    void imagesOfAnySizeAreTakenAndMade(Model model) {
        assertShapes(model, SampleShape.image(3, 32));
        assertShapes(model, SampleShape.image(1, 8));
        assertShapes(model, SampleShape.image(1, 9));
        assertShapes(model, new SampleShape(2, 17, 30));
        assertShapes(model, new SampleShape(1, 64, 10));
    }

    /** Latent vectors and labels in, samples out; samples and labels in, logits out. */
    @ParameterizedTest
    @MethodSource("ofImages")
    void labelsCanBeTold(Model model) {
        assertConditional(model, SampleShape.image(2, 16));
    }

    @Test
    void perceptronsCanBeToldLabels() {
        assertConditional(new Mlp(6, 2), SampleShape.vector(2));
        assertConditional(new Mlp(6, 2, Normalization.SPECTRAL), SampleShape.vector(2));
        assertConditional(new Mlp(6, 1), SampleShape.image(1, 8));
    }

    /** Beside each normalisation two numbers a channel and label, all 0 at first; moved, they tell the labels apart by themselves. */
    @Test
    void labelsScaleAndShiftNormalisedChannels() {
        NetworkSpec spec = new NetworkSpec(5, SampleShape.image(1, 16), 4, 1);
        for (Model model :
                List.of(Dcgan.of(4), new Dcgan(4, 0, 0.2, Normalization.LAYER), new ResNet(4, Normalization.BATCH))) {
            try (Network generator = Network.of(model.generator(spec))) {
                Map<String, INDArray> views = generator.parameterViews(generator.parameters());
                List<String> byLabel = views.keySet().stream()
                        .filter(name -> name.contains(".label.embedding_W"))
                        .toList();
                assertThat(byLabel).hasSizeGreaterThan(1);
                Objects.requireNonNull(views.get("embedding_W")).assign(0);
                for (String name : byLabel) {
                    INDArray weights = Objects.requireNonNull(views.get(name));
                    assertThat(weights.size(0)).isEqualTo(4);
                    assertThat(weights.amaxNumber().doubleValue()).isZero();
                }
                INDArray latent = Nd4j.ones(DataType.FLOAT, 2, 5);
                INDArray labels = Floats.of(new float[] {0, 3}, 2, 1);
                float[] alike = output(generator, latent, labels);
                int each = alike.length / 2;
                assertThat(Arrays.copyOf(alike, each)).isEqualTo(Arrays.copyOfRange(alike, each, 2 * each));
                Objects.requireNonNull(views.get(byLabel.get(1))).getRow(3).assign(0.5);
                float[] apart = output(generator, latent, labels);
                assertThat(Arrays.copyOf(apart, each)).isEqualTo(Arrays.copyOf(alike, each));
                assertThat(Arrays.copyOfRange(apart, each, 2 * each))
                        .isNotEqualTo(Arrays.copyOfRange(alike, each, 2 * each));
            }
        }
    }

    private static float[] output(Network generator, INDArray latent, INDArray labels) {
        try (Pass pass = generator.pass(Inputs.of(Model.LATENT, latent).and(Model.LABEL, labels), false)) {
            return Floats.numbers(pass.output());
        }
    }

    private static void assertConditional(Model model, SampleShape shape) {
        INDArray labels = Floats.of(new float[] {0, 2, 1}, 3, 1);
        INDArray others = Floats.of(new float[] {1, 2, 1}, 3, 1);
        INDArray samples = Nd4j.rand(DataType.FLOAT, shape.batch(3)).muli(0.5);
        INDArray latent = Nd4j.rand(DataType.FLOAT, 3, 5);
        if (canGenerate(model)) {
            try (Network generator = Network.of(model.generator(new NetworkSpec(5, shape, 4, 1)))) {
                assertThat(generator.inputNames()).containsExactly(Model.LATENT, Model.LABEL);
                assertTold(generator, Inputs.of(Model.LATENT, latent), labels, others, shape.batch(3));
            }
        }
        try (Network discriminator = Network.of(model.discriminator(new NetworkSpec(5, shape, 4, 2)))) {
            assertThat(discriminator.inputNames()).containsExactly(Model.SAMPLE, Model.LABEL);
            assertTold(discriminator, Inputs.of(Model.SAMPLE, samples), labels, others, 3, 1);
        }
    }

    /** Another label of the first sample gives that sample another output, and the last one the same. */
    private static void assertTold(
            Network network, Inputs inputs, INDArray labels, INDArray others, long... outputShape) {
        try (Pass one = network.pass(inputs.and(Model.LABEL, labels), false);
                Pass other = network.pass(inputs.and(Model.LABEL, others), false)) {
            assertThat(one.output().shape()).containsExactly(outputShape);
            float[] first = Floats.numbers(one.output());
            float[] second = Floats.numbers(other.output());
            int each = first.length / 3;
            assertThat(Arrays.copyOf(first, each)).isNotEqualTo(Arrays.copyOf(second, each));
            assertThat(Arrays.copyOfRange(first, 2 * each, 3 * each))
                    .isEqualTo(Arrays.copyOfRange(second, 2 * each, 3 * each));
        }
    }

    private static boolean canGenerate(Model model) {
        return !model.toString().contains("spectral");
    }

    /** In the blocks of r3gan the last convolution begins at 0, so that each block begins as nothing. */
    @Test
    void theBlocksOfR3ganBeginAsNothing() {
        SampleShape shape = SampleShape.image(1, 8);
        try (Network one = Network.of(new R3Gan(4, 1).discriminator(shape, 1))) {
            one.parameterViews(one.parameters()).forEach((name, view) -> {
                if (name.contains(".back")) {
                    assertThat(view.ameanNumber().doubleValue()).as(name).isZero();
                }
            });
            assertThat(one.withoutTangent()).isEmpty();
        }
    }

    /** [1, 2, 1] up: a pixel, and halfway to the next one their mean. */
    @Test
    void r3ganDoublesByMeansOfNeighbours() {
        GraphLayers layers = GraphLayers.discriminator(
                new NetworkSpec(1, new SampleShape(1, 2, 2), 0, 1), WeightInit.XAVIER.getWeightInitFunction());
        Definition up = layers.generator(layers.smooth("smooth", layers.twice("twice", layers.input())));
        try (Network network = Network.of(up)) {
            INDArray image = Floats.of(new float[] {0, 4, 8, 16}, 1, 1, 2, 2);
            assertThat(Floats.numbers(network.forward(image, false)))
                    .containsExactly(0, 2, 4, 4, 4, 7, 10, 10, 8, 12, 16, 16, 8, 12, 16, 16);
        }
    }

    /** [1, 2, 1] down, in both directions, over 16. */
    @Test
    void r3ganHalvesByTheFilterOneTwoOne() {
        GraphLayers layers = GraphLayers.discriminator(
                new NetworkSpec(1, new SampleShape(1, 4, 4), 0, 1), WeightInit.XAVIER.getWeightInitFunction());
        Definition down = layers.generator(layers.half("half", layers.smooth("smooth", layers.input())));
        float[] numbers = new float[16];
        for (int i = 0; i < 16; i++) {
            numbers[i] = i * i % 7;
        }
        double expected = 0;
        int[] filter = {1, 2, 1};
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                expected += filter[row] * filter[column] * numbers[4 * row + column] / 16.0;
            }
        }
        try (Network network = Network.of(down)) {
            float[] halved = Floats.numbers(network.forward(Floats.of(numbers, 1, 1, 4, 4), false));
            assertThat(halved).hasSize(4);
            assertThat((double) halved[0]).isCloseTo(expected, within(1e-5));
        }
    }

    private static void assertShapes(Model model, SampleShape shape) {
        INDArray samples = Nd4j.rand(DataType.FLOAT, shape.batch(3)).muli(0.5);
        if (canGenerate(model)) {
            try (Network generator = Network.of(model.generator(5, shape, 1))) {
                samples =
                        generator.forward(Nd4j.rand(DataType.FLOAT, 3, 5), true).dup();
                assertThat(samples.shape()).containsExactly(shape.batch(3));
                if (shape.isImage()) {
                    assertThat(samples.maxNumber().doubleValue()).isLessThanOrEqualTo(1);
                    assertThat(samples.minNumber().doubleValue()).isGreaterThanOrEqualTo(-1);
                }
                INDArray ones = Nd4j.onesLike(samples);
                assertThat(generator.backward(ones).shape()).containsExactly(3, 5);
            }
        }
        try (Network discriminator = Network.of(model.discriminator(shape, 2))) {
            assertThat(discriminator.forward(samples, true).shape()).containsExactly(3, 1);
            INDArray toSamples = discriminator.backwardToInput(Nd4j.ones(DataType.FLOAT, 3, 1));
            assertThat(toSamples.shape()).containsExactly(shape.batch(3));
            assertThat(toSamples.ameanNumber().doubleValue()).isPositive();
        }
    }

    @Test
    void aFirstLayerOutOfProportionIsRefusedWithWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(2048).generator(512, SampleShape.image(3, 64), 1))
                .withMessageContaining("would have")
                .withMessageContaining("lower the width or latent.dim");
    }

    @Test
    void theUsualDcganForMnistHasTheUsualNumberOfParameters() {
        SampleShape shape = SampleShape.image(1, 28);
        try (Network generator = Dl4jNetwork.of(Dcgan.of(64).generator(100, shape, 1));
                Network discriminator = Dl4jNetwork.of(Dcgan.of(64).discriminator(shape, 1))) {
            // Dense 100 to 128x7x7, transposed convolutions 128 to 64 to 1, normalisations with running statistics.
            assertThat(generator.parameters().length())
                    .isEqualTo(100 * 6272 + 4 * 128 + 128 * 64 * 16 + 4 * 64 + 64 * 16 + 1);
            assertThat(discriminator.parameters().length())
                    .isEqualTo(64 * 16 + 64 + 64 * 128 * 16 + 4 * 128 + 6272 + 1);
        }
    }

    @Test
    void theSameSeedDrawsTheSameParametersAndAnotherSeedOthers() {
        SampleShape shape = SampleShape.vector(2);
        try (Network first = Dl4jNetwork.of(new Mlp(4, 2).generator(2, shape, 7));
                Network same = Dl4jNetwork.of(new Mlp(4, 2).generator(2, shape, 7));
                Network other = Dl4jNetwork.of(new Mlp(4, 2).generator(2, shape, 8))) {
            assertThat(same.parameters()).isEqualTo(first.parameters());
            assertThat(other.parameters()).isNotEqualTo(first.parameters());
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "2"})
    void imagesThatAreTooSmallAreRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(4).discriminator(SampleShape.image(1, size), 1))
                .withMessageContaining("at least 4x4");
    }

    @Test
    void dcgansRefusePoints() {
        assertThatIllegalArgumentException().isThrownBy(() -> Dcgan.of(4).generator(5, SampleShape.vector(2), 1));
    }

    @Test
    void illegalSizesOfNetworksAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mlp(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dcgan(1, -1, 0.2, Normalization.BATCH));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dcgan(1, 2, 1, Normalization.BATCH));
    }

    @ParameterizedTest
    @CsvSource({"68, 72, 17", "100, 96, 25", "124, 128, 31"})
    void aSideThatCannotBeHalvedOftenIsWarnedOf(int size, int better, int base) {
        SampleShape shape = SampleShape.image(3, size);
        assertThat(Dcgan.of(4).warnings(10, shape)).singleElement().satisfies(line -> assertThat(line)
                .contains(size + "x" + size, "to " + base + "x" + base, "data.size " + better));
        assertThat(Dcgan.of(4).warnings(10, SampleShape.image(3, better))).isEmpty();
    }

    @Test
    void theFirstLayersWeightsInTheWarningAreThoseOfTheNetwork() {
        SampleShape shape = SampleShape.image(1, 100);
        long weights = 0;
        try (Network generator = Dl4jNetwork.of(Dcgan.of(2).generator(3, shape, 1))) {
            weights = generator
                    .parameterViews(generator.parameters())
                    .values()
                    .iterator()
                    .next()
                    .length();
        }
        // 3 latent numbers to 4 channels of 25x25.
        assertThat(weights).isEqualTo(7500);
        assertThat(Dcgan.of(2).warnings(3, shape)).singleElement().satisfies(line -> assertThat(line)
                .contains("7,500 weights"));
    }

    @ParameterizedTest
    @CsvSource({"28", "30", "32", "36", "48", "64", "220", "440", "500", "512", "1020", "1024"})
    void otherSidesAreNot(int size) {
        assertThat(Dcgan.of(4).warnings(10, SampleShape.image(3, size))).isEmpty();
        assertThat(new Mlp(4, 1).warnings(10, SampleShape.image(3, 220))).isEmpty();
    }
}
