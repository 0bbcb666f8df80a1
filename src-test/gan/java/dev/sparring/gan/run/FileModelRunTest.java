package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.network.Definition;
import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.config.NetworkConfig;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.NetworkSpec;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.run.storage.RunMemory;
import dev.sparring.gan.sampling.RunSampler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class FileModelRunTest {

    private static final SampleShape POINT = SampleShape.vector(2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static MultiLayerConfiguration layers(int outputs, Activation end, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.RELU)
                .l2(1e-3)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(12)
                        .activation(Activation.LEAKYRELU)
                        .build())
                .layer(new DropoutLayer(0.8))
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(outputs)
                        .activation(end)
                        .build())
                .build();
    }

    private static ComputationGraphConfiguration graph(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .graphBuilder()
                .addInputs("anything")
                .addLayer(
                        "first",
                        new DenseLayer.Builder()
                                .nIn(2)
                                .nOut(12)
                                .activation(Activation.TANH)
                                .build(),
                        "anything")
                .addLayer(
                        "logit",
                        new DenseLayer.Builder()
                                .nIn(12)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "first")
                .setOutputs("logit")
                .build();
    }

    private static ConfigBuilder ring(String... settings) throws SparringException {
        ConfigBuilder builder = ConfigBuilder.preset("ring")
                .set("seed", "9")
                .set("batch", "16")
                .set("latent.dim", "2")
                .set("penalties", "[]")
                .set("generator.ema.decay", "0")
                .set("monitor.every", "1000")
                .set("samples.count", "8")
                .set("steps", "20");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            builder.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return builder;
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Both networks from files, one of layers in JSON, the other a graph in YAML, with seeds of their own. */
    private Config fromFiles(String... settings) throws Exception {
        Path generator =
                write("generator.json", layers(2, Activation.IDENTITY, 111).toJson());
        Path discriminator = write("discriminator.yaml", graph(222).toYaml());
        return ring(settings)
                .set("generator.model", generator.toString())
                .set("discriminator.model", discriminator.toString())
                .build();
    }

    private Path play(String name, Config config) throws SparringException {
        Path root = folder.resolve(name);
        assertThat(Run.prepare(config, root).play(new RunControl(), new RunListener() {}, "test"))
                .isEqualTo(Outcome.COMPLETED);
        return root;
    }

    private static Map<String, Tensor> tensors(Path root, long step) throws SparringException {
        return RunDirectory.checkpoints(root).load(step).tensors();
    }

    private static float[] numbers(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name).values();
    }

    private static void assertSame(Path one, Path other, long step) throws SparringException {
        Map<String, Tensor> wanted = tensors(one, step);
        Map<String, Tensor> got = tensors(other, step);
        assertThat(got.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, tensor) -> assertThat(numbers(got, name)).as(name).isEqualTo(tensor.values()));
    }

    /** Held against a game that a program makes of DL4J's own objects, with the seeds of a run. */
    @Test
    void aRunTrainsTheNetworksThatTheFilesDescribeWithTheRunsSeed() throws Exception {
        Config config = fromFiles();
        Path root = play("run", config);
        long first = new RandomStream(9, "generator-parameters").wordAt(0);
        long second = new RandomStream(9, "discriminator-parameters").wordAt(0);
        try (Gan gan = Gan.builder()
                .data(config.data().open(9))
                .batch(16)
                .latent(2)
                .loss(Losses.NON_SATURATING)
                .seed(9)
                .generator(layers(2, Activation.IDENTITY, first), network -> playerOf(config, true, network))
                .discriminator(graph(second), network -> playerOf(config, false, network))
                .build()) {
            gan.train(20);
            Checkpoint trained = RunDirectory.checkpoints(root).load(20);
            assertTrained(
                    "generator",
                    trained,
                    gan.trainer()
                            .generator()
                            .network()
                            .parameterViews(gan.trainer().generator().network().parameters()));
            assertTrained(
                    "discriminator",
                    trained,
                    gan.trainer()
                            .discriminator()
                            .network()
                            .parameterViews(
                                    gan.trainer().discriminator().network().parameters()));
        }
    }

    private static Player.Builder playerOf(Config config, boolean generator, Network network) {
        NetworkConfig of = generator ? config.generator() : config.discriminator();
        return Player.of(network, of.optimizer(), of.schedule());
    }

    private static void assertTrained(String network, Checkpoint checkpoint, Map<String, INDArray> wanted) {
        assertThat(wanted).hasSize(4);
        wanted.forEach((name, array) -> assertThat(numbers(checkpoint.tensors(), network + ".parameters." + name))
                .as(name)
                .isEqualTo(array.dup('c').data().asFloat()));
    }

    @Test
    void aFileThatSaysWhatAFamilyMakesTrainsAsTheFamilyDoes() throws Exception {
        Path family = play(
                "family", ring("generator.width=16", "discriminator.width=16").build());
        Path generator = write("g.yml", yaml(new Mlp(16, 3).generator(2, POINT, 1)));
        Path discriminator = write("d.json", json(new Mlp(16, 3).discriminator(POINT, 1)));
        Path files = play(
                "files",
                ring("generator.model=" + generator, "discriminator.model=" + discriminator)
                        .build());
        assertSame(family, files, 20);
    }

    private static String json(Definition definition) {
        return definition.either(layers -> layers.toJson(), graph -> graph.toJson());
    }

    private static String yaml(Definition definition) {
        return definition.either(layers -> layers.toYaml(), graph -> graph.toYaml());
    }

    @Test
    void aRunGoesOnExactlyWhenItsFilesAreGone() throws Exception {
        Path whole = play("whole", fromFiles("steps=20"));
        Path parts = play("parts", fromFiles("steps=10"));
        Files.delete(folder.resolve("generator.json"));
        write("discriminator.yaml", "something else");
        Run.resume(parts, OptionalLong.of(20)).play(new RunControl(), new RunListener() {}, "test");
        assertSame(whole, parts, 20);
        assertThat(new RunSampler(parts, Optional.empty(), warning -> {})
                        .drawn(5, Optional.of(3L))
                        .values())
                .isEqualTo(new RunSampler(whole, Optional.empty(), warning -> {})
                        .drawn(5, Optional.of(3L))
                        .values());
        Config again = ConfigBuilder.complete(RunDirectory.config(whole))
                .set("from", parts.toString())
                .set("steps", "2")
                .build();
        play("again", again);
    }

    @Test
    void whatARunKeepsOfAFileIsAsSuspectAsAFile() throws Exception {
        Path root = play("run", fromFiles("steps=2"));
        Path config = RunDirectory.config(root);
        String text = Files.readString(config);
        Files.writeString(config, text.replace("impl.ActivationLReLU", "impl.ActivationEvil"));
        assertThatThrownBy(() -> Run.resume(root, OptionalLong.of(4)))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith("generator.definition: confs[0].layer.activationFn is of the class")
                .hasMessageContaining("ActivationEvil, which no definition may name");
        Files.writeString(config, text.replace("\"nout\" : 12", "\"nout\" : 13"));
        assertThatThrownBy(() -> Run.resume(root, OptionalLong.of(4)))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith("generator.definition was {")
                .hasMessageContaining("which cannot change within a run")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "generator, 1, IDENTITY, 'the generator must give samples of the data''s shape, [batch, 2], got [batch, 1]'",
        "discriminator, 2, IDENTITY, 'the discriminator must give one logit a sample, [batch, 1], got [batch, 2]'",
        "discriminator, 1, SIGMOID, 'the discriminator must end in logits, got the activation sigmoid'",
    })
    void aNetworkThatDoesNotFitIsSaidBeforeTheRunBegins(String network, int outputs, Activation end, String why)
            throws Exception {
        Path file = write("it.json", layers(outputs, end, 1).toJson());
        assertNeverBegins(ring(network + ".model=" + file).build(), why, network + ".model");
    }

    @Test
    void latentVectorsOfAnotherLengthAreSaid() throws Exception {
        Path file = write("it.json", layers(2, Activation.IDENTITY, 1).toJson());
        assertNeverBegins(
                ring("generator.model=" + file, "latent.dim=3").build(),
                "the generator cannot be run on an input of shape [batch, 3]",
                "generator.model");
    }

    private void assertNeverBegins(Config config, String... said) {
        Path root = folder.resolve("never");
        AtomicBoolean begun = new AtomicBoolean();
        RunListener listener = new RunListener() {
            @Override
            public void onBegin() {
                begun.set(true);
            }
        };
        var thrown = assertThatThrownBy(() -> Run.prepare(config, root).play(new RunControl(), listener, "test"))
                .isInstanceOf(SparringException.Configuration.class);
        for (String part : said) {
            thrown.hasMessageContaining(part);
        }
        assertThat(begun).isFalse();
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"generator, resnet", "discriminator, resnet", "generator, dcgan", "discriminator, r3gan"})
    void aFamilyOfImagesIsRefusedForPointsByItsKeyWhenTheRunIsPrepared(String network, String model) throws Exception {
        Config config = ring(network + ".model=" + model).build();
        assertThatThrownBy(() -> Run.prepare(config, folder.resolve("never")))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("the " + network + " cannot be made: " + model + " needs images")
                .hasMessageContaining("change " + network + ".model");
    }

    @Test
    void updatersThatDifferAreRefusedAsEverywhere() throws Exception {
        String text = layers(2, Activation.IDENTITY, 1).toJson();
        int at = text.indexOf("\"learningRate\" : 0.001");
        String two = text.substring(0, at) + text.substring(at).replaceFirst("0.001", "0.5");
        assertNeverBegins(
                ring("generator.model=" + write("it.json", two)).build(),
                "the generator cannot be made: the definition has one updater for",
                "generator.model");
    }

    @Test
    void labelsReachNetworksWhoseInputsAreCalledAsOurs() throws Exception {
        SampleShape image = SampleShape.image(1, 16);
        int kinds = 10;
        ConfigBuilder builder = ConfigBuilder.preset("shapes")
                .set("data.size", "16")
                .set("conditional", "true")
                .set("batch", "4")
                .set("latent.dim", "5")
                .set("steps", "3")
                .set("penalties", "[]")
                .set("samples.count", "4")
                .set("monitor.every", "1000");
        int labels = RunMemory.labels(builder.build().data().open(1)).labels().count();
        assertThat(labels).isLessThanOrEqualTo(kinds);
        Dcgan model = Dcgan.of(4).with(Normalization.LAYER);
        Path generator = write("g.json", json(model.generator(new NetworkSpec(5, image, kinds, 1))));
        Path discriminator = write("d.json", json(model.discriminator(new NetworkSpec(5, image, kinds, 1))));
        Config config = builder.set("generator.model", generator.toString())
                .set("discriminator.model", discriminator.toString())
                .build();
        Path root = play("labelled", config);
        RunSampler sampler = new RunSampler(root, Optional.empty(), warning -> {});
        assertThat(sampler.byLabel(2, Optional.of(1L)).count()).isEqualTo(2 * labels);
        Path plain = write("plain.json", json(model.generator(5, image, 1)));
        Config untold = builder.set("generator.model", plain.toString()).build();
        assertThatThrownBy(() -> Run.prepare(untold, folder.resolve("never")))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("generator cannot be made: layers one after the other take no labels");
    }
}
