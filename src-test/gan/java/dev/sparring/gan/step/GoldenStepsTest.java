package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.GoldenData;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.latent.LatentSource;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.gan.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Three whole GAN steps against PyTorch's: the same first parameters, noise and images must give the same losses, gradient
 * norms, samples and, after three steps, the same parameters.
 */
@Tag("golden")
class GoldenStepsTest {

    private static final double TOLERANCE = 2e-4;

    /** How a definition is run: the golden numbers hold whichever way. */
    enum Execution {
        FASTEST {
            @Override
            Network of(Definition definition) {
                Network network = Network.of(definition);
                assertThat(network).as("a DCGAN has kernels").isInstanceOf(CompiledNetwork.class);
                return network;
            }
        },
        DL4J {
            @Override
            Network of(Definition definition) {
                return Dl4jNetwork.of(definition);
            }
        };

        abstract Network of(Definition definition);
    }

    record Case(JsonNode settings, JsonNode run, Execution execution) {
        @Override
        public String toString() {
            return run.path("loss").asText() + ", " + execution;
        }
    }

    static Stream<Case> cases() throws IOException {
        JsonNode settings =
                new ObjectMapper().readTree(GoldenData.entry("steps.json").toFile());
        Stream.Builder<Case> cases = Stream.builder();
        for (Execution execution : Execution.values()) {
            settings.path("runs").forEach(run -> cases.add(new Case(settings, run, execution)));
        }
        return cases.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void threeStepsEqualPyTorch(Case golden) throws IOException {
        Path folder = GoldenData.entry(golden.run().path("dir").asText());
        String optimizer = golden.settings().path("optimizer").asText();
        NpyArray latents = NpyArray.read(folder.resolve("z0.npy"));
        NpyArray images = NpyArray.read(folder.resolve("real0.npy"));
        SampleShape shape = new SampleShape((int) images.shape()[1], (int) images.shape()[2], (int) images.shape()[3]);
        int width = (int) NpyArray.read(folder.resolve("init.D.0.weight.npy")).shape()[0];
        Dcgan model = new Dcgan(width, 2, golden.settings().path("slope").asDouble(), Normalization.BATCH);
        AdamOptimizer adam =
                new AdamOptimizer(number(optimizer, "beta1"), number(optimizer, "beta2"), number(optimizer, "eps"));
        try (Network generator = golden.execution().of(model.generator((int) latents.shape()[1], shape, 1));
                Network discriminator = golden.execution().of(model.discriminator(shape, 2))) {
            TorchParameters.GENERATOR.load(generator, folder, "init.G.");
            TorchParameters.DISCRIMINATOR.load(discriminator, folder, "init.D.");
            Game game = new Game(
                    Player.of(generator, adam, LearningRate.constant(number(optimizer, "lr_G")))
                            .build(),
                    Player.of(discriminator, adam, LearningRate.constant(number(optimizer, "lr_D")))
                            .build(),
                    Losses.find(golden.run().path("loss").asText()).orElseThrow());
            int step = 0;
            for (JsonNode expected : golden.run().path("steps")) {
                StepMetrics record = game.play(folder, step, shape);
                assertThat(record.discriminator().loss())
                        .as("discriminator's loss of step %d", step)
                        .isCloseTo(
                                expected.path("d_loss").asDouble(),
                                relative(expected.path("d_loss").asDouble()));
                assertThat(record.generator().loss())
                        .as("generator's loss of step %d", step)
                        .isCloseTo(
                                expected.path("g_loss").asDouble(),
                                relative(expected.path("g_loss").asDouble()));
                assertThat(record.generator().gradientNorm())
                        .as("generator's gradient norm of step %d", step)
                        .isCloseTo(
                                expected.path("g_grad_norm").asDouble(),
                                relative(expected.path("g_grad_norm").asDouble()));
                step++;
            }
            assertSame(TorchParameters.GENERATOR.read(generator), folder, "after" + step + ".G.");
            assertSame(TorchParameters.DISCRIMINATOR.read(discriminator), folder, "after" + step + ".D.");
        }
    }

    /** A trainer whose images and noise come from files. */
    private record Game(Player generator, Player discriminator, Loss loss) {
        StepMetrics play(Path folder, int step, SampleShape shape) throws IOException {
            NpyArray noise = NpyArray.read(folder.resolve("z" + step + ".npy"));
            NpyArray real = NpyArray.read(folder.resolve("real" + step + ".npy"));
            int batch = (int) noise.shape()[0];
            INDArray fake = generator.network().forward(noise.array(), true);
            assertClose(
                    fake.dup('c').data().asFloat(),
                    NpyArray.read(folder.resolve("fake" + step + ".npy")).values(),
                    "samples of step " + step);
            Trainer trainer = new Trainer(new GanStep(
                    generator,
                    discriminator,
                    loss,
                    new DataLoader(new FixedSource(shape, real.values()), batch, 0),
                    new FixedNoise((int) noise.shape()[1], noise.values()),
                    UpdateRatio.EVEN));
            return trainer.trainStep();
        }
    }

    private record FixedNoise(int dimensions, float[] values) implements LatentSource {
        @Override
        public void draw(String purpose, long counter, int count, float[] target) {
            System.arraycopy(values, 0, target, 0, values.length);
        }
    }

    private static void assertSame(Map<String, float[]> actual, Path folder, String prefix) throws IOException {
        Map<String, float[]> expected = new LinkedHashMap<>();
        for (String name : actual.keySet()) {
            expected.put(
                    name, NpyArray.read(folder.resolve(prefix + name + ".npy")).values());
        }
        actual.forEach(
                (name, values) -> assertClose(values, Objects.requireNonNull(expected.get(name)), prefix + name));
    }

    /** The distance of two vectors over the length of the expected one. */
    private static void assertClose(float[] actual, float[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double distance = 0;
        double length = 0;
        for (int i = 0; i < actual.length; i++) {
            distance += Math.pow((double) actual[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(distance / Math.max(length, 1e-12)))
                .as(what + ": relative distance")
                .isLessThan(TOLERANCE);
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(TOLERANCE * Math.max(Math.abs(value), 0.05));
    }

    private static double number(String text, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "\\s*=\\s*([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)")
                .matcher(text);
        assertThat(matcher.find()).as("%s in '%s'", name, text).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
