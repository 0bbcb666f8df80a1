package dev.sparring.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.GoldenData;
import dev.sparring.core.schedule.LearningRate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Sixty updates of the plain optimizers against PyTorch's, with gradients down to 1e-7, where it shows on which side of the
 * root, and of the correction, an epsilon stands.
 */
@Tag("golden")
class GoldenPlainOptimizersTest {

    private static final double TOLERANCE = 1e-4;

    record Case(double[] start, double[][] gradients, JsonNode golden) {

        double number(String parameter) {
            JsonNode value = golden.path("params").path(parameter);
            assertThat(value.isNumber()).as("the case says %s", parameter).isTrue();
            return value.asDouble();
        }

        IUpdater optimizer() {
            double beta1 = golden.path("params").path("betas").path(0).asDouble();
            double beta2 = golden.path("params").path("betas").path(1).asDouble();
            String name = golden.path("optimizer").asText();
            return switch (name) {
                case "Adam" -> new AdamOptimizer(beta1, beta2, number("eps"));
                case "AMSGrad" -> new AmsGradOptimizer(beta1, beta2, number("eps"));
                case "RMSprop" -> new RmsPropOptimizer(number("alpha"), number("eps"));
                case "SGD nesterov" -> new SgdOptimizer(number("momentum"), true);
                case "SGD momentum" -> new SgdOptimizer(number("momentum"), false);
                case "SGD" -> new SgdOptimizer();
                default -> throw new IllegalStateException("no such optimizer: " + name);
            };
        }

        @Override
        public String toString() {
            return golden.path("optimizer").asText() + " " + golden.path("params");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = Files.newInputStream(GoldenData.file("plain-optimizers.json"))) {
            JsonNode all = new ObjectMapper().readTree(file);
            double[][] gradients = stream(all.path("gradients"))
                    .map(GoldenPlainOptimizersTest::numbers)
                    .toArray(double[][]::new);
            assertThat(gradients).hasNumberOfRows(60);
            assertThat(all.path("cases")).hasSize(7);
            return stream(all.path("cases")).map(golden -> new Case(numbers(all.path("x0")), gradients, golden));
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static double[] numbers(JsonNode array) {
        return stream(array).mapToDouble(JsonNode::asDouble).toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void sixtyUpdatesEqualPyTorch(Case golden) {
        LearningRate rate = LearningRate.constant(golden.number("lr"));
        try (Vectors vectors = new Vectors(golden.optimizer(), rate, golden.start())) {
            for (int update = 0; update < golden.gradients().length; update++) {
                double[] found = vectors.update(golden.gradients()[update]);
                double[] expected = numbers(golden.golden().path("x").path(update));
                assertThat(expected).hasSameSizeAs(golden.start());
                for (int i = 0; i < expected.length; i++) {
                    assertThat(found[i])
                            .as("parameter %d after update %d", i, update)
                            .isCloseTo(expected[i], within(TOLERANCE * Math.abs(expected[i])));
                }
            }
        }
    }
}
