package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.network.Network;
import dev.sparring.gan.GoldenData;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.penalty.Critic;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.PenaltyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradient penalties and their gradients to the parameters against PyTorch's, which differentiates twice. */
@Tag("golden")
class GoldenPenaltiesTest {

    /** In units of the largest number of an array. */
    private static final double TOLERANCE = 1e-4;

    /** Of the largest number of all arrays: what an array is measured by at least. */
    private static final double LEAST_SHARE = 1e-3;

    @Test
    void penaltiesOfAConvolutionalCriticEqualPyTorch() throws Exception {
        JsonNode golden = golden("penalties.json").path("values");
        Path folder = GoldenData.entry("penalties");
        NpyArray real = NpyArray.read(folder.resolve("real.npy"));
        SampleShape shape = new SampleShape((int) real.shape()[1], (int) real.shape()[2], (int) real.shape()[3]);
        int width = (int) NpyArray.read(folder.resolve("D.0.weight.npy")).shape()[0];
        MultiLayerConfiguration critic = new Dcgan(width, 2, 0.2, Normalization.NONE)
                .discriminator(shape, 1)
                .layers()
                .orElseThrow();
        Map<String, String> names = Map.of("0", "0", "2", "1", "6", "3");
        golden.properties().forEach(entry -> {
            String name = entry.getKey().substring(0, entry.getKey().indexOf(' '));
            GradientPenalty penalty =
                    switch (name) {
                        case "wgan-gp" -> new GradientPenalty(Points.BETWEEN, 1, number(entry.getKey(), "lambda"));
                        case "r1" -> new GradientPenalty(Points.REAL, 0, number(entry.getKey(), "gamma") / 2);
                        case "r2" -> new GradientPenalty(Points.FAKE, 0, number(entry.getKey(), "gamma") / 2);
                        default -> throw new IllegalStateException(name);
                    };
            assertPenalty(
                    critic,
                    names,
                    folder,
                    folder,
                    penalty,
                    name,
                    entry.getValue().asDouble());
        });
    }

    private static double number(String text, String name) {
        return Double.parseDouble(
                text.substring(text.indexOf(name + "=") + name.length() + 1).split("[,)]")[0]);
    }

    static Stream<String> critics() throws IOException {
        List<String> names = new ArrayList<>();
        golden("critics.json").path("critics").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static JsonNode golden(String name) throws IOException {
        return new ObjectMapper().readTree(GoldenData.entry(name).toFile());
    }

    /** Critics with curved functions, with normalisations of their own, and one that looks at the whole batch. */
    @ParameterizedTest
    @MethodSource("critics")
    void penaltiesOfOtherCriticsEqualPyTorch(String critic) throws Exception {
        JsonNode golden = golden("critics.json");
        Path points = GoldenData.entry("critics");
        NpyArray real = NpyArray.read(points.resolve("real.npy"));
        TorchSequential written =
                TorchSequential.parse(golden.path("critics").path(critic).asText());
        MultiLayerConfiguration definition = written.definition(real.shape());
        String text = golden.path("points").asText();
        for (Map.Entry<String, JsonNode> entry :
                golden.path("values").path(critic).properties()) {
            assertPenalty(
                    definition,
                    new TorchParameters(written.names()),
                    points.resolve(critic),
                    points,
                    penalty(entry.getKey(), text),
                    entry.getKey(),
                    entry.getValue().asDouble());
        }
    }

    /** As the file says it, such as {@code r1: real, gamma 10 (gamma/2 mean |grad|^2)}. */
    private static GradientPenalty penalty(String name, String text) {
        String part = text.substring(text.indexOf(name + ":"));
        Matcher weight = Pattern.compile("(lambda|gamma) ([0-9.]+)").matcher(part);
        assertThat(weight.find()).as(part).isTrue();
        double number = Double.parseDouble(weight.group(2));
        return switch (name) {
            case "wgan-gp" -> new GradientPenalty(Points.BETWEEN, 1, number);
            case "r1" -> new GradientPenalty(Points.REAL, 0, number / 2);
            case "dragan-k1" -> new GradientPenalty(Points.REAL, 1, number);
            default -> throw new IllegalStateException(name);
        };
    }

    private static void assertPenalty(
            MultiLayerConfiguration critic,
            Map<String, String> names,
            Path folder,
            Path points,
            GradientPenalty penalty,
            String name,
            double expected) {
        Map<String, String> parameters = new LinkedHashMap<>();
        names.forEach((torch, ours) -> {
            parameters.put(torch + ".weight", ours + "_W");
            parameters.put(torch + ".bias", ours + "_b");
        });
        assertPenalty(critic, new TorchParameters(parameters), folder, points, penalty, name, expected);
    }

    private static void assertPenalty(
            MultiLayerConfiguration critic,
            TorchParameters torch,
            Path folder,
            Path points,
            GradientPenalty penalty,
            String name,
            double expected) {
        try (Network network = Network.of(critic)) {
            assertThat(network.withoutTangent()).isEmpty();
            torch.load(network, folder, "D.");
            network.clearGradients();
            PenaltyValue value = penalty.addGradients(
                    Critic.of(network),
                    NpyArray.read(points.resolve("real.npy")).array(),
                    NpyArray.read(points.resolve("fake.npy")).array(),
                    1,
                    shares(NpyArray.read(points.resolve("eps.npy")).values()));
            assertThat(value.penalty()).isCloseTo(expected, within(TOLERANCE * expected));
            Map<String, float[]> found = torch.read(network, network.gradients());
            Map<String, float[]> golden = new LinkedHashMap<>();
            double largest = 0;
            for (String parameter : found.keySet()) {
                float[] numbers = NpyArray.read(folder.resolve(name + ".grad." + parameter + ".npy"))
                        .values();
                golden.put(parameter, numbers);
                largest = Math.max(largest, largest(numbers));
            }
            for (Map.Entry<String, float[]> entry : golden.entrySet()) {
                // A bias before a normalisation has no gradient but rounding.
                double size = Math.max(largest(entry.getValue()), LEAST_SHARE * largest);
                assertClose(
                        Objects.requireNonNull(found.get(entry.getKey())),
                        entry.getValue(),
                        TOLERANCE * size,
                        name + " " + entry.getKey());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives the shares one after the other. */
    private static RandomGenerator shares(float[] shares) {
        return new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return shares[next++];
            }
        };
    }

    private static double largest(float[] numbers) {
        double largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static void assertClose(float[] numbers, float[] expected, double tolerance, String what) {
        assertThat(numbers).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) numbers[i]).as(what + " at " + i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
