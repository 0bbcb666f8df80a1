package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.RunSampler;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestCheckpointTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path play(String... settings) throws SparringException {
        Path root = folder.resolve("run");
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "16")
                .set("samples.count", "20")
                .set("steps", "60")
                .set("checkpoint.every", "5")
                .set("checkpoint.keep", "1");
        for (String setting : settings) {
            layers.set(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        Run.prepare(layers.build(), root).play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    @Test
    void theCheckpointNearestToTheDataStaysAndIsKnown() throws Exception {
        // Steps so long that samples soon leave the data: the best checkpoint is an early one.
        Path root = play("generator.learningRate=0.3", "generator.warmup.type=none");
        long best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (String line : Files.readAllLines(root.resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("kind").asText().equals("checkpoint")) {
                double distance =
                        event.path("evidence").path("frechet_distance").asDouble();
                if (distance < least) {
                    least = distance;
                    best = event.path("step").asLong();
                }
                assertThat(event.path("evidence").path("best").asBoolean())
                        .isEqualTo(event.path("step").asLong() == best);
            }
        }
        assertThat(RunSampler.bestStep(root, warning -> {})).isEqualTo(best).isLessThan(60);
        assertThat(RunDirectory.checkpoints(root).steps()).containsExactly(60L, best);
    }

    @Test
    void aRunThatComparesNothingHasNoBest() throws Exception {
        Path root = play("monitor.features=discriminator");
        assertThatThrownBy(() -> RunSampler.bestStep(root, warning -> {}))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("was compared with the data; give latest, or a step");
    }

    @Test
    void aDistanceThatIsNotANumberIsNeverTheBest() {
        BestCheckpoint best = new BestCheckpoint();
        best.see(1, Double.NaN);
        assertThat(best.step()).isEmpty();
        best.see(2, 3);
        best.see(3, Double.NaN);
        best.see(4, 3);
        assertThat(best.step()).contains(2L);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        best.write(state);
        BestCheckpoint second = new BestCheckpoint();
        second.restore(state);
        second.see(5, 3.5);
        assertThat(second.step()).contains(2L);
    }
}
