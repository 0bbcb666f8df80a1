package dev.sparring.gan.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFeaturesTest {

    private static final SampleShape GREY = SampleShape.image(1, 4);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path written(OnnxFile file) throws Exception {
        return Files.write(folder.resolve("net.onnx"), file.bytes());
    }

    private static OnnxFile flattenAndMultiply(long batch, float[] weights) {
        return new OnnxFile()
                .input("x", OnnxFile.FLOAT, batch, 1, 4, 4)
                .constant("w", weights, 16, 3)
                .node("Flatten", "flat", "x")
                .node("MatMul", "y", "flat", "w")
                .output("y", OnnxFile.FLOAT, batch, 3);
    }

    private static OnnxFile means(long channels, long height, long width) {
        return new OnnxFile()
                .input("x", OnnxFile.FLOAT, -1, channels, height, width)
                .node("GlobalAveragePool", "y", "x")
                .output("y", OnnxFile.FLOAT, -1, channels, 1, 1);
    }

    private static float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(2);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    private static void checkProduct(OnnxFeatures features, float[] samples, float[] weights) {
        assertThat(features.length()).isEqualTo(3);
        assertThat(features.description()).isEqualTo("3 features of net.onnx");
        float[] expected = new float[samples.length / 16 * 3];
        for (int i = 0; i < samples.length; i++) {
            for (int k = 0; k < 3; k++) {
                expected[i / 16 * 3 + k] += samples[i] * weights[i % 16 * 3 + k];
            }
        }
        assertThat(features.of(samples).numbers()).containsExactly(expected, within(1e-5f));
    }

    @Test
    void pointsAreWhatTheNetworkGives() throws Exception {
        float[] weights = numbers(48);
        try (OnnxFeatures features = OnnxFeatures.of(written(flattenAndMultiply(-1, weights)), GREY)) {
            checkProduct(features, numbers(16 * 150), weights);
        }
    }

    @Test
    void aNetworkOfOneBatchSizeTakesAnyNumberOfImages() throws Exception {
        float[] weights = numbers(48);
        for (long batch : new long[] {1, 4}) {
            try (OnnxFeatures features = OnnxFeatures.of(written(flattenAndMultiply(batch, weights)), GREY)) {
                checkProduct(features, numbers(16 * 11), weights);
            }
        }
    }

    @Test
    void greyImagesAreRepeatedForThreeChannelsAndPixelsBroughtIntoItsRange() throws Exception {
        float[] samples = new float[32];
        for (int i = 0; i < 16; i++) {
            samples[i] = 0.5f;
            samples[16 + i] = -1;
        }
        Path file = written(means(3, -1, -1));
        try (OnnxFeatures features = OnnxFeatures.of(file, GREY);
                OnnxFeatures bytes = OnnxFeatures.of(file, GREY, 0, 255)) {
            assertThat(features.of(samples).numbers())
                    .containsExactly(new float[] {0.5f, 0.5f, 0.5f, -1, -1, -1}, within(1e-6f));
            assertThat(bytes.of(samples).numbers())
                    .containsExactly(new float[] {191.25f, 191.25f, 191.25f, 0, 0, 0}, within(1e-4f));
        }
    }

    @Test
    void coloursKeepTheirOrder() throws Exception {
        float[] samples = new float[48];
        Arrays.fill(samples, 16, 32, 0.25f);
        Arrays.fill(samples, 32, 48, 0.5f);
        try (OnnxFeatures features = OnnxFeatures.of(written(means(-1, 4, 4)), SampleShape.image(3, 4))) {
            assertThat(features.of(samples).numbers()).containsExactly(0, 0.25f, 0.5f);
        }
    }

    private static void assertRefused(Path file, SampleShape shape, String why) {
        assertThatThrownBy(() -> OnnxFeatures.of(file, shape).close())
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(why)
                .hasMessageContaining("; ")
                .message()
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @Test
    void filesThatDoNotFitAreRefused() throws Exception {
        assertRefused(folder.resolve("none.onnx"), GREY, "is no file");
        assertRefused(written(means(1, 4, 4)), SampleShape.vector(2), "the data is vectors of 2 numbers");
        assertRefused(written(means(1, 8, 8)), GREY, "it takes images of 8x8, and the data is 4x4x1 images");
        assertRefused(written(means(1, 4, 4)), SampleShape.image(3, 4), "it takes images of 1 channels");
        assertRefused(
                written(new OnnxFile()
                        .input("x", OnnxFile.FLOAT, -1, 16)
                        .node("Relu", "y", "x")
                        .output("y", OnnxFile.FLOAT, -1, 16)),
                GREY,
                "its input is [-1, 16]");
        assertRefused(
                written(new OnnxFile()
                        .input("x", OnnxFile.INT64, -1, 1, 4, 4)
                        .node("Abs", "y", "x")
                        .output("y", OnnxFile.INT64, -1, 1, 4, 4)),
                GREY,
                "its input is no tensor of 32-bit floats");
        assertRefused(
                written(new OnnxFile()
                        .input("x", OnnxFile.FLOAT, -1, 1, 4, 4)
                        .node("Relu", "y", "x")
                        .node("Abs", "z", "x")
                        .output("y", OnnxFile.FLOAT, -1, 1, 4, 4)
                        .output("z", OnnxFile.FLOAT, -1, 1, 4, 4)),
                GREY,
                "it has 1 inputs and 2 outputs");
        Path rubbish = Files.write(folder.resolve("rubbish.onnx"), "no network".getBytes(StandardCharsets.UTF_8));
        assertRefused(rubbish, GREY, "cannot be used: ");
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertRefused(empty, GREY, "cannot be used: ");
    }
}
