package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that an older version made, with what that version made of its next 30 steps. On the processor it was made on, the
 * numbers are the same bit for bit; on others rounding differs.
 */
class OlderRunTest {

    /** Keys of the configuration and the state that have come since, and which a run that goes on has with their defaults. */
    private static final Set<String> SINCE = Set.of(
            "config.labelSmoothing",
            "config.centring",
            "config.accumulate",
            "config.checkpoint.keepEvery",
            "config.checkpoint.waitForSpace",
            "config.discriminator.packing",
            "config.generator.normalizeGradient",
            "config.generator.normalization",
            "config.discriminator.normalization",
            "rollback.byHand");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(OlderRunTest.class.getResource("/older-run/" + name), name)
                .toURI());
    }

    @BeforeEach
    void goOn() throws Exception {
        Path older = resource("");
        try (Stream<Path> files = Files.walk(older)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(older.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Run.resume(folder, OptionalLong.of(60)).play(new RunControl(), new RunListener() {}, "test");
    }

    private static List<JsonNode> lines(Path file) throws Exception {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }

    /** Keys that came after that run. */
    private static final Set<String> NEW_KEYS = Set.of("signals.generator.steepness");

    /** Every key there is, with the keys it lies in. */
    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            keys.add(entry.getKey());
            keys(entry.getValue()).forEach(inner -> keys.add(entry.getKey() + "." + inner));
        }
        return keys;
    }

    @Test
    void itsRecordsGoOnAsTheyWould() throws Exception {
        List<JsonNode> expected = lines(resource("expected/metrics.jsonl"));
        List<JsonNode> found = lines(folder.resolve("metrics.jsonl"));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode line = found.get(i);
            JsonNode before = expected.get(i);
            Set<String> known = keys(line);
            known.removeAll(NEW_KEYS);
            assertThat(known).as("keys at step %d", i + 1).isEqualTo(keys(before));
            for (String key : List.of("step", "images", "updates_g", "updates_d", "lr_g", "lr_d")) {
                assertThat(line.path(key)).as("%s at step %d", key, i + 1).isEqualTo(before.path(key));
            }
            for (String key : List.of("loss_g", "loss_d", "grad_norm_g", "grad_norm_d", "update_ratio_g", "d_fake")) {
                double number = before.path(key).asDouble();
                assertThat(line.path(key).asDouble())
                        .as("%s at step %d", key, i + 1)
                        .isCloseTo(number, within(1e-3 * Math.abs(number) + 1e-4));
            }
        }
    }

    @Test
    void itsMonitorSaysAndDoesWhatItWould() throws Exception {
        List<JsonNode> expected = lines(resource("expected/events.jsonl"));
        List<JsonNode> found = lines(folder.resolve("events.jsonl"));
        assertThat(found)
                .extracting(
                        event -> event.path("step") + " " + event.path("kind").asText())
                .containsExactlyElementsOf(expected.stream()
                        .map(event ->
                                event.path("step") + " " + event.path("kind").asText())
                        .toList());
    }

    @Test
    void itsCheckpointHoldsWhatItWould() throws Exception {
        Path place = folder.resolve("expected-store");
        Files.createDirectories(place.resolve("step-00000060"));
        try (Stream<Path> files = Files.list(resource("expected/step-00000060"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        place.resolve("step-00000060")
                                .resolve(file.getFileName().toString()));
            }
        }
        var expected = new CheckpointStore(place).load(60);
        var found = new CheckpointStore(folder.resolve("checkpoints")).load(60);
        Set<String> state = keys(found.state());
        state.removeAll(SINCE);
        assertThat(state).isEqualTo(keys(expected.state()));
        assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        for (Map.Entry<String, Tensor> entry : expected.tensors().entrySet()) {
            Tensor tensor = Objects.requireNonNull(found.tensors().get(entry.getKey()));
            assertThat(tensor.shape())
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue().shape());
            assertThat(tensor.values())
                    .as(entry.getKey())
                    .containsExactly(entry.getValue().values(), within(1e-3f));
        }
    }
}
