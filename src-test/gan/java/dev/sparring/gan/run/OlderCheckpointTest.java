package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.storage.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose optimizer's numbers meant something else. */
class OlderCheckpointTest {

    private static final float RATE = 0.01f;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(int steps) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring").set("steps", Integer.toString(steps));
        for (String side : List.of("generator", "discriminator")) {
            layers.set(side + ".width", "8")
                    .set(side + ".optimizer.type", "nesterovs")
                    .set(side + ".learningRate", "0.01")
                    .set(side + ".warmup.type", "none");
        }
        return layers.build();
    }

    private static void play(Run run) throws SparringException {
        run.play(new RunControl(), new RunListener() {}, "test");
    }

    /** As ND4J's Nesterovs keeps it, {@code v = momentum * v - rate * g}, and without the optimizer's kind. */
    private static Checkpoint older(Checkpoint checkpoint) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
        ObjectNode state = checkpoint.state().deepCopy();
        for (String side : List.of("generator", "discriminator")) {
            Tensor momentum = checkpoint.tensors().get(side + ".optimizer");
            assertThat(momentum).isNotNull();
            float[] values = momentum.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= -RATE;
            }
            tensors.put(side + ".optimizer", new Tensor(momentum.shape(), values));
            ObjectNode player = (ObjectNode) state.path(side);
            assertThat(player.remove("optimizer").asText()).isEqualTo("SgdOptimizer");
        }
        return new Checkpoint(checkpoint.step(), tensors, state);
    }

    @Test
    void nesterovsMomentumWithTheRateInItIsReadAsWhatItWas() throws Exception {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(Run.prepare(config(12), whole));
        play(Run.prepare(config(6), broken));
        CheckpointStore store = RunDirectory.checkpoints(broken);
        Checkpoint older = older(store.load(6));
        try (Stream<Path> files = Files.walk(store.directory(6))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        store.save(older, 3);
        play(Run.resume(broken, OptionalLong.of(12)));
        Map<String, Tensor> expected = RunDirectory.checkpoints(whole).load(12).tensors();
        Map<String, Tensor> found = store.load(12).tensors();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) -> {
            if (!name.startsWith("monitor")) {
                assertThat(found.get(name)).isNotNull();
                assertThat(found.get(name).values()).as(name).containsExactly(tensor.values(), within(1e-4f));
            }
        });
    }
}
