package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.storage.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(String... settings) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("generator.ema.decay", "0")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "8")
                .set("log.every", "1")
                .set("samples.count", "10")
                .set("monitor.policy", "rollback");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.build();
    }

    private Path play(String name, String... settings) throws SparringException {
        Path root = folder.resolve(name);
        Run.prepare(config(settings), root).play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    private static float[] numbers(Checkpoint checkpoint, String name) {
        Tensor tensor = Objects.requireNonNull(checkpoint.tensors().get(name), name);
        return tensor.values();
    }

    /** The networks as the new run begins with them: a run that may roll back writes a checkpoint of step 0. */
    private static Checkpoint start(Path root) throws SparringException {
        return RunDirectory.checkpoints(root).load(0);
    }

    @Test
    void theNetworksAreTheOtherRunsAndAllElseBeginsAt0() throws Exception {
        Path old = play("old", "steps=30", "generator.ema.decay=0.9");
        Path young = play("young", "steps=3", "seed=7", "generator.ema.decay=0.9", "from=" + old);
        Checkpoint before = RunDirectory.checkpoints(old).load(30);
        Checkpoint start = start(young);
        for (String name : before.tensors().keySet()) {
            if (name.contains(".parameters.") || name.contains(".average.")) {
                assertThat(numbers(start, name)).as(name).isEqualTo(numbers(before, name));
            }
        }
        assertThat(numbers(start, "generator.optimizer")).containsOnly(0);
        assertThat(start.state().path("generator").path("updates").asInt()).isZero();
        assertThat(start.state().path("dataPosition").asInt()).isZero();
        JsonNode first = new ObjectMapper()
                .readTree(Files.readAllLines(young.resolve("metrics.jsonl")).get(0));
        assertThat(first.get("step").asInt()).isEqualTo(1);
        assertThat(first.get("lr_g").asDouble()).as("the warmup begins anew").isEqualTo(1e-3 / 500);
    }

    @Test
    void whereTheNetworksCameFromIsAnEventAndInTheRunsDescription() throws Exception {
        Path old = play("old", "steps=4");
        Path young = play("young", "steps=2", "from=" + old);
        JsonNode event = new ObjectMapper()
                .readTree(Files.readAllLines(young.resolve("events.jsonl")).get(0));
        assertThat(event.get("step").asInt()).isZero();
        assertThat(event.get("kind").asText()).isEqualTo("inherited");
        assertThat(event.get("evidence").get("run").asText()).isEqualTo(old.toString());
        assertThat(event.get("evidence").get("step").asInt()).isEqualTo(4);
        JsonNode info = new ObjectMapper().readTree(young.resolve("run.json").toFile());
        assertThat(info.path("from").path("run").asText()).isEqualTo(old.toString());
        assertThat(info.path("from").path("step").asInt()).isEqualTo(4);
    }

    @Test
    void anAverageTheOtherRunDidNotKeepBeginsAtTheParameters() throws Exception {
        Path old = play("old", "steps=4");
        Path young = play("young", "steps=1", "generator.ema.decay=0.9", "from=" + old);
        float[] parameters = numbers(RunDirectory.checkpoints(old).load(4), "generator.parameters.0_W");
        assertThat(numbers(start(young), "generator.average.0_W")).isEqualTo(parameters);
    }

    /** An average that has not begun is a copy of the model. */
    @ParameterizedTest
    @ValueSource(strings = {"generator.optimizer.lookahead.k=5", "generator.optimizer.type=extra-adam"})
    void whatAnOptimizerHadTakenElsewhereComesBackToItsModel(String optimizer) throws Exception {
        Path old = play("old", "steps=13", optimizer, "generator.ema.decay=0.5", "generator.ema.start=20");
        Path young = play("young", "steps=1", "from=" + old);
        Checkpoint before = RunDirectory.checkpoints(old).load(13);
        float[] model = numbers(before, "generator.average.0_W");
        assertThat(numbers(before, "generator.parameters.0_W")).isNotEqualTo(model);
        assertThat(numbers(start(young), "generator.parameters.0_W")).containsExactly(model, within(1e-7f));
    }

    @Test
    void anAverageThisRunDoesNotKeepIsLeftBehind() throws Exception {
        Path old = play("old", "steps=4", "generator.ema.decay=0.9");
        Path young = play("young", "steps=1", "from=" + old);
        assertThat(start(young).tensors()).doesNotContainKey("generator.average.0_W");
        assertThat(numbers(start(young), "generator.parameters.0_W"))
                .isEqualTo(numbers(RunDirectory.checkpoints(old).load(4), "generator.parameters.0_W"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generator.width=9 | generator.parameters.0_W has shape [2, 9] here and [2, 8] in",
                "latent.dim=3 | generator.parameters.0_W has shape [3, 8] here and [2, 8] in",
                "discriminator.width=9 | discriminator.parameters.0_W has shape [2, 9] here and [2, 8] in",
                "discriminator.layers=2 | discriminator.parameters.2_W has shape [8, 1] here and [8, 8] in",
                "discriminator.layers=4 | discriminator.parameters.3_W has shape [8, 8] here and [8, 1] in"
            })
    void theFirstTensorThatDoesNotFitIsNamed(String setting, String message) throws Exception {
        Path old = play("old", "steps=1");
        assertThatThrownBy(() -> play("young", "steps=1", setting, "from=" + old))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("the networks do not fit: " + message);
        assertThat(folder.resolve("young")).doesNotExist();
    }

    @Test
    void whereThereIsNothingToBeginFromItIsSaid() throws Exception {
        assertThatThrownBy(() -> play("young", "from=" + folder.resolve("none")))
                .hasMessageContaining("none holds no run; give the directory of a run that was started");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve("config.yaml"), config().yaml());
        assertThatThrownBy(() -> play("young", "from=" + empty))
                .hasMessageContaining(
                        "empty holds no checkpoint to begin from; train it until the first one is written");
    }

    @Test
    void aRunBrokenOffBeforeItsFirstCheckpointBeginsWithTheSameNetworksAgain() throws Exception {
        Path old = play("old", "steps=4");
        Path young = play("young", "steps=2", "from=" + old);
        for (String step : List.of("step-00000000", "step-00000002")) {
            try (var files = Files.list(young.resolve("checkpoints").resolve(step))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(young.resolve("checkpoints").resolve(step));
        }
        Run.resume(young, OptionalLong.of(3)).play(new RunControl(), new RunListener() {}, "test");
        assertThat(numbers(start(young), "generator.parameters.0_W"))
                .isEqualTo(numbers(RunDirectory.checkpoints(old).load(4), "generator.parameters.0_W"));
        assertThat(Files.readAllLines(young.resolve("events.jsonl")).stream()
                        .filter(line -> line.contains("inherited")))
                .hasSize(1);
    }
}
