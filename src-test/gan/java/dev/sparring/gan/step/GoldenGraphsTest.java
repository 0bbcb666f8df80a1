package dev.sparring.gan.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import dev.sparring.core.network.compiled.CompiledNetwork;
import dev.sparring.core.optimizer.AdamOptimizer;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.GoldenData;
import dev.sparring.gan.loss.Loss;
import dev.sparring.gan.loss.LossValue;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Graphs, passes and spectral normalisation against PyTorch's. */
@Tag("golden")
class GoldenGraphsTest {

    private static JsonNode golden(String name) throws IOException {
        return new ObjectMapper().readTree(GoldenData.entry(name).toFile());
    }

    // --- Three steps of a residual, conditional game under a relativistic loss with R1 and R2.

    /** Parameters of a network beside PyTorch's, in whose layout DL4J has all but those of dense layers. */
    private static final class Parameters {
        private final Network network;
        private final String prefix;

        Parameters(Network network, String prefix) {
            this.network = network;
            this.prefix = prefix;
        }

        private static String torch(String name) {
            int end = name.lastIndexOf('_');
            return name.substring(0, end) + (name.endsWith("_W") ? ".weight" : ".bias");
        }

        private static boolean turned(String name, INDArray view) {
            return view.rank() == 2 && name.endsWith("_W") && !name.startsWith("embed");
        }

        void load(Path folder) throws IOException {
            int files = 0;
            for (Map.Entry<String, INDArray> entry :
                    network.parameterViews(network.parameters()).entrySet()) {
                INDArray view = entry.getValue();
                INDArray given = NpyArray.read(folder.resolve("init." + prefix + "." + torch(entry.getKey()) + ".npy"))
                        .array();
                view.assign(turned(entry.getKey(), view) ? given.transpose() : given.reshape('c', view.shape()));
                files++;
            }
            try (Stream<Path> all = Files.list(folder)) {
                assertThat(all.filter(file -> file.getFileName().toString().startsWith("init." + prefix + ".")))
                        .as("parameters of " + prefix)
                        .hasSize(files);
            }
        }

        void assertSame(Path folder, String when, INDArray vector, double tolerance) throws IOException {
            Map<String, float[]> found = new LinkedHashMap<>();
            network.parameterViews(vector)
                    .forEach((name, view) -> found.put(
                            torch(name),
                            (turned(name, view) ? view.transpose() : view)
                                    .dup('c')
                                    .data()
                                    .asFloat()));
            for (Map.Entry<String, float[]> entry : found.entrySet()) {
                assertClose(
                        entry.getValue(),
                        NpyArray.read(folder.resolve(when + "." + entry.getKey() + ".npy"))
                                .values(),
                        when + "." + entry.getKey(),
                        tolerance);
            }
        }
    }

    private static void assertClose(float[] actual, float[] expected, String what, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double distance = 0;
        double length = 0;
        for (int i = 0; i < actual.length; i++) {
            distance += Math.pow((double) actual[i] - expected[i], 2);
            length += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(distance / Math.max(length, 1e-12)))
                .as(what + ": relative distance")
                .isLessThan(tolerance);
    }

    private static ConvolutionLayer convolution(int kernel, int outputs, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .padding(kernel / 2, kernel / 2)
                .nOut(outputs)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ActivationLayer leaky(double slope) {
        return new ActivationLayer.Builder()
                .activation(new ActivationLReLU(slope))
                .build();
    }

    /** Two convolutions and what goes past them, at {@code name}. */
    private static void block(GraphBuilder graph, String name, String from, int outputs, double slope) {
        graph.addLayer(name + ".a1", leaky(slope), from)
                .addLayer(name + ".c1", convolution(3, outputs, true), name + ".a1")
                .addLayer(name + ".a2", leaky(slope), name + ".c1")
                .addLayer(name + ".c2", convolution(3, outputs, true), name + ".a2")
                .addLayer(name + ".sc", convolution(1, outputs, false), from)
                .addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".sc", name + ".c2");
    }

    private static EmbeddingLayer embedding(int labels, int outputs) {
        return new EmbeddingLayer.Builder()
                .nIn(labels)
                .nOut(outputs)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static int size(Path folder, String parameter, int axis) throws IOException {
        return (int) NpyArray.read(folder.resolve("init." + parameter + ".npy")).shape()[axis];
    }

    private static ComputationGraphConfiguration generator(JsonNode golden, Path folder) throws IOException {
        int width = golden.path("width").asInt();
        int labels = golden.path("labels").asInt();
        double slope = golden.path("slope").asDouble();
        int start = golden.path("size").asInt() / 4;
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(1).graphBuilder();
        graph.addInputs("z", "label")
                .addLayer("embed", embedding(labels, size(folder, "G.embed.weight", 1)), "label")
                .addVertex("both", new MergeVertex(), "z", "embed")
                .addLayer(
                        "fc",
                        new DenseLayer.Builder()
                                .nOut(2 * width * start * start)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "both")
                .addLayer(
                        "u1",
                        new Upsampling2D.Builder().size(2).build(),
                        new FeedForwardToCnnPreProcessor(start, start, 2L * width),
                        "fc");
        block(graph, "up1", "u1", 2 * width, slope);
        graph.addLayer("u2", new Upsampling2D.Builder().size(2).build(), "up1");
        block(graph, "up2", "u2", width, slope);
        return graph.addLayer("end", leaky(slope), "up2")
                .addLayer("out", convolution(3, size(folder, "G.out.weight", 0), true), "end")
                .addLayer(
                        "image",
                        new ActivationLayer.Builder()
                                .activation(Activation.TANH)
                                .build(),
                        "out")
                .setOutputs("image")
                .setInputTypes(InputType.feedForward(golden.path("latent").asInt()), InputType.feedForward(labels))
                .build();
    }

    private static ComputationGraphConfiguration discriminator(JsonNode golden, Path folder) throws IOException {
        int width = golden.path("width").asInt();
        int labels = golden.path("labels").asInt();
        double slope = golden.path("slope").asDouble();
        int size = golden.path("size").asInt();
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(2).graphBuilder();
        graph.addInputs("image", "label").addLayer("inp", convolution(3, width, true), "image");
        block(graph, "d1", "inp", 2 * width, slope);
        graph.addLayer("p1", half(), "d1");
        block(graph, "d2", "p1", 2 * width, slope);
        return graph.addLayer("p2", half(), "d2")
                .addLayer("end", leaky(slope), "p2")
                .addLayer("features", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), "end")
                .addLayer(
                        "fc",
                        new DenseLayer.Builder()
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "features")
                .addLayer("embed", embedding(labels, 2 * width), "label")
                .addVertex("projection", new InnerProductVertex(), "embed", "features")
                .addVertex("logit", new ElementWiseVertex(ElementWiseVertex.Op.Add), "fc", "projection")
                .setOutputs("logit")
                .setInputTypes(
                        InputType.convolutional(size, size, size(folder, "D.inp.weight", 1)),
                        InputType.feedForward(labels))
                .build();
    }

    private static SubsamplingLayer half() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build();
    }

    private static double number(String text, String name) {
        return Double.parseDouble(
                text.substring(text.indexOf(name + " ") + name.length() + 1).split("[,;)]")[0]);
    }

    @Test
    void threeStepsOfAResidualConditionalGameEqualPyTorch() throws IOException {
        JsonNode golden = golden("residual-conditional.json");
        Path folder = GoldenData.entry("residual-conditional");
        double gamma = golden.path("gamma").asDouble();
        String settings = golden.path("optimizer").asText();
        String[] betas = settings.substring(settings.indexOf('(') + 1, settings.indexOf(')'))
                .split(", *");
        AdamOptimizer adam =
                new AdamOptimizer(Double.parseDouble(betas[0]), Double.parseDouble(betas[1]), number(settings, "eps"));
        Loss loss = Losses.find("relativistic-pairing").orElseThrow();
        try (Network generator = Network.of(generator(golden, folder));
                Network discriminator = Network.of(discriminator(golden, folder))) {
            assertThat(List.of(generator, discriminator)).allMatch(CompiledNetwork.class::isInstance);
            assertThat(discriminator.joinsPenalties()).isTrue();
            Parameters ofG = new Parameters(generator, "G");
            Parameters ofD = new Parameters(discriminator, "D");
            ofG.load(folder);
            ofD.load(folder);
            Player g = Player.of(generator, adam, LearningRate.constant(number(settings, "lr_G")))
                    .ema(golden.path("ema_decay").asDouble(), 0)
                    .emaRampsUp(false)
                    .build();
            Player d = Player.of(discriminator, adam, LearningRate.constant(number(settings, "lr_D")))
                    .build();
            int step = 0;
            for (JsonNode expected : golden.path("steps")) {
                play(new Step(g, d, loss, gamma, folder, step), expected);
                step++;
            }
            ofG.assertSame(folder, "after" + step + ".G", generator.parameters(), 2e-4);
            ofD.assertSame(folder, "after" + step + ".D", discriminator.parameters(), 2e-4);
            ofG.assertSame(folder, "after" + step + ".ema", g.average().orElseThrow(), 2e-4);
        }
    }

    private record Step(Player g, Player d, Loss loss, double gamma, Path folder, int number) {
        INDArray read(String name) throws IOException {
            return NpyArray.read(folder.resolve(name + number + ".npy")).array();
        }
    }

    private static void play(Step step, JsonNode expected) throws IOException {
        INDArray labels = step.read("label").reshape(-1, 1);
        INDArray real = step.read("real");
        int batch = (int) labels.length();
        Network generator = step.g.network();
        Network discriminator = step.d.network();
        try (Pass making = generator.pass(Inputs.of("z", step.read("z")).and("label", labels), true)) {
            INDArray fake = making.output();
            assertClose(
                    fake.dup('c').data().asFloat(),
                    step.read("fake").dup('c').data().asFloat(),
                    "samples of step " + step.number,
                    2e-4);
            discriminator.clearGradients();
            // One forward pass for each batch, whose loss and penalty share the product with the weights.
            try (Pass onReal = discriminator.passForGradients(
                            Inputs.of("image", real).and("label", labels));
                    Pass onFake = discriminator.passForGradients(
                            Inputs.of("image", fake).and("label", labels))) {
                LossValue value = step.loss.discriminator(
                        onReal.output().dup().toFloatVector(),
                        onFake.output().dup().toFloatVector());
                assertClose(value.value(), expected.path("d_loss").asDouble());
                assertClose(
                        new GradientPenalty(Points.REAL, 0, step.gamma / 2)
                                .addWithLoss(onReal, value.realGradient(), 1)
                                .penalty(),
                        expected.path("r1").asDouble());
                assertClose(
                        new GradientPenalty(Points.FAKE, 0, step.gamma / 2)
                                .addWithLoss(onFake, value.fakeGradient(), 1)
                                .penalty(),
                        expected.path("r2").asDouble());
            }
            step.d.update();
            try (Pass onReal = discriminator.pass(Inputs.of("image", real).and("label", labels), true);
                    Pass onFake = discriminator.pass(Inputs.of("image", fake).and("label", labels), true)) {
                LossValue value = step.loss.generator(
                        onReal.output().toFloatVector(), onFake.output().toFloatVector());
                assertClose(value.value(), expected.path("g_loss").asDouble());
                generator.clearGradients();
                making.backwardToParameters(onFake.backwardToInput(
                        Nd4j.createFromArray(value.fakeGradient()).reshape(batch, 1)));
            }
            step.g.update();
        }
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(2e-4 * Math.max(Math.abs(expected), 0.05)));
    }

    // --- Spectral normalisation.

    private static MultiLayerConfiguration spectral(JsonNode golden, Path folder, NpyArray input) throws IOException {
        double slope = golden.path("slope").asDouble();
        long[] shape = input.shape();
        return new NeuralNetConfiguration.Builder()
                .list()
                .layer(spectral(folder, "0"))
                .layer(leaky(slope))
                .layer(spectral(folder, "2"))
                .layer(leaky(slope))
                .layer(new SpectralDenseLayer(1))
                .setInputType(InputType.convolutional(shape[2], shape[3], shape[1]))
                .build();
    }

    /** An odd kernel keeps the size, an even one halves it. */
    private static SpectralConvolution2D spectral(Path folder, String layer) throws IOException {
        int kernel = size(folder, layer + ".weight_orig", 2);
        return new SpectralConvolution2D(
                kernel, kernel % 2 == 0 ? 2 : 1, (kernel - 1) / 2, size(folder, layer + ".bias", 0));
    }

    /** Of PyTorch's names, ours. */
    private static Map<String, String> spectralNames() {
        Map<String, String> names = new LinkedHashMap<>();
        Map.of("0", "0", "2", "2", "5", "4").forEach((torch, ours) -> {
            names.put(torch + ".weight_orig", ours + "_W");
            names.put(torch + ".bias", ours + "_b");
            names.put(torch + ".weight_u", ours + "_u");
            names.put(torch + ".weight_v", ours + "_v");
        });
        return names;
    }

    @Test
    void threeStepsThroughSpectralNormalisationEqualPyTorch() throws IOException {
        JsonNode golden = golden("spectral.json");
        Path folder = GoldenData.entry("spectral");
        double rate = number(golden.path("step").asText(), "SGD");
        try (Network network = Network.of(spectral(golden, folder, NpyArray.read(folder.resolve("x0.npy"))))) {
            assertThat(network).isInstanceOf(CompiledNetwork.class);
            Map<String, INDArray> views = network.parameterViews(network.parameters());
            for (Map.Entry<String, String> entry : spectralNames().entrySet()) {
                INDArray view = Objects.requireNonNull(views.get(entry.getValue()), entry.getValue());
                view.assign(NpyArray.read(folder.resolve("init." + entry.getKey() + ".npy"))
                        .array()
                        .reshape('c', view.shape()));
            }
            Player player =
                    Player.of(network, new Sgd(), LearningRate.constant(rate)).build();
            int step = 0;
            for (JsonNode expected : golden.path("losses")) {
                INDArray logits = network.forward(
                        NpyArray.read(folder.resolve("x" + step + ".npy")).array(), true);
                int batch = (int) logits.length();
                float[] gradient = new float[batch];
                double loss = 0;
                for (int i = 0; i < batch; i++) {
                    double logit = logits.getDouble(i);
                    loss += Math.log1p(Math.exp(-logit)) / batch;
                    gradient[i] = (float) (-1 / (1 + Math.exp(logit)) / batch);
                }
                assertThat(loss).isCloseTo(expected.asDouble(), within(1e-4 * expected.asDouble()));
                network.clearGradients();
                network.backwardToParameters(Nd4j.createFromArray(gradient).reshape(batch, 1));
                player.update();
                step++;
            }
            for (Map.Entry<String, String> entry : spectralNames().entrySet()) {
                assertClose(
                        Objects.requireNonNull(views.get(entry.getValue()))
                                .dup('c')
                                .data()
                                .asFloat(),
                        NpyArray.read(folder.resolve("after" + step + "." + entry.getKey() + ".npy"))
                                .values(),
                        entry.getKey(),
                        1e-4);
            }
        }
    }
}
