package dev.sparring.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.GoldenData;
import dev.sparring.core.schedule.LearningRate;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Sixty updates against PyTorch's, from the same start with the same gradients. */
@Tag("golden")
class GoldenOptimizersTest {

    private static final double TOLERANCE = 1e-4;

    record Case(double[] start, double[][] gradients, JsonNode golden) {
        IUpdater optimizer() {
            JsonNode params = golden.path("params");
            double beta1 = params.path("betas").path(0).asDouble();
            double beta2 = params.path("betas").path(1).asDouble();
            double epsilon = params.path("eps").asDouble();
            String name = golden.path("optimizer").asText();
            return switch (name) {
                case "RAdam" -> new RAdam(beta1, beta2, epsilon, 5, RAdam.Below.MOMENTUM);
                case "Adam" -> new AdamW(beta1, beta2, epsilon, 0);
                case "AdamW" ->
                    new AdamW(beta1, beta2, epsilon, params.path("weight_decay").asDouble());
                default -> throw new IllegalStateException("no such optimizer: " + name);
            };
        }

        @Override
        public String toString() {
            return golden.path("optimizer").asText() + " " + golden.path("params");
        }
    }

    static Stream<Case> cases() throws IOException {
        JsonNode all =
                new ObjectMapper().readTree(GoldenData.file("optimizers.json").toFile());
        double[][] gradients =
                stream(all.path("gradients")).map(GoldenOptimizersTest::numbers).toArray(double[][]::new);
        return stream(all.path("cases")).map(golden -> new Case(numbers(all.path("x0")), gradients, golden));
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
        double rate = golden.golden().path("params").path("lr").asDouble();
        try (Vectors vectors = new Vectors(golden.optimizer(), LearningRate.constant(rate), golden.start())) {
            for (int update = 0; update < golden.gradients().length; update++) {
                double[] found = vectors.update(golden.gradients()[update]);
                double[] expected = numbers(golden.golden().path("x").path(update));
                for (int i = 0; i < expected.length; i++) {
                    assertThat(found[i])
                            .as("parameter %d after update %d", i, update)
                            .isCloseTo(expected[i], within(TOLERANCE * Math.abs(expected[i])));
                }
            }
        }
    }
}
