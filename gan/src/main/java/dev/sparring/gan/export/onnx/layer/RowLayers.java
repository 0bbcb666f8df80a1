package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;

/** Layers of rows of numbers, and those to which a shape means nothing. */
final class RowLayers {

    private static final long INT64 = 7;

    private RowLayers() {}

    /** z = x W + b; DL4J keeps W as {@code [inputs, outputs]}, as {@code Gemm} takes it. */
    static Value dense(DenseLayer layer, LayerSite site, Value input) throws UntranslatedException {
        if (layer.hasLayerNorm()) {
            throw new UntranslatedException("layer normalisation in DenseLayer");
        }
        List<String> inputs = new ArrayList<>(List.of(input.name(), site.constant("weight", "W")));
        if (site.has("b")) {
            inputs.add(site.vector("bias", "b"));
        }
        long outputs = site.parameter("W").size(1);
        Value sum = new Value(site.graph().node("Gemm", inputs), outputs);
        return Activations.add(site, layer.getActivationFn(), sum);
    }

    /** The weights are {@code [outputs, inputs]}, already divided. */
    static Value spectralDense(SpectralDenseLayer layer, LayerSite site, Value input) {
        String weights =
                site.graph().constant("weight", SpectralWeights.divided(site), layer.getOutputs(), layer.getInputs());
        List<String> inputs = List.of(input.name(), weights, site.vector("bias", SpectralDenseLayer.BIAS));
        return new Value(site.graph().node("Gemm", inputs, Attribute.of("transB", 1)), layer.getOutputs());
    }

    /** A row of a table for each index. */
    static Value embedding(EmbeddingLayer layer, LayerSite site, Value input) throws UntranslatedException {
        GraphBuilder graph = site.graph();
        String index = input.name();
        if (!input.isIndex()) {
            String whole = graph.node("Cast", List.of(index), Attribute.of("to", INT64));
            index = graph.node("Reshape", List.of(whole, graph.integers("shape", -1)));
        }
        String table = site.constant("weight", "W");
        Value row = new Value(
                graph.node("Gather", List.of(table, index)), site.parameter("W").size(1));
        Value sum = site.has("b") ? site.same("Add", row, site.vector("bias", "b")) : row;
        return Activations.add(site, layer.getActivationFn(), sum);
    }

    static Value learnedGain(LearnedGainLayer layer, LayerSite site, Value input) {
        return site.same("Mul", input, site.vector("gain", LearnedGainLayer.GAIN));
    }

    /** DL4J keeps slopes with a 1 for each side along which they are shared, as {@code PRelu} takes them. */
    static Value parametricRelu(PReLULayer layer, LayerSite site, Value input) {
        return site.same("PRelu", input, site.constant("slope", "W"));
    }
}
