package dev.sparring.gan.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.layer.ModulationVertex;
import dev.sparring.core.onednn.OpenMp;
import java.util.List;
import onnx.OnnxMl;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;

/** Vertices, and what a whole model says of itself. */
class OnnxGraphsTest {

    private static final List<Long> ROW = List.of(6L);

    @BeforeAll
    static void threads() {
        OpenMp.requireReadableThreads();
    }

    private static GraphBuilder graph(String... inputs) {
        return new NeuralNetConfiguration.Builder().seed(3).graphBuilder().addInputs(inputs);
    }

    private static DenseLayer dense(int inputs, int outputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    private static ComputationGraph opened(GraphBuilder graph) {
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        OnnxOutputs.liven(network, 5);
        return network;
    }

    @ParameterizedTest
    @EnumSource(ElementWiseVertex.Op.class)
    void anElementWiseVertexGivesTheSame(ElementWiseVertex.Op operation) throws Exception {
        GraphBuilder graph = graph("x")
                .addLayer("a", dense(6, 4), "x")
                .addLayer("b", dense(6, 4), "x")
                .addVertex("joined", new ElementWiseVertex(operation), "a", "b")
                .setOutputs("joined");
        OnnxOutputs.assertAgrees(opened(graph), ROW, 0, 1, 3);
        if (operation != ElementWiseVertex.Op.Subtract) {
            graph.addLayer("c", dense(6, 4), "x")
                    .addVertex("all", new ElementWiseVertex(operation), "a", "b", "c")
                    .addVertex("joined2", new MergeVertex(), "joined", "all")
                    .setOutputs("joined2");
            OnnxOutputs.assertAgrees(opened(graph), ROW, 0, 1, 3);
        }
    }

    @Test
    void shapesAreChangedAsDl4jChangesThem() throws Exception {
        GraphBuilder graph = graph("x")
                .addVertex("image", new PreprocessorVertex(new FeedForwardToCnnPreProcessor(1, 3, 2)), "x")
                .addVertex("part", new SubsetVertex(1, 1), "image")
                .addVertex("merged", new MergeVertex(), "image", "part")
                .addVertex("large", new ScaleVertex(2.5), "merged")
                .addVertex("moved", new ShiftVertex(-0.5), "large")
                .addVertex("high", new ReshapeVertex(-1, 1, 9, 1), "moved")
                .addVertex(
                        "row",
                        new PreprocessorVertex(new ComposableInputPreProcessor(
                                new CnnToFeedForwardPreProcessor(9, 1, 1),
                                new FeedForwardToCnnPreProcessor(3, 3, 1),
                                new CnnToFeedForwardPreProcessor(3, 3, 1))),
                        "high")
                .addLayer("out", dense(9, 2), "row")
                .setOutputs("out");
        OnnxOutputs.assertAgrees(opened(graph), ROW, 0, 1, 3);
    }

    private static GraphBuilder conditional() {
        return graph("label", "x")
                .addLayer(
                        "table",
                        new EmbeddingLayer.Builder()
                                .nIn(3)
                                .nOut(12)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "label")
                .addVertex("conditional", new ModulationVertex(), "x", "table")
                .addVertex("image", new PreprocessorVertex(new FeedForwardToCnnPreProcessor(1, 1, 6)), "conditional")
                .addVertex("again", new ModulationVertex(), "image", "table")
                .addVertex("row", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(1, 1, 6)), "again")
                .addVertex("half", new SubsetVertex(0, 5), "table")
                .addVertex("product", new InnerProductVertex(), "row", "half")
                .addLayer("read", dense(1, 1), "label")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "product", "read")
                .setOutputs("sum");
    }

    @Test
    void labelsScaleShiftAndProject() throws Exception {
        OnnxOutputs.assertAgrees(opened(conditional()), ROW, 3, 1, 3, 5);
    }

    @Test
    void whatHasNoTranslationIsRefusedByTheVertexsName() {
        GraphBuilder graph =
                graph("x").addVertex("length one", new L2NormalizeVertex(), "x").setOutputs("length one");
        assertThatThrownBy(() -> OnnxOutputs.model(opened(graph), ROW, false))
                .hasMessageContaining("layer length one (L2NormalizeVertex) has no translation to ONNX");
    }

    @Test
    void aModelThatNobodyCouldReadIsRefused() throws Exception {
        OnnxModel.requireSmall(Integer.MAX_VALUE);
        assertThatThrownBy(() -> OnnxModel.requireSmall(1L + Integer.MAX_VALUE))
                .hasMessage(
                        "the network takes 2048 MB as an ONNX model, which may have 2047; export it as dl4j or safetensors");
    }

    @Test
    void theModelIsWhatAnotherReaderTakesItFor() throws Exception {
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(OnnxOutputs.model(opened(conditional()), ROW, true));
        assertThat(model.getIrVersion()).isEqualTo(8);
        assertThat(model.getProducerName()).isEqualTo("sparring");
        assertThat(model.getProducerVersion()).isEqualTo("test");
        assertThat(model.getOpsetImportCount()).isOne();
        assertThat(model.getOpsetImport(0).getDomain()).isEmpty();
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getMetadataProps(0).getKey()).isEqualTo("seed");
        assertThat(model.getMetadataProps(0).getValue()).isEqualTo("1");
        OnnxMl.GraphProto graph = model.getGraph();
        assertThat(graph.getInputList())
                .extracting(OnnxMl.ValueInfoProto::getName)
                .containsExactly("in", "label");
        assertThat(graph.getOutputList())
                .extracting(OnnxMl.ValueInfoProto::getName)
                .containsExactly("out");
        OnnxMl.TypeProto.Tensor first = graph.getInput(0).getType().getTensorType();
        assertThat(first.getElemType()).isEqualTo(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        assertThat(first.getShape().getDim(0).getDimParam()).isEqualTo("N");
        assertThat(first.getShape().getDim(1).getDimValue()).isEqualTo(6);
        OnnxMl.TypeProto.Tensor label = graph.getInput(1).getType().getTensorType();
        assertThat(label.getElemType()).isEqualTo(OnnxMl.TensorProto.DataType.INT64_VALUE);
        assertThat(label.getShape().getDimCount()).isOne();
        assertThat(graph.getNodeList().stream().flatMap(node -> node.getOutputList().stream()))
                .doesNotHaveDuplicates();
        assertThat(graph.getInitializerList())
                .extracting(OnnxMl.TensorProto::getName)
                .contains("table/weight", "read/bias")
                .doesNotHaveDuplicates();
    }
}
