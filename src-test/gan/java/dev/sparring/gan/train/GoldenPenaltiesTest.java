package dev.sparring.gan.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.network.Network;
import dev.sparring.gan.GoldenData;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Normalization;
import dev.sparring.gan.penalty.GradientPenalty;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import dev.sparring.gan.penalty.PenaltyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** Gradient penalties and their gradients to the parameters against PyTorch's, which differentiates twice. */
@Tag("golden")
class GoldenPenaltiesTest {

    /** In units of the largest number of an array. */
    private static final double TOLERANCE = 1e-4;

    /** Of the largest number of all arrays: what an array is measured by at least. */
    private static final double LEAST_SHARE = 1e-3;

    /** As the file of critics says. */
    private static final Map<String, GradientPenalty> PENALTIES = Map.of(
            "wgan-gp",
            new GradientPenalty(Points.BETWEEN, 1, 10),
            "r1",
            new GradientPenalty(Points.REAL, 0, 5),
            "dragan-k1",
            new GradientPenalty(Points.REAL, 1, 10));

    @Test
    void penaltiesOfAConvolutionalCriticEqualPyTorch() throws Exception {
        JsonNode golden = new ObjectMapper()
                .readTree(GoldenData.entry("penalties.json").toFile())
                .path("values");
        Path folder = GoldenData.entry("penalties");
        NpyArray real = NpyArray.read(folder.resolve("real.npy"));
        SampleShape shape = new SampleShape((int) real.shape()[1], (int) real.shape()[2], (int) real.shape()[3]);
        int width = (int) NpyArray.read(folder.resolve("D.0.weight.npy")).shape()[0];
        MultiLayerConfiguration critic = new Dcgan(width, 2, 0.2, Normalization.NONE).discriminator(shape, 1);
        Map<String, String> names = Map.of("0", "0", "2", "1", "6", "3");
        golden.properties().forEach(entry -> {
            String name = entry.getKey().substring(0, entry.getKey().indexOf(' '));
            GradientPenalty penalty =
                    switch (name) {
                        case "wgan-gp" -> new GradientPenalty(Points.BETWEEN, 1, number(entry.getKey(), "lambda"));
                        case "r1" -> new GradientPenalty(Points.REAL, 0, number(entry.getKey(), "gamma") / 2);
                        case "r2" -> new GradientPenalty(Points.FAKE, 0, number(entry.getKey(), "gamma") / 2);
                        default -> throw new IllegalStateException(name);
                    };
            assertPenalty(
                    critic,
                    names,
                    folder,
                    folder,
                    penalty,
                    name,
                    entry.getValue().asDouble());
        });
    }

    private static double number(String text, String name) {
        return Double.parseDouble(
                text.substring(text.indexOf(name + "=") + name.length() + 1).split("[,)]")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"swish", "tanh-dense"})
    void penaltiesOfCurvedCriticsEqualPyTorch(String critic) throws Exception {
        JsonNode golden = new ObjectMapper()
                .readTree(GoldenData.entry("critics.json").toFile())
                .path("values")
                .path(critic);
        Path points = GoldenData.entry("critics");
        Path folder = points.resolve(critic);
        NpyArray real = NpyArray.read(points.resolve("real.npy"));
        boolean dense = critic.equals("tanh-dense");
        Map<String, String> names = dense ? Map.of("1", "0", "3", "1", "5", "2") : Map.of("0", "0", "2", "1", "6", "3");
        for (Map.Entry<String, GradientPenalty> entry : PENALTIES.entrySet()) {
            assertPenalty(
                    dense ? dense(folder, real) : convolutional(folder, real),
                    names,
                    folder,
                    points,
                    entry.getValue(),
                    entry.getKey(),
                    golden.path(entry.getKey()).asDouble());
        }
    }

    /** Critics with normalisations of their own, and one that looks at the whole batch. */
    @ParameterizedTest
    @ValueSource(strings = {"layer-norm", "instance-norm", "minibatch-stddev"})
    void penaltiesThroughNormalisationsEqualPyTorch(String critic) throws Exception {
        JsonNode golden =
                new ObjectMapper().readTree(GoldenData.entry("critics.json").toFile());
        double slope = golden.path("slope").asDouble();
        Path points = GoldenData.entry("critics");
        Path folder = points.resolve(critic);
        NpyArray real = NpyArray.read(points.resolve("real.npy"));
        Map<String, String> names =
                switch (critic) {
                    case "layer-norm" ->
                        Map.of(
                                "0.weight",
                                "0_W",
                                "0.bias",
                                "0_b",
                                "1.weight",
                                "1_gain",
                                "1.bias",
                                "1_shift",
                                "3.weight",
                                "3_W",
                                "3.bias",
                                "3_b",
                                "4.weight",
                                "4_gain",
                                "4.bias",
                                "4_shift",
                                "7.weight",
                                "6_W",
                                "7.bias",
                                "6_b");
                    case "instance-norm" ->
                        Map.of(
                                "0.weight",
                                "0_W",
                                "0.bias",
                                "0_b",
                                "1.weight",
                                "1_gain",
                                "1.bias",
                                "1_shift",
                                "4.weight",
                                "3_W",
                                "4.bias",
                                "3_b");
                    default ->
                        Map.of(
                                "0.weight",
                                "0_W",
                                "0.bias",
                                "0_b",
                                "3.weight",
                                "2_W",
                                "3.bias",
                                "2_b",
                                "6.weight",
                                "3_W",
                                "6.bias",
                                "3_b");
                };
        for (Map.Entry<String, GradientPenalty> entry : PENALTIES.entrySet()) {
            assertPenalty(
                    normalised(critic, folder, real, slope),
                    new TorchParameters(names),
                    folder,
                    points,
                    entry.getValue(),
                    entry.getKey(),
                    golden.path("values").path(critic).path(entry.getKey()).asDouble());
        }
    }

    private static MultiLayerConfiguration normalised(String critic, Path folder, NpyArray real, double slope)
            throws IOException {
        IActivation leaky = new ActivationLReLU(slope);
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        Layer first =
                convolution(folder, "0", 3, 1, critic.equals("minibatch-stddev") ? leaky : new ActivationIdentity());
        list.layer(first);
        switch (critic) {
            case "layer-norm" ->
                list.layer(GroupNormalization.ofLayer())
                        .layer(new ActivationLayer(leaky))
                        .layer(convolution(folder, "3", 4, 2, new ActivationIdentity()))
                        .layer(GroupNormalization.ofLayer())
                        .layer(new ActivationLayer(leaky));
            case "instance-norm" -> list.layer(GroupNormalization.ofInstance()).layer(new ActivationLayer(leaky));
            default -> list.layer(new MinibatchStandardDeviation()).layer(convolution(folder, "3", 3, 1, leaky));
        }
        long[] shape = real.shape();
        return list.layer(new DenseLayer.Builder()
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(shape[2], shape[3], shape[1]))
                .build();
    }

    private static Layer convolution(Path folder, String layer, int kernel, int stride, IActivation activation)
            throws IOException {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .padding(1, 1)
                .nOut(outputs(folder, layer))
                .activation(activation)
                .build();
    }

    private static MultiLayerConfiguration dense(Path folder, NpyArray real) throws IOException {
        int first = outputs(folder, "1");
        int second = outputs(folder, "3");
        long[] shape = real.shape();
        int inputs = (int) (shape[1] * shape[2] * shape[3]);
        return new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(first)
                        .activation(Activation.TANH)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(first)
                        .nOut(second)
                        .activation(Activation.SOFTPLUS)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(second)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .inputPreProcessor(0, new CnnToFeedForwardPreProcessor(shape[2], shape[3], shape[1]))
                .build();
    }

    private static MultiLayerConfiguration convolutional(Path folder, NpyArray real) throws IOException {
        int first = outputs(folder, "0");
        int second = outputs(folder, "2");
        long side = real.shape()[2] / 4;
        return new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .padding(1, 1)
                        .nIn(real.shape()[1])
                        .nOut(first)
                        .activation(Activation.SWISH)
                        .build())
                .layer(new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nIn(first)
                        .nOut(second)
                        .activation(Activation.SWISH)
                        .build())
                .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(second * side * side)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .inputPreProcessor(3, new CnnToFeedForwardPreProcessor(side, side, second))
                .build();
    }

    private static int outputs(Path folder, String layer) throws IOException {
        return (int) NpyArray.read(folder.resolve("D." + layer + ".weight.npy")).shape()[0];
    }

    private static void assertPenalty(
            MultiLayerConfiguration critic,
            Map<String, String> names,
            Path folder,
            Path points,
            GradientPenalty penalty,
            String name,
            double expected) {
        Map<String, String> parameters = new LinkedHashMap<>();
        names.forEach((torch, ours) -> {
            parameters.put(torch + ".weight", ours + "_W");
            parameters.put(torch + ".bias", ours + "_b");
        });
        assertPenalty(critic, new TorchParameters(parameters), folder, points, penalty, name, expected);
    }

    private static void assertPenalty(
            MultiLayerConfiguration critic,
            TorchParameters torch,
            Path folder,
            Path points,
            GradientPenalty penalty,
            String name,
            double expected) {
        try (Network network = Network.of(critic)) {
            assertThat(network.withoutTangent()).isEmpty();
            torch.load(network, folder, "D.");
            network.clearGradients();
            PenaltyValue value = penalty.addGradients(
                    network,
                    NpyArray.read(points.resolve("real.npy")).array(),
                    NpyArray.read(points.resolve("fake.npy")).array(),
                    1,
                    shares(NpyArray.read(points.resolve("eps.npy")).values()));
            assertThat(value.penalty()).isCloseTo(expected, within(TOLERANCE * expected));
            Map<String, float[]> found = torch.read(network, network.gradients());
            Map<String, float[]> golden = new LinkedHashMap<>();
            double largest = 0;
            for (String parameter : found.keySet()) {
                float[] numbers = NpyArray.read(folder.resolve(name + ".grad." + parameter + ".npy"))
                        .values();
                golden.put(parameter, numbers);
                largest = Math.max(largest, largest(numbers));
            }
            for (Map.Entry<String, float[]> entry : golden.entrySet()) {
                // A bias before a normalisation has no gradient but rounding.
                double size = Math.max(largest(entry.getValue()), LEAST_SHARE * largest);
                assertClose(
                        Objects.requireNonNull(found.get(entry.getKey())),
                        entry.getValue(),
                        TOLERANCE * size,
                        name + " " + entry.getKey());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives the shares one after the other. */
    private static RandomGenerator shares(float[] shares) {
        return new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return shares[next++];
            }
        };
    }

    private static double largest(float[] numbers) {
        double largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static void assertClose(float[] numbers, float[] expected, double tolerance, String what) {
        assertThat(numbers).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) numbers[i]).as(what + " at " + i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
