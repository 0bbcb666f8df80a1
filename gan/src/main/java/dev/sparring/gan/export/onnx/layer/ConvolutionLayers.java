package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** Convolutions, whose weights DL4J keeps as ONNX does: {@code [outputs, inputs, height, width]}, transposed ones the other way round. */
final class ConvolutionLayers {

    private ConvolutionLayers() {}

    static Value convolution(ConvolutionLayer layer, LayerSite site, Value input) throws UntranslatedException {
        Window window = window(layer);
        long[] sides = window.reduced(site.parameter("W").size(0), input);
        String sum = site.graph()
                .node(
                        "Conv",
                        inputs(site, input, site.constant("weight", "W")),
                        with(window.attributes(input.sides(), sides), window.dilations()));
        return Activations.add(site, layer.getActivationFn(), new Value(sum, sides));
    }

    static Value transposed(ConvolutionLayer layer, LayerSite site, Value input) throws UntranslatedException {
        Window window = window(layer);
        long[] sides = window.enlarged(site.parameter("W").size(1), input);
        String sum = site.graph()
                .node(
                        "ConvTranspose",
                        inputs(site, input, site.constant("weight", "W")),
                        with(
                                window.attributes(sides, input.sides()),
                                window.dilations(),
                                window.beyond(sides, input.sides())));
        return Activations.add(site, layer.getActivationFn(), new Value(sum, sides));
    }

    static Value grouped(GroupedConvolution2D layer, LayerSite site, Value input) {
        // The size stays, and the kernel is odd.
        Window window = Window.square(layer.getKernel(), 1, layer.getKernel() / 2);
        long[] sides = window.reduced(layer.getOutputs(), input);
        return new Value(
                site.graph()
                        .node(
                                "Conv",
                                inputs(site, input, site.constant("weight", GroupedConvolution2D.WEIGHTS)),
                                with(
                                        window.attributes(input.sides(), sides),
                                        Attribute.of("group", layer.getGroups()))),
                sides);
    }

    static Value spectral(SpectralConvolution2D layer, LayerSite site, Value input) {
        Window window = Window.square(layer.getKernel(), layer.getStride(), layer.getPadding());
        long[] sides = window.reduced(layer.getOutputs(), input);
        String weights = site.graph()
                .constant(
                        "weight",
                        SpectralWeights.divided(site),
                        site.parameter(SpectralConvolution2D.WEIGHTS).shape());
        return new Value(
                site.graph().node("Conv", inputs(site, input, weights), window.attributes(input.sides(), sides)),
                sides);
    }

    private static Window window(ConvolutionLayer layer) throws UntranslatedException {
        requireChannelsFirst(layer.getCnn2dDataFormat());
        return Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode());
    }

    static void requireChannelsFirst(CNN2DFormat format) throws UntranslatedException {
        if (format == CNN2DFormat.NHWC) {
            throw new UntranslatedException("images of format NHWC");
        }
    }

    /** The bias is called the same in all of them. */
    private static List<String> inputs(LayerSite site, Value input, String weights) {
        List<String> inputs = new ArrayList<>(List.of(input.name(), weights));
        if (site.has("b")) {
            inputs.add(site.vector("bias", "b"));
        }
        return inputs;
    }

    private static Attribute[] with(Attribute[] attributes, Attribute... more) {
        List<Attribute> all = new ArrayList<>(List.of(attributes));
        all.addAll(List.of(more));
        return all.toArray(Attribute[]::new);
    }
}
