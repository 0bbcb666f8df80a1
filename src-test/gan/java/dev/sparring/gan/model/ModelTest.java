package dev.sparring.gan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.gan.data.SampleShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
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

    private static void assertShapes(Model model, SampleShape shape) {
        try (Network generator = Dl4jNetwork.of(model.generator(5, shape, 1));
                Network discriminator = Dl4jNetwork.of(model.discriminator(shape, 2))) {
            var samples = generator.forward(Nd4j.rand(DataType.FLOAT, 3, 5), true);
            assertThat(samples.shape()).containsExactly(shape.batch(3));
            if (shape.isImage()) {
                assertThat(samples.maxNumber().doubleValue()).isLessThanOrEqualTo(1);
                assertThat(samples.minNumber().doubleValue()).isGreaterThanOrEqualTo(-1);
            }
            assertThat(discriminator.forward(samples.dup(), true).shape()).containsExactly(3, 1);
            var toSamples = discriminator.backwardToInput(Nd4j.ones(DataType.FLOAT, 3, 1));
            assertThat(toSamples.shape()).containsExactly(shape.batch(3));
            assertThat(generator.backward(toSamples).shape()).containsExactly(3, 5);
        }
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
    @CsvSource({"30", "6", "2"})
    void dcgansRefuseOtherSizes(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dcgan.of(4).discriminator(SampleShape.image(1, size), 1))
                .withMessageContaining("divisible by");
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
    @CsvSource({"220, 224, 55", "440, 448, 55", "500, 512, 125", "100, 96, 25", "1020, 1024, 255"})
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
    @CsvSource({"28", "30", "32", "36", "48", "64", "512", "1024"})
    void otherSidesAreNot(int size) {
        assertThat(Dcgan.of(4).warnings(10, SampleShape.image(3, size))).isEmpty();
        assertThat(new Mlp(4, 1).warnings(10, SampleShape.image(3, 220))).isEmpty();
    }
}
