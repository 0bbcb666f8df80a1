package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.LabelConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.gan.sampling.SampleBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose networks are told labels. */
class ConditionalRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static ConfigBuilder shapes(String... settings) throws SparringException.Configuration {
        ConfigBuilder builder = ConfigBuilder.preset("shapes")
                .set("conditional", "true")
                .set("generator.width", "4")
                .set("discriminator.width", "4")
                .set("batch", "8")
                .set("latent.dim", "5")
                .set("samples.count", "9")
                .set("samples.every", "100")
                .set("checkpoint.every", "3")
                .set("monitor.every", "4");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            builder.set(parts[0], parts[1]);
        }
        return builder;
    }

    private Path run(String name, ConfigBuilder config) throws SparringException {
        Path root = folder.resolve(name);
        Run.prepare(config.build(), root).play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    private static Map<String, Tensor> tensors(Path root, long step) throws SparringException {
        Checkpoint checkpoint = RunDirectory.checkpoints(root).load(step);
        return new HashMap<>(checkpoint.tensors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.model=dcgan discriminator.model=dcgan",
                "generator.model=dcgan discriminator.model=dcgan conditional.labels=uniform discriminator.steps=2",
                "generator.model=mlp discriminator.model=mlp penalties=[{type:\u00a0wgan-gp}]",
                "generator.model=resnet discriminator.model=resnet loss=relativistic-pairing"
                        + " penalties=[{type:\u00a0r1},{type:\u00a0r2}]",
                "generator.model=r3gan discriminator.model=r3gan penalties=[{type:\u00a0dragan,every:\u00a02}]"
            })
    void itGoesOnBitForBit(String settings) throws Exception {
        String[] keys = settings.split(" ");
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys[i].replace('\u00a0', ' ');
        }
        Path whole = run("whole", shapes(keys).set("steps", "8"));
        Path parts = run("parts", shapes(keys).set("steps", "5"));
        Run.resume(parts, OptionalLong.of(8)).play(new RunControl(), new RunListener() {}, "test");
        Map<String, Tensor> expected = tensors(whole, 8);
        assertThat(expected.keySet()).anyMatch(name -> name.startsWith("generator.parameters.embedding"));
        tensors(parts, 8).forEach((name, tensor) -> assertThat(tensor.values())
                .as(name)
                .isEqualTo(expected.getOrDefault(name, tensor).values()));
        assertThat(tensors(parts, 8)).containsOnlyKeys(expected.keySet());
    }

    @Test
    void samplesAreOfTheLabelThatIsAskedFor() throws Exception {
        Path root = run("run", shapes("steps=3"));
        RunSampler sampler = new RunSampler(root, Optional.empty(), warning -> {});
        List<String> names = sampler.labels().orElseThrow().labels().names();
        assertThat(names).hasSizeGreaterThan(2);
        assertThat(sampler.label(names.get(2))).isEqualTo(2);
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> sampler.label("walrus"))
                .withMessageContaining("there is no label walrus")
                .withMessageContaining(names.get(0));
        SampleBatch ones = sampler.drawn(4, Optional.of(7L), new int[] {0, 0, 1, 0});
        SampleBatch others = sampler.drawn(4, Optional.of(7L), new int[] {0, 1, 1, 0});
        int length = ones.shape().length();
        for (int i = 0; i < 4; i++) {
            float[] one = Arrays.copyOfRange(ones.values(), i * length, (i + 1) * length);
            float[] other = Arrays.copyOfRange(others.values(), i * length, (i + 1) * length);
            if (i == 1) {
                assertThat(one).isNotEqualTo(other);
            } else {
                assertThat(one).isEqualTo(other);
            }
        }
        SampleBatch sheet = sampler.byLabel(3, Optional.of(7L));
        assertThat(sheet.columns()).isEqualTo(3);
        assertThat(sheet.count()).isEqualTo(3 * names.size());
        assertThat(sampler.interpolated(9, Optional.empty()).count()).isEqualTo(9);
    }

    /** Red is told from blue by one number alone: after some steps each label's samples are on their own side. */
    @Test
    void theGeneratorLearnsWhatALabelMeans() throws Exception {
        DataSource sides = new Sides();
        Config config = ConfigBuilder.preset("ring")
                .set("conditional", "true")
                .set("generator.width", "32")
                .set("discriminator.width", "32")
                .set("generator.layers", "2")
                .set("discriminator.layers", "2")
                .set("generator.warmup.type", "none")
                .set("batch", "64")
                .set("seed", "3")
                .build();
        try (TrainingSetup game = TrainingSetup.of(config, sides)) {
            for (int step = 0; step < 400; step++) {
                game.trainer().trainStep();
            }
            SampleBatch rows = game.sampler().picture(0, 100);
            assertThat(rows.columns()).isEqualTo(50);
            int right = 0;
            for (int i = 0; i < 100; i++) {
                right += rows.values()[2 * i] > 0 == i >= 50 ? 1 : 0;
            }
            assertThat(right).isGreaterThan(90);
        }
    }

    /** Points left of 0 with the first label, right of it with the second, three times as many. */
    private static final class Sides implements DataSource {

        @Override
        public SampleShape shape() {
            return SampleShape.vector(2);
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(400);
        }

        @Override
        public void read(long index, float[] target, int offset) {
            double angle = index * 0.7;
            target[offset] = (float) (0.3 * Math.cos(angle) + (label(index).getAsInt() == 1 ? 1 : -1));
            target[offset + 1] = (float) (0.3 * Math.sin(angle));
        }

        @Override
        public OptionalInt label(long index) {
            return OptionalInt.of(index % 4 == 0 ? 0 : 1);
        }

        @Override
        public List<String> labelNames() {
            return List.of("left", "right");
        }

        @Override
        public String description() {
            return "two sides";
        }
    }

    @Test
    void uniformLabelsComeEquallyOften() throws Exception {
        Config config = ConfigBuilder.preset("ring")
                .set("conditional.labels", "uniform")
                .set("generator.width", "4")
                .set("discriminator.width", "4")
                .build();
        assertThat(config.conditional()).contains(LabelConfig.UNIFORM);
        try (TrainingSetup game = TrainingSetup.of(config, new Sides())) {
            DataSource source = game.source();
            assertThat(source.size()).hasValue(600);
            int[] counts = new int[2];
            for (long i = 0; i < 600; i++) {
                counts[source.label(i).getAsInt()]++;
            }
            assertThat(counts).containsExactly(300, 300);
            float[] first = new float[2];
            source.read(0, first, 0);
            assertThat(first[0]).isNegative();
        }
    }

    @Test
    void dataWithoutLabelsAreRefused() throws Exception {
        Config config = ConfigBuilder.preset("ring").set("conditional", "true").build();
        assertThatExceptionOfType(SparringException.Data.class)
                .isThrownBy(() -> Run.prepare(config, folder.resolve("ring")))
                .withMessageContaining("has no labels");
        assertThat(folder.resolve("ring")).doesNotExist();
    }

    @Test
    void aGraphsPenultimateLayerIsNoSpaceForTheMonitor() throws Exception {
        Config config = shapes("monitor.features=discriminator", "steps=3").build();
        Run run = Run.prepare(config, folder.resolve("run"));
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> run.play(new RunControl(), new RunListener() {}, "test"))
                .withMessageContaining("monitor.features is discriminator")
                .withMessageContaining("set monitor.features=auto");
    }

    @Test
    void trueAndFalseAreShort() throws Exception {
        assertThat(shapes().build().conditional()).contains(LabelConfig.DATA);
        assertThat(shapes("conditional=false").build().conditional()).isEmpty();
        assertThat(shapes("conditional.labels=uniform").build().conditional()).contains(LabelConfig.UNIFORM);
        assertThat(shapes().build().yaml()).contains("conditional:").contains("labels: data");
        assertThat(ConfigBuilder.stored(shapes().build().tree()).build().conditional())
                .contains(LabelConfig.DATA);
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> shapes("conditional=5").build())
                .withMessageContaining("conditional is 5")
                .withMessageContaining("true, false");
    }

    @Test
    void aRunCannotBeToldLabelsLater() throws Exception {
        Path root = run("run", shapes("steps=3"));
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> Run.resume(root, layers -> layers.set("conditional", "false")))
                .withMessageContaining("conditional");
        Path plain = run("plain", shapes("steps=3", "conditional=false"));
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> Run.resume(plain, layers -> layers.set("conditional", "true")))
                .withMessageContaining("conditional");
        assertThatExceptionOfType(SparringException.Configuration.class)
                .isThrownBy(() -> new RunSampler(plain, Optional.empty(), warning -> {}).label("circle"))
                .withMessageContaining("told no labels");
    }
}
