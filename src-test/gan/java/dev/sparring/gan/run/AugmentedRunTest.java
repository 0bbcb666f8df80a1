package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentedRunTest {

    private static final RunListener SILENT = new RunListener() {};

    private final Path folder;

    AugmentedRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Config config(String... settings) throws SparringException.Configuration {
        ConfigBuilder builder = ConfigBuilder.preset("shapes")
                .set("data.size", "8")
                .set("data.channels", "3")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("batch", "8")
                .set("samples.count", "4")
                .set("checkpoint.every", "1")
                .set("checkpoint.keep", "30")
                .set("log.every", "1");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            builder.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return builder.build();
    }

    private static void play(Config config, Path root) throws Exception {
        Run.prepare(config, root).play(new RunControl(), SILENT, "test");
    }

    private static List<Double> probabilities(Path root) throws Exception {
        List<Double> found = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("metrics.jsonl"))) {
            JsonNode figures = new ObjectMapper().readTree(line).path("figures");
            found.add(figures.path("augment_p").asDouble(-1));
        }
        return found;
    }

    private static byte[] end(Path root) throws Exception {
        return Files.readAllBytes(root.resolve("checkpoints/step-00000030/tensors.safetensors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "augment={policy: [flip, translation, cutout, colour], images: 100, target: 0.05}",
                "augment={policy: [flip, colour], probability: 0.8, warmup: 20} loss=relativistic-pairing penalties=[{type: r1}] discriminator.normalization=none",
                "augment={policy: [translation], probability: 0.5} discriminator.packing=2 accumulate=2",
            })
    void aRunThatWasBrokenOffEndsInTheSameBits(String settings) throws Exception {
        String[] keys = (settings + " steps=30").split(" (?=[a-z.]+=)");
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(config(keys), whole);
        keys[keys.length - 1] = "steps=17";
        play(config(keys), broken);
        Run.resume(broken, OptionalLong.of(30)).play(new RunControl(), SILENT, "test");
        assertThat(end(broken)).isEqualTo(end(whole));
        assertThat(probabilities(broken)).isEqualTo(probabilities(whole)).hasSize(30);
    }

    /** Four updates of 8 images, of 100: 0.32 up at a time, for the mean sign is above 0.05 soon or late. */
    @Test
    void anAdaptiveProbabilityMovesAndIsOnRecord() throws Exception {
        Path root = folder.resolve("run");
        play(
                config(
                        "steps=30",
                        "augment={policy: [colour], probability: adaptive, images: 100, target: 0.05, limit: 0.5}"),
                root);
        assertThat(probabilities(root)).first().isEqualTo(0.0);
        assertThat(probabilities(root)).contains(0.32);
        assertThat(probabilities(root)).allMatch(likely -> likely >= 0 && likely <= 0.5);
    }

    @Test
    void aProbabilityOfNothingChangesNothing() throws Exception {
        play(config("steps=30", "augment={policy: [flip, colour], probability: 0}"), folder.resolve("nothing"));
        play(config("steps=30"), folder.resolve("without"));
        play(config("steps=30", "augment={policy: [flip, colour], probability: 1}"), folder.resolve("all"));
        assertThat(end(folder.resolve("nothing"))).isEqualTo(end(folder.resolve("without")));
        assertThat(end(folder.resolve("all"))).isNotEqualTo(end(folder.resolve("without")));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() -> config("augment={policy: [flip]}", "loss=relativistic-pairing"))
                .hasMessageContaining("augment.probability is adaptive")
                .hasMessageContaining("; set augment.probability to a number, or a loss of hinge, ");
        assertThatThrownBy(() -> config("augment={policy: [flop]}"))
                .hasMessageContaining("augment.policy is")
                .hasMessageContaining("a list of some of flip, translation, cutout, colour, or []");
        assertThatThrownBy(() -> ConfigBuilder.preset("ring")
                        .set("augment.policy", "[flip]")
                        .build())
                .hasMessageContaining("augment.policy is given, and the data are vectors of 2 numbers");
    }

    @Test
    void anEmptyPolicyIsNone() throws Exception {
        play(config("steps=30", "augment={policy: [], probability: 1}"), folder.resolve("empty"));
        play(config("steps=30"), folder.resolve("without"));
        assertThat(end(folder.resolve("empty"))).isEqualTo(end(folder.resolve("without")));
        assertThat(probabilities(folder.resolve("empty"))).containsOnly(-1.0);
    }
}
