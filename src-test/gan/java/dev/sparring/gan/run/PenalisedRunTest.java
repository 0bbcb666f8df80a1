package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PenalisedRunTest {

    private static final RunListener SILENT = new RunListener() {};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(String penalties, String... settings) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("batch", "16")
                .set("generator.width", "8")
                .set("discriminator.width", "8")
                .set("log.every", "1")
                .set("samples.count", "50")
                .set("penalties", penalties);
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers.build();
    }

    private static void play(Config config, Path root) throws SparringException {
        assertThat(Run.prepare(config, root).play(new RunControl(), SILENT, "test"))
                .isEqualTo(Outcome.COMPLETED);
    }

    private static List<JsonNode> metrics(Path root) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("metrics.jsonl"))) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{type: r1, gamma: 0.5}, {type: r2, gamma: 0.5}]",
                "[{type: wgan-gp, weight: 10}]",
                "[{type: dragan, weight: 10, every: 3}]",
                "[{type: zero-centred}]",
                "[{type: lecam, weight: 0.1}]",
                "[{type: weight-clip, bound: 0.05}]"
            })
    void aRunWithPenaltiesThatWasBrokenOffEndsInTheSameBits(String penalties) throws Exception {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        play(config(penalties, "steps=20"), whole);
        play(config(penalties, "steps=7"), broken);
        Run.resume(broken, OptionalLong.of(20)).play(new RunControl(), SILENT, "test");
        assertThat(Files.readAllBytes(broken.resolve("checkpoints/step-00000020/tensors.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.resolve("checkpoints/step-00000020/tensors.safetensors")));
    }

    /** What is practised beside penalties, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.normalizeGradient=true",
                "instanceNoise.deviation=0.5",
                "instanceNoise.deviation=0.5 loss=relativistic-pairing discriminator.steps=2",
                "labelSmoothing=0.1 centring=0.01",
                "generator.ema.halfLife=500 loss=relativistic-average"
            })
    void aRunWithOtherPracticesEndsInTheSameBits(String settings) throws Exception {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        String[] keys = settings.split(" ");
        play(config("[{type: r1}]", with(keys, "steps=20")), whole);
        play(config("[{type: r1}]", with(keys, "steps=7")), broken);
        Run.resume(broken, OptionalLong.of(20)).play(new RunControl(), SILENT, "test");
        assertThat(Files.readAllBytes(broken.resolve("checkpoints/step-00000020/tensors.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.resolve("checkpoints/step-00000020/tensors.safetensors")));
        play(config("[{type: r1}]", "steps=20"), folder.resolve("plain"));
        assertThat(Files.readAllBytes(folder.resolve("plain").resolve("checkpoints/step-00000020/tensors.safetensors")))
                .as("it does something")
                .isNotEqualTo(Files.readAllBytes(whole.resolve("checkpoints/step-00000020/tensors.safetensors")));
    }

    private static String[] with(String[] keys, String last) {
        String[] all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = last;
        return all;
    }

    @Test
    void aPenaltyStandsInEveryRecordAndALazyOneInEveryFewth() throws Exception {
        Path root = folder.resolve("run");
        play(config("[{type: r1, gamma: 0.5, every: 4}]", "steps=10"), root);
        List<JsonNode> records = metrics(root);
        for (int step = 0; step < 10; step++) {
            assertThat(records.get(step).get("penalty").asDouble() > 0).isEqualTo(step % 4 == 0);
            assertThat(records.get(step).has("grad_norm_input")).isEqualTo(step % 4 == 0);
        }
    }

    @Test
    void clippedWeightsStayWithinTheirBoundInACheckpoint() throws Exception {
        Path root = folder.resolve("run");
        play(config("[{type: weight-clip, bound: 0.05}]", "steps=3", "loss=wasserstein"), root);
        assertThat(metrics(root).get(2).get("d_real").asDouble()).isBetween(-1.0, 1.0);
        assertThat(config("[{type: weight-clip, bound: 0.05}]", "loss=wasserstein")
                        .warnings())
                .noneMatch(line -> line.contains("wasserstein"));
        assertThat(config("[{type: lecam}]", "loss=wasserstein").warnings())
                .anyMatch(line -> line.contains("penalties=[{type: wgan-gp}]"));
    }

    @Test
    void batchNormalisationIsRefusedWithTheKeyToChange() throws Exception {
        Config config = ConfigBuilder.preset("shapes")
                .set("batch", "8")
                .set("generator.width", "4")
                .set("discriminator.width", "4")
                .set("steps", "2")
                .set("penalties", "[{type: wgan-gp}]")
                .build();
        Path root = folder.resolve("run");
        assertThatThrownBy(() -> Run.prepare(config, root).play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("BatchNormalization")
                .hasMessageEndingWith(
                        "set discriminator.normalization to none, layer, instance or spectral, or leave the penalty out");
        assertThat(root).doesNotExist();
        Config without = ConfigBuilder.stored(config.tree())
                .set("discriminator.normalization", "none")
                .build();
        play(without, root);
        assertThat(metrics(root).get(0).get("penalty").asDouble()).isPositive();
    }

    /** Normalisations that a penalty goes through, on both kinds of networks. */
    @ParameterizedTest
    @CsvSource({
        "shapes, layer",
        "shapes, instance",
        "shapes, spectral",
        "shapes, none",
        "ring, layer",
        "ring, spectral",
        "ring, none"
    })
    void penaltiesGoThroughWhatNormalisesEachSampleByItself(String preset, String normalization) throws Exception {
        ConfigBuilder layers = ConfigBuilder.preset(preset)
                .set("batch", "8")
                .set("generator.width", "4")
                .set("discriminator.width", "4")
                .set("steps", "3")
                .set("log.every", "1")
                .set("discriminator.normalization", normalization)
                .set("penalties", "[{type: wgan-gp}, {type: r1}]");
        Path root = folder.resolve("run");
        play(layers.build(), root);
        assertThat(metrics(root)).hasSize(3).allSatisfy(line -> {
            assertThat(line.get("penalty").asDouble()).isPositive();
            assertThat(line.get("grad_norm_input").asDouble()).isPositive();
        });
    }

    @Test
    void instanceNormalizationIsRefusedWhereThereIsNothingToNormalise() throws Exception {
        Config rows = config("[]", "discriminator.normalization=instance");
        assertThatThrownBy(() -> Run.prepare(rows, folder.resolve("run")).play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining(
                        "instance normalization is for images; layer normalization suits the rows of mlp");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "ring"})
    void spectralNormalisationIsForTheDiscriminator(String preset) throws Exception {
        Config config = ConfigBuilder.preset(preset)
                .set("generator.normalization", "spectral")
                .build();
        assertThatThrownBy(() -> Run.prepare(config, folder.resolve("run")).play(new RunControl(), SILENT, "test"))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("spectral normalization is for the discriminator");
    }
}
