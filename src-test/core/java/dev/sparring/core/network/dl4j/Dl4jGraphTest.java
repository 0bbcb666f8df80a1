package dev.sparring.core.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.FiniteDifferences;
import dev.sparring.core.network.Inputs;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.Pass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** In double precision, so that finite differences are sharp. */
class Dl4jGraphTest {

    private static final double STEP = 1e-5;

    record Architecture(String name, ComputationGraphConfiguration definition, long[] input) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static NeuralNetConfiguration.Builder start(DataType type) {
        return new NeuralNetConfiguration.Builder().seed(11).dataType(type).activation(Activation.TANH);
    }

    private static GraphBuilder graph() {
        return start(DataType.DOUBLE).graphBuilder().addInputs("in");
    }

    private static DenseLayer dense(int in, int out, Activation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    private static ActivationLayer activation(Activation activation) {
        return new ActivationLayer.Builder().activation(activation).build();
    }

    private static ConvolutionLayer convolution(int stride) {
        return new ConvolutionLayer.Builder(3, 3)
                .stride(stride, stride)
                .padding(1, 1)
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ElementWiseVertex sum() {
        return new ElementWiseVertex(ElementWiseVertex.Op.Add);
    }

    /** A residual block as in a network with pre-activation, between convolutions, with batch normalisation. */
    private static ComputationGraphConfiguration residual(CacheMode cache, DataType type) {
        return start(type)
                .cacheMode(cache)
                .graphBuilder()
                .addInputs("in")
                .addLayer("stem", convolution(2), "in")
                .addLayer(
                        "norm",
                        new BatchNormalization.Builder().useLogStd(false).build(),
                        "stem")
                .addLayer(
                        "active",
                        new ActivationLayer.Builder()
                                .activation(new ActivationLReLU(0.2))
                                .build(),
                        "norm")
                .addLayer("branch", convolution(1), "active")
                .addVertex("sum", sum(), "stem", "branch")
                .addLayer("bend", activation(Activation.TANH), "sum")
                .addLayer(
                        "logit",
                        new DenseLayer.Builder()
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "bend")
                .setOutputs("logit")
                .setInputTypes(InputType.convolutional(6, 6, 2))
                .build();
    }

    /** The branches' sizes differ, so a wrong order of parameters shows. */
    private static ComputationGraphConfiguration merged() {
        return graph().addLayer("narrow", dense(3, 2, Activation.TANH), "in")
                .addLayer("wide", dense(3, 5, Activation.SOFTPLUS), "in")
                .addVertex("merge", new MergeVertex(), "narrow", "wide")
                .addLayer("logit", dense(7, 2, Activation.IDENTITY), "merge")
                .setOutputs("logit")
                .build();
    }

    private static ComputationGraphConfiguration withDropout() {
        return graph().addLayer("first", dense(3, 4, Activation.TANH), "in")
                .addLayer("second", dense(4, 4, Activation.SOFTPLUS), "first")
                .addLayer("dropout", new DropoutLayer.Builder(0.5).build(), "first")
                .addVertex("sum", sum(), "second", "dropout")
                .addLayer("logit", dense(4, 2, Activation.IDENTITY), "sum")
                .setOutputs("logit")
                .build();
    }

    private static ComputationGraphConfiguration endingInASum() {
        return graph().addLayer("branch", dense(3, 3, Activation.TANH), "in")
                .addVertex("sum", sum(), "in", "branch")
                .setOutputs("sum")
                .build();
    }

    static Stream<Architecture> architectures() {
        return Stream.of(
                new Architecture(
                        "residual, cache NONE", residual(CacheMode.NONE, DataType.DOUBLE), new long[] {4, 2, 6, 6}),
                new Architecture(
                        "residual, cache DEVICE", residual(CacheMode.DEVICE, DataType.DOUBLE), new long[] {4, 2, 6, 6}),
                new Architecture("merged", merged(), new long[] {5, 3}),
                new Architecture("with dropout", withDropout(), new long[] {5, 3}),
                new Architecture("ending in a sum", endingInASum(), new long[] {5, 3}));
    }

    private static INDArray random(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[(int) LongStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    private static INDArray view(Network network, INDArray vector, String name) {
        return Objects.requireNonNull(network.parameterViews(vector).get(name));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void gradientsEqualFiniteDifferences(Architecture architecture) {
        try (Network network = Dl4jGraph.of(architecture.definition())) {
            INDArray input = random(1, architecture.input());
            INDArray weights =
                    random(2, FiniteDifferences.forward(network, input).shape());
            network.clearGradients();
            FiniteDifferences.forward(network, input);
            INDArray toInput = network.backward(weights.dup()).dup();
            INDArray toParameters = network.gradients().dup();
            assertDifferences(network, input, weights, input, toInput);
            for (Map.Entry<String, INDArray> entry :
                    network.parameterViews(network.parameters()).entrySet()) {
                INDArray gradient = view(network, toParameters, entry.getKey());
                if (entry.getKey().endsWith("_mean") || entry.getKey().endsWith("_var")) {
                    assertThat(gradient.norm2Number().doubleValue()).isZero();
                } else {
                    assertDifferences(network, input, weights, entry.getValue(), gradient);
                }
            }
        }
    }

    private static void assertDifferences(
            Network network, INDArray input, INDArray weights, INDArray moved, INDArray gradient) {
        new FiniteDifferences(network, input, weights, STEP)
                .assertGradient(moved, gradient, 25, new SplittableRandom(3), 1e-6, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void aChainEqualsTheSameNetworkOfLayers(DataType type) {
        List<Layer> layers = List.of(
                convolution(2),
                new BatchNormalization.Builder().useLogStd(false).build(),
                activation(Activation.TANH),
                dense(0, 2, Activation.IDENTITY));
        NeuralNetConfiguration.ListBuilder list = start(type).list();
        GraphBuilder graph = start(type).graphBuilder().addInputs("in");
        for (int i = 0; i < layers.size(); i++) {
            list.layer(layers.get(i).clone());
            graph.addLayer("v" + i, layers.get(i).clone(), i == 0 ? "in" : "v" + (i - 1));
        }
        InputType input = InputType.convolutional(6, 6, 2);
        MultiLayerConfiguration chain = list.setInputType(input).build();
        ComputationGraphConfiguration sameChain =
                graph.setOutputs("v3").setInputTypes(input).build();
        double rounding = type == DataType.DOUBLE ? 1e-12 : 1e-5;
        try (Network expected = Dl4jNetwork.of(chain);
                Network actual = Dl4jGraph.of(sameChain)) {
            actual.parameters().assign(expected.parameters());
            expected.clearGradients();
            actual.clearGradients();
            for (int batch : new int[] {4, 6, 4}) {
                INDArray images = random(batch, batch, 2, 6, 6).castTo(type);
                INDArray gradient = random(batch + 1, batch, 2).castTo(type);
                assertClose(actual.forward(images, true), expected.forward(images, true), rounding);
                assertClose(actual.backward(gradient.dup()), expected.backward(gradient.dup()), rounding);
                assertClose(actual.gradients(), expected.gradients(), rounding);
                assertClose(actual.parameters(), expected.parameters(), rounding);
                assertClose(actual.forward(images, false), expected.forward(images, false), rounding);
            }
            assertThat(actual.norm(actual.parameters()))
                    .isCloseTo(expected.norm(expected.parameters()), within(rounding));
        }
    }

    private static void assertClose(INDArray actual, INDArray expected, double rounding) {
        assertThat(actual.shape()).containsExactly(expected.shape());
        INDArray exact = expected.castTo(DataType.DOUBLE);
        INDArray difference = actual.castTo(DataType.DOUBLE).sub(exact);
        assertThat(difference.norm2Number().doubleValue())
                .isLessThanOrEqualTo(rounding * exact.norm2Number().doubleValue());
    }

    /** In floats DL4J's layers go to oneDNN, in doubles they do not: two executions of one graph. */
    @Test
    void floatsOnOneDnnEqualDoublesWithoutIt() {
        try (Network exact = Dl4jGraph.of(residual(CacheMode.NONE, DataType.DOUBLE));
                Network fast = Dl4jGraph.of(residual(CacheMode.NONE, DataType.FLOAT))) {
            fast.parameters().assign(exact.parameters().castTo(DataType.FLOAT));
            for (int batch : new int[] {4, 6, 4}) {
                INDArray input = random(batch, batch, 2, 6, 6);
                INDArray gradient = random(batch + 1, batch, 1);
                exact.clearGradients();
                fast.clearGradients();
                assertClose(fast.forward(input.castTo(DataType.FLOAT), true), exact.forward(input, true), 1e-5);
                assertClose(fast.backward(gradient.castTo(DataType.FLOAT)), exact.backward(gradient), 1e-5);
                assertClose(fast.gradients(), exact.gradients(), 1e-5);
                assertClose(fast.parameters(), exact.parameters(), 1e-5);
                assertClose(fast.forward(input.castTo(DataType.FLOAT), false), exact.forward(input, false), 1e-5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anActivationLeavesItsInputToTheShortcutBesideIt(boolean training) {
        ComputationGraphConfiguration definition = graph().addLayer("active", activation(Activation.RELU), "in")
                .addVertex("sum", sum(), "active", "in")
                .addLayer("again", activation(Activation.RELU), "sum")
                .addVertex("difference", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "sum", "again")
                .addLayer("scaled", dense(1, 1, Activation.IDENTITY), "difference")
                .setOutputs("scaled")
                .build();
        try (Network network = Dl4jGraph.of(definition)) {
            view(network, network.parameters(), "scaled_W").assign(1);
            view(network, network.parameters(), "scaled_b").assign(0);
            INDArray input = Nd4j.createFromArray(new double[][] {{-3}, {2}});
            // s = relu(x) + x is -3 and 4; s - relu(s) is -3 and 0.
            assertThat(network.forward(input, training).data().asDouble()).containsExactly(-3, 0);
            assertThat(input.data().asDouble()).containsExactly(-3, 2);
        }
    }

    @Test
    void runningStatisticsMoveATenthOfTheWayToTheBatchAtBackwardAndOnlyThen() {
        ComputationGraphConfiguration definition = graph().addLayer(
                        "norm",
                        new BatchNormalization.Builder()
                                .nIn(2)
                                .nOut(2)
                                .useLogStd(false)
                                .build(),
                        "in")
                .setOutputs("norm")
                .build();
        try (Network network = Dl4jGraph.of(definition)) {
            INDArray before = network.parameters().dup();
            INDArray input = Nd4j.createFromArray(new double[][] {{1, 10}, {3, 30}});
            network.forward(input, false);
            network.forward(input, true);
            assertThat(network.parameters()).isEqualTo(before);
            network.backwardToParameters(Nd4j.ones(DataType.DOUBLE, 2, 2));
            INDArray mean = view(network, network.parameters(), "norm_mean");
            INDArray variance = view(network, network.parameters(), "norm_var");
            assertThat(mean.dup().data().asDouble()).containsExactly(new double[] {0.2, 2}, within(1e-12));
            assertThat(variance.dup().data().asDouble()).containsExactly(new double[] {1, 10.9}, within(1e-12));
            assertThat(view(network, network.gradients(), "norm_mean")
                            .norm2Number()
                            .doubleValue())
                    .isZero();
            // 8 numbers, of which 4 are statistics.
            assertThat(network.norm(Nd4j.ones(DataType.DOUBLE, 8))).isCloseTo(2, within(1e-12));
        }
    }

    @Test
    void aPassToTheInputLeavesGradientsAndStatisticsAlone() {
        try (Network network = Dl4jGraph.of(residual(CacheMode.NONE, DataType.DOUBLE))) {
            INDArray before = network.parameters().dup();
            INDArray input = random(7, 4, 2, 6, 6);
            INDArray gradient = random(8, 4, 1);
            network.clearGradients();
            network.forward(input, true);
            INDArray toInput = network.backwardToInput(gradient.dup()).dup();
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
            assertThat(network.parameters()).isEqualTo(before);
            network.forward(input, true);
            assertThat(network.backward(gradient.dup())).isEqualTo(toInput);
            assertThat(network.parameters()).isNotEqualTo(before);
        }
    }

    @Test
    void gradientsOfTwoPassesAddUpUntilCleared() {
        try (Network network = Dl4jGraph.of(residual(CacheMode.NONE, DataType.DOUBLE))) {
            INDArray input = random(5, 4, 2, 6, 6);
            INDArray gradient = random(6, 4, 1);
            network.clearGradients();
            network.forward(input, true);
            network.backwardToParameters(gradient.dup());
            INDArray once = network.gradients().dup();
            network.forward(input, true);
            network.backward(gradient.dup());
            assertClose(network.gradients(), once.mul(2), 1e-12);
            network.clearGradients();
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
        }
    }

    @Test
    void theDl4jGraphSeesItsParametersAsTheyAreTrained() {
        ComputationGraph definition = new ComputationGraph(residual(CacheMode.NONE, DataType.DOUBLE));
        definition.init();
        INDArray drawn = definition.params().dup();
        INDArray input = random(1, 4, 2, 6, 6);
        try (Network network = Network.of(definition)) {
            assertThat(network.definition()).isSameAs(definition);
            assertThat(network.parameters()).isEqualTo(drawn);
            assertThat(network.parameterViews(network.parameters()).keySet())
                    .containsExactlyElementsOf(definition.paramTable().keySet());
            network.clearGradients();
            network.forward(input, true);
            network.backwardToParameters(random(2, 4, 1));
            network.parameters().subi(network.gradients().mul(0.1));
            assertThat(definition.params()).isNotEqualTo(drawn).isEqualTo(network.parameters());
            assertThat(definition.getParam("norm_mean")).isEqualTo(view(network, network.parameters(), "norm_mean"));
            assertClose(network.forward(input, false), definition.outputSingle(input), 1e-12);
            definition.setParams(drawn);
            assertThat(network.parameters()).isEqualTo(drawn);
        }
        assertThat(definition.outputSingle(input).shape()).containsExactly(4, 1);
    }

    @Test
    void aDefinitionsOwnOrderOfVerticesIsKept() {
        ComputationGraphConfiguration definition = merged();
        ComputationGraph usual = new ComputationGraph(definition.clone());
        usual.init();
        int[] order = usual.getConfiguration().getTopologicalOrder().clone();
        String[] names = usual.getConfiguration().getTopologicalOrderStr().toArray(String[]::new);
        assertThat(names).containsExactly("in", "narrow", "wide", "merge", "logit");
        definition.setTopologicalOrder(new int[] {order[0], order[2], order[1], order[3], order[4]});
        definition.setTopologicalOrderStr(Arrays.asList(names[0], names[2], names[1], names[3], names[4]));
        ComputationGraph swapped = new ComputationGraph(definition);
        swapped.init();
        INDArray input = random(1, 5, 3);
        try (Network network = Dl4jGraph.of(swapped)) {
            assertClose(network.forward(input, false), swapped.outputSingle(input), 1e-12);
            network.clearGradients();
            network.forward(input, true);
            INDArray weights = random(2, 5, 2);
            network.backwardToParameters(weights.dup());
            INDArray gradients = network.gradients().dup();
            for (Map.Entry<String, INDArray> entry :
                    network.parameterViews(network.parameters()).entrySet()) {
                assertDifferences(network, input, weights, entry.getValue(), view(network, gradients, entry.getKey()));
            }
        }
    }

    @Test
    void aPassOutlivesThoseOfAnotherNetworkInBetween() {
        MultiLayerConfiguration discriminating = start(DataType.DOUBLE)
                .list()
                .layer(dense(2, 4, Activation.TANH))
                .layer(dense(4, 3, Activation.IDENTITY))
                .build();
        try (Network generator = Dl4jNetwork.of(discriminating);
                Network discriminator = Dl4jGraph.of(merged())) {
            INDArray latent = random(1, 5, 2);
            INDArray fake = generator.forward(latent, true).dup();
            discriminator.forward(fake, true);
            INDArray toFake = discriminator.backwardToInput(random(2, 5, 2)).dup();
            generator.clearGradients();
            generator.backwardToParameters(toFake.dup());
            INDArray alone = generator.gradients().dup();
            for (int i = 0; i < 3; i++) {
                generator.clearGradients();
                INDArray output = generator.forward(latent, true);
                discriminator.forward(random(3, 5, 3), true);
                discriminator.backwardToParameters(random(4, 5, 2));
                discriminator.forward(output, true);
                INDArray toOutput = discriminator.backward(random(2, 5, 2));
                assertThat(toOutput).isEqualTo(toFake);
                generator.backwardToParameters(toOutput);
                assertThat(generator.gradients()).isEqualTo(alone);
            }
        }
    }

    @Test
    void aCallersWorkspaceHoldsNothingOfAPass() {
        try (Network network = Dl4jGraph.of(merged());
                MemoryWorkspace callers = Nd4j.getWorkspaceManager().getAndActivateWorkspace("CALLERS")) {
            INDArray output = network.forward(random(1, 5, 3), true);
            assertThat(output.isAttached()).isFalse();
            assertThat(network.backward(random(2, 5, 2)).isAttached()).isFalse();
            assertThat(Nd4j.getMemoryManager().getCurrentWorkspace()).isSameAs(callers);
        }
    }

    @Test
    void theCallersArraysStayAsTheyAre() {
        try (Network network = Dl4jGraph.of(endingInASum())) {
            INDArray input = random(1, 5, 3);
            INDArray gradient = random(2, 5, 3);
            network.clearGradients();
            network.forward(input, true);
            INDArray first = network.backward(gradient).dup();
            assertThat(input).isEqualTo(random(1, 5, 3));
            assertThat(gradient).isEqualTo(random(2, 5, 3));
            INDArray sameInput = input.dup();
            network.forward(sameInput, true);
            sameInput.assign(0);
            assertThat(network.backward(gradient)).isEqualTo(first);
        }
    }

    @Test
    void aBackwardPassNeedsATrainingForwardPassOfItsOwn() {
        try (Network network = Dl4jGraph.of(merged())) {
            INDArray gradient = random(1, 2, 2);
            assertThatIllegalStateException().isThrownBy(() -> network.backward(gradient));
            network.forward(random(2, 2, 3), true);
            network.forward(random(2, 2, 3), false);
            assertThatIllegalStateException().isThrownBy(() -> network.backwardToInput(gradient));
            network.forward(random(2, 2, 3), true);
            network.backwardToInput(gradient);
            assertThatIllegalStateException().isThrownBy(() -> network.backwardToParameters(gradient));
        }
    }

    @Test
    void anEmbeddingTrainsButGivesNoGradientToItsInput() {
        ComputationGraphConfiguration definition = graph().addLayer(
                        "embedding",
                        new EmbeddingLayer.Builder()
                                .nIn(3)
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "in")
                .setOutputs("embedding")
                .build();
        try (Network network = Dl4jGraph.of(definition)) {
            INDArray tokens = Nd4j.createFromArray(new double[][] {{2}, {0}});
            network.clearGradients();
            network.forward(tokens, true);
            network.backwardToParameters(Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}));
            assertThat(view(network, network.gradients(), "embedding_W")
                            .dup('c')
                            .data()
                            .asDouble())
                    .containsExactly(3, 4, 0, 0, 1, 2);
            INDArray kept = network.gradients().dup();
            network.forward(tokens, true);
            assertThat(network.backwardToInput(Nd4j.ones(DataType.DOUBLE, 2, 2)))
                    .as("of indices")
                    .isEqualTo(Nd4j.zeros(DataType.DOUBLE, 2, 1));
            assertThat(network.gradients()).isEqualTo(kept);
        }
    }

    @Test
    void aGraphIsRunByDl4jsLayersOnOneDnn() {
        try (Network network = Dl4jGraph.of(residual(CacheMode.NONE, DataType.FLOAT))) {
            assertThat(network.inputNames()).containsExactly("in");
            ComputationGraph builtSince = new ComputationGraph(residual(CacheMode.NONE, DataType.FLOAT));
            builtSince.init();
            assertThat(builtSince.getLayer("stem").getHelper()).isInstanceOf(MKLDNNConvHelper.class);
        }
    }

    @Test
    void severalInputsAreGivenByName() {
        ComputationGraphConfiguration definition = graph().addInputs("label")
                .addVertex("sum", sum(), "in", "label")
                .addLayer("logit", dense(2, 1, Activation.IDENTITY), "sum")
                .setOutputs("logit")
                .build();
        try (Network network = Dl4jGraph.of(definition)) {
            INDArray in = Nd4j.createFromArray(new double[][] {{1, 2}});
            INDArray label = Nd4j.createFromArray(new double[][] {{10, 20}});
            network.parameterViews(network.parameters()).forEach((name, view) -> view.assign(1));
            try (Pass pass = network.pass(Inputs.of("label", label).and("in", in), true)) {
                assertThat(pass.output().getDouble(0)).isEqualTo(34);
                pass.backward(Nd4j.ones(DataType.DOUBLE, 1, 1));
                assertThat(pass.inputGradient("label")).isEqualTo(Nd4j.ones(DataType.DOUBLE, 1, 2));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> pass.inputGradient("other"))
                        .withMessage("inputs are [in, label], got other");
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.forward(in, true))
                    .withMessage("inputs must be [in, label], got [one without a name]");
        }
    }

    @Test
    void severalOutputsAreRefused() {
        ComputationGraphConfiguration definition = graph().addLayer("a", dense(2, 1, Activation.IDENTITY), "in")
                .addLayer("b", dense(2, 1, Activation.IDENTITY), "in")
                .setOutputs("a", "b")
                .build();
        assertRefused(definition, "one output, got [a, b]");
    }

    static Stream<Layer> refusedLayers() {
        return Stream.of(
                new OutputLayer.Builder()
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build(),
                new FrozenLayer(dense(2, 2, Activation.TANH)),
                new FrozenLayerWithBackprop(dense(2, 2, Activation.TANH)));
    }

    @ParameterizedTest
    @MethodSource("refusedLayers")
    void outputAndFrozenLayersAreRefused(Layer layer) {
        ComputationGraphConfiguration definition =
                graph().addLayer("last", layer, "in").setOutputs("last").build();
        assertRefused(
                definition,
                "no output and no frozen layer, got " + layer.getClass().getSimpleName() + " as \"last\"");
    }

    @Test
    void frozenVerticesAreRefused() {
        NeuralNetConfiguration layer =
                start(DataType.DOUBLE).layer(dense(2, 2, Activation.TANH)).build();
        layer.getLayer().setLayerName("last");
        ((DenseLayer) layer.getLayer()).setIUpdater(new Sgd(1));
        ComputationGraphConfiguration definition = graph().addVertex(
                        "last", new FrozenVertex(new LayerVertex(layer, null)), "in")
                .setOutputs("last")
                .build();
        assertRefused(definition, "no frozen layer");
    }

    @Test
    void verticesThatLeadNowhereAreRefused() {
        ComputationGraphConfiguration definition = graph().addLayer("logit", dense(2, 1, Activation.IDENTITY), "in")
                .addLayer("aside", dense(1, 1, Activation.IDENTITY), "logit")
                .setOutputs("logit")
                .allowDisconnected(true)
                .build();
        assertRefused(definition, "got \"aside\", which leads nowhere");
    }

    @Test
    void aGraphThatIsNotInitialisedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jGraph.of(new ComputationGraph(merged())))
                .withMessageContaining("init()");
    }

    private static void assertRefused(ComputationGraphConfiguration definition, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(definition))
                .withMessageContaining(message);
    }
}
