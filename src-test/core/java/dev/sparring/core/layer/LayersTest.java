package dev.sparring.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Our layers in DL4J's own networks. */
class LayersTest {

    static Stream<Layer> layers() {
        return Stream.of(
                GroupNormalization.ofLayer(),
                GroupNormalization.ofInstance(),
                GroupNormalization.of(2),
                new MinibatchStandardDeviation(),
                new MinibatchStandardDeviation(2),
                new LearnedGainLayer(0.5),
                new GroupedConvolution2D(3, 2, 6),
                new GroupedConvolution2D(1, 4, 4),
                new GroupedConvolution2D(3, 2, 4).withBias(),
                new SpectralConvolution2D(2, 1, 1, 3),
                new SpectralDenseLayer(3));
    }

    private static MultiLayerConfiguration definition(Layer layer) {
        return new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .build())
                .layer(layer.clone())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.TANH)
                        .build())
                .setInputType(InputType.convolutional(4, 4, 2))
                .build();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsPassDl4jsOwnCheck(Layer layer) {
        MultiLayerNetwork network = new MultiLayerNetwork(definition(layer));
        network.init();
        Nd4j.getRandom().setSeed(5);
        INDArray input = Nd4j.randn(DataType.DOUBLE, 4, 2, 4, 4);
        INDArray labels = Nd4j.randn(DataType.DOUBLE, 4, 2);
        // Estimates of singular vectors move with each pass until they are right.
        for (int i = 0; i < 300 && network.paramTable().containsKey("1_u"); i++) {
            network.feedForward(input, true);
        }
        // The check wants it so for the whole process.
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            check(network, input, labels);
        } finally {
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        }
    }

    private static void check(MultiLayerNetwork network, INDArray input, INDArray labels) {
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                        .net(network)
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-8)
                        .input(input)
                        .labels(labels)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void definitionsSurviveDl4jsJson(Layer layer) {
        MultiLayerConfiguration definition = definition(layer);
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(definition.toJson());
        assertThat(read.getConf(1).getLayer()).isEqualTo(definition.getConf(1).getLayer());
        MultiLayerNetwork network = new MultiLayerNetwork(definition);
        network.init();
        MultiLayerNetwork again = new MultiLayerNetwork(read);
        again.init(network.params(), true);
        INDArray input = Nd4j.linspace(DataType.DOUBLE, -1, 0.01, 4 * 32).reshape(4, 2, 4, 4);
        assertThat(again.output(input)).isEqualTo(network.output(input));
    }

    @Test
    void aGraphWithAnInnerProductSurvivesDl4jsJson() {
        ComputationGraphConfiguration definition = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("a", "b")
                .addLayer("x", new DenseLayer.Builder().nOut(3).build(), "a")
                .addLayer("y", new DenseLayer.Builder().nOut(3).build(), "b")
                .addVertex("product", new InnerProductVertex(), "x", "y")
                .setOutputs("product")
                .setInputTypes(InputType.feedForward(2), InputType.feedForward(4))
                .build();
        ComputationGraph graph = new ComputationGraph(definition);
        graph.init();
        ComputationGraph again = new ComputationGraph(ComputationGraphConfiguration.fromJson(definition.toJson()));
        again.init(graph.params(), true);
        INDArray a = Nd4j.createFromArray(new double[][] {{1, 2}, {-1, 0.5}});
        INDArray b = Nd4j.createFromArray(new double[][] {{1, 2, 3, 4}, {0, 0, 1, 0}});
        assertThat(again.outputSingle(a, b)).isEqualTo(graph.outputSingle(a, b));
        assertThat(graph.outputSingle(a, b).shape()).containsExactly(2, 1);
    }

    @Test
    void aGraphWithAModulationSurvivesDl4jsJson() {
        ComputationGraphConfiguration definition = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("a", "b")
                .addLayer("x", new DenseLayer.Builder().nOut(3).build(), "a")
                .addLayer("y", new DenseLayer.Builder().nOut(6).build(), "b")
                .addVertex("modulated", new ModulationVertex(), "x", "y")
                .setOutputs("modulated")
                .setInputTypes(InputType.feedForward(2), InputType.feedForward(4))
                .build();
        ComputationGraph graph = new ComputationGraph(definition);
        graph.init();
        ComputationGraph again = new ComputationGraph(ComputationGraphConfiguration.fromJson(definition.toJson()));
        again.init(graph.params(), true);
        INDArray a = Nd4j.createFromArray(new double[][] {{1, 2}, {-1, 0.5}});
        INDArray b = Nd4j.createFromArray(new double[][] {{1, 2, 3, 4}, {0, 0, 1, 0}});
        assertThat(again.outputSingle(a, b)).isEqualTo(graph.outputSingle(a, b));
        assertThat(graph.outputSingle(a, b).shape()).containsExactly(2, 3);
    }

    /** By hand: channel 0 times 1 + 2 plus 5, channel 1 times 1 - 1 plus 7, of the first sample alone. */
    @Test
    void aModulationScalesAndShiftsChannels() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("x", "row")
                .addVertex("modulated", new ModulationVertex(), "x", "row")
                .setOutputs("modulated")
                .setInputTypes(InputType.convolutional(1, 2, 2), InputType.feedForward(4))
                .build());
        graph.init();
        INDArray x =
                Nd4j.createFromArray(new double[] {1, 2, 3, 4, 10, 20, 30, 40}).reshape(2, 2, 1, 2);
        INDArray rows = Nd4j.createFromArray(new double[][] {{2, -1, 5, 7}, {0, 0, 0, 0}});
        assertThat(graph.outputSingle(x, rows))
                .isEqualTo(Nd4j.createFromArray(new double[] {8, 11, 7, 7, 10, 20, 30, 40})
                        .reshape(2, 2, 1, 2));
        assertThatThrownBy(() -> new ModulationVertex()
                        .getOutputType(0, InputType.convolutional(4, 4, 3), InputType.feedForward(3)))
                .hasMessageContaining("twice as many numbers");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GroupNormalization.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MinibatchStandardDeviation(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupedConvolution2D(2, 1, 1))
                .withMessageContaining("odd");
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupedConvolution2D(3, 2, 3));
        assertThatThrownBy(() -> definition(GroupNormalization.of(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("3 groups do not divide 4 channels");
        assertThatThrownBy(() -> GroupNormalization.of(1).setNIn(InputType.recurrent(3), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("channels first");
    }
}
