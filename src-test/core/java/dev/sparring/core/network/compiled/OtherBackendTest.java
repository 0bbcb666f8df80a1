package dev.sparring.core.network.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;

import dev.sparring.core.RecordedWarnings;
import dev.sparring.core.kernel.CompileContext;
import dev.sparring.core.kernel.Kernel;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.core.onednn.OneDnn;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.Tensor;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A compiled network whose oneDNN has no implementation, from the start or only for some batch. */
class OtherBackendTest {

    private static final int REFUSED = 3;

    /** The part of a layer, for all batches but one, on its way there or only on its way back. */
    private record Refusing(LayerOperation layer, long batch, int status, boolean onTheWayBack)
            implements LayerOperation {
        @Override
        public Kernel compile(CompileContext site, Tensor input) {
            if (input.layout().size(0) != batch) {
                return layer.compile(site, input);
            }
            if (!onTheWayBack) {
                OneDnn.check(status);
            }
            Kernel compiled = layer.compile(site, input);
            return new Kernel() {
                @Override
                public Tensor output() {
                    return compiled.output();
                }

                @Override
                public Tensor compileBackward(Tensor outputGradient) {
                    OneDnn.check(status);
                    return outputGradient;
                }
            };
        }
    }

    private static MultiLayerNetwork definition() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(6)
                        .activation(Activation.TANH)
                        .build())
                .layer(new BatchNormalization.Builder().nIn(6).nOut(6).build())
                .layer(new DenseLayer.Builder()
                        .nIn(6)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static CompiledNetwork refusing(MultiLayerNetwork definition, int status, boolean back) throws Exception {
        PlanGraph plain = Dl4jImporter.of(definition);
        List<PlanNode> nodes = plain.nodes().stream()
                .map(node -> node.layer().startsWith("layer 2")
                        ? new PlanNode(
                                node.layer(), new Refusing(node.operation(), REFUSED, status, back), node.inputs())
                        : node)
                .toList();
        assertThat(nodes).anyMatch(node -> node.operation() instanceof Refusing);
        return CompiledNetwork.of(
                definition, new PlanGraph(plain.inputs(), nodes, plain.output()), ThreadPolicy.fixed(1));
    }

    /** Not the same for all samples: behind a normalisation by the batch that would leave rounding alone. */
    private static INDArray errors(int batch) {
        float[] numbers = new float[2 * batch];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.cos(i * i);
        }
        return Nd4j.createFromArray(numbers).reshape(batch, 2);
    }

    private static INDArray input(int batch) {
        return Nd4j.linspace(DataType.FLOAT, -1, 0.1, 4L * batch).reshape(batch, 4);
    }

    private static void learn(Network network, int batch) {
        network.forward(input(batch), true);
        network.backwardToParameters(errors(batch));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLaterBatchWithoutImplementationGoesOnWithParametersGradientsAndStatistics(boolean back) throws Exception {
        try (CompiledNetwork network = refusing(definition(), dnnl_unimplemented, back);
                Network expected = Dl4jNetwork.of(definition())) {
            INDArray gradients = network.gradients();
            learn(network, 5);
            assertThat(network.bytes()).isPositive();
            network.parameters().assign(expected.parameters());
            network.seekDropout(0);
            for (Network one : List.of(network, expected)) {
                one.clearGradients();
                learn(one, 5);
                learn(one, REFUSED);
            }
            assertThat(network.bytes()).as("plans are given back").isZero();
            assertThat(network.gradients()).isSameAs(gradients);
            assertSameNumbers(network.gradients(), expected.gradients());
            assertSameNumbers(network.parameters(), expected.parameters());
            assertThat(network.dropoutPosition()).isEqualTo(2);
            for (Network one : List.of(network, expected)) {
                one.clearGradients();
                learn(one, 5);
            }
            assertSameNumbers(network.gradients(), expected.gradients());
            network.forward(input(5), true);
            expected.forward(input(5), true);
            assertSameNumbers(network.backward(errors(5)), expected.backward(errors(5)));
            network.forward(input(5), true);
            expected.forward(input(5), true);
            assertSameNumbers(network.backwardToInput(errors(5)), expected.backwardToInput(errors(5)));
            assertSameNumbers(network.forward(input(2), false), expected.forward(input(2), false));
        }
    }

    @Test
    void theChangeIsWarnedOfOnceWhateverBatchesFollow() throws Exception {
        try (CompiledNetwork network = refusing(definition(), dnnl_unimplemented, false)) {
            assertThat(RecordedWarnings.during(() -> learn(network, 5))).isEmpty();
            assertThat(RecordedWarnings.during(() -> {
                        learn(network, REFUSED);
                        learn(network, 5);
                        learn(network, REFUSED);
                        network.forward(input(REFUSED), false);
                    }))
                    .singleElement()
                    .asString()
                    .startsWith(Network.class.getName()
                            + ": the network runs on DL4J's layers from here on, which are slower: ")
                    .contains("layer 2 (DenseLayer)");
        }
    }

    @Test
    void gradientsThatWereClearedJustBeforeAreZeroAfterwardsToo() throws Exception {
        try (CompiledNetwork network = refusing(definition(), dnnl_invalid_arguments, false)) {
            learn(network, 5);
            network.clearGradients();
            network.forward(input(REFUSED), true);
            assertThat(network.gradients().norm2Number().doubleValue()).isZero();
        }
    }

    @Test
    void tooLittleMemoryIsNoReasonToGoOnAndSaysWhere() throws Exception {
        try (CompiledNetwork network = refusing(definition(), dnnl_out_of_memory, false)) {
            assertThatThrownBy(() -> network.forward(input(REFUSED), true))
                    .isInstanceOf(OneDnnException.class)
                    .hasMessageContaining("layer 2 (DenseLayer)")
                    .hasMessageContaining("out of memory");
        }
    }

    private static void assertSameNumbers(INDArray one, INDArray other) {
        assertThat(one.shape()).containsExactly(other.shape());
        float[] numbers = one.dup('c').data().asFloat();
        float[] others = other.dup('c').data().asFloat();
        float largest = 0;
        for (float number : others) {
            largest = Math.max(largest, Math.abs(number));
        }
        assertThat(largest).as("what is compared is no rounding").isGreaterThan(1e-3f);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(others[i], within(1e-4f * largest));
        }
    }
}
