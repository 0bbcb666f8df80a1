package dev.sparring.gan.export.onnx.layer;

import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Layers without parameters that change an image's size. */
final class PoolingLayers {

    private static final long[] POSITIONS = {2, 3};

    private PoolingLayers() {}

    static Value pooling(SubsamplingLayer layer, LayerSite site, Value input) throws UntranslatedException {
        ConvolutionLayers.requireChannelsFirst(layer.getCnn2dDataFormat());
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode());
        long[] sides = window.reduced(input.channels(), input);
        List<Attribute> attributes = new ArrayList<>(List.of(window.attributes(input.sides(), sides)));
        PoolingType type = layer.getPoolingType();
        if (type == PoolingType.MAX) {
            attributes.add(window.dilations());
            return pooled("MaxPool", attributes, site, input, sides);
        } else if (type == PoolingType.AVG && !window.isDilated()) {
            attributes.add(Attribute.of("count_include_pad", layer.isAvgPoolIncludePadInDivisor() ? 1 : 0));
            return pooled("AveragePool", attributes, site, input, sides);
        }
        throw new UntranslatedException("pooling " + type + (window.isDilated() ? " with a dilation" : ""));
    }

    private static Value pooled(
            String operator, List<Attribute> attributes, LayerSite site, Value input, long[] sides) {
        return new Value(
                site.graph().node(operator, List.of(input.name()), attributes.toArray(Attribute[]::new)), sides);
    }

    static Value global(GlobalPoolingLayer layer, LayerSite site, Value input) throws UntranslatedException {
        int[] dimensions = layer.getPoolingDimensions();
        boolean positions = dimensions == null || Arrays.equals(dimensions, new int[] {2, 3});
        if (!input.isImage() || !positions || !layer.isCollapseDimensions()) {
            throw new UntranslatedException("global pooling as it is set");
        }
        GraphBuilder graph = site.graph();
        Attribute collapsed = Attribute.of("keepdims", 0);
        Attribute axes = Attribute.of("axes", POSITIONS);
        // Of these, ReduceSum alone takes its axes as an input in opset 17.
        String pooled =
                switch (layer.getPoolingType()) {
                    case SUM ->
                        graph.node("ReduceSum", List.of(input.name(), graph.integers("axes", POSITIONS)), collapsed);
                    case AVG -> graph.node("ReduceMean", List.of(input.name()), axes, collapsed);
                    case MAX -> graph.node("ReduceMax", List.of(input.name()), axes, collapsed);
                    default -> throw new UntranslatedException("global pooling " + layer.getPoolingType());
                };
        return new Value(pooled, input.channels());
    }

    /** Each pixel repeated. */
    static Value upsampling(Upsampling2D layer, LayerSite site, Value input) throws UntranslatedException {
        ConvolutionLayers.requireChannelsFirst(layer.getFormat());
        int[] size = layer.getSize();
        int rows = size[0];
        int columns = size[size.length - 1];
        String scales = site.graph().constant("scales", new float[] {1, 1, rows, columns}, 4);
        String enlarged = site.graph()
                .node(
                        "Resize",
                        List.of(input.name(), "", scales),
                        Attribute.of("mode", "nearest"),
                        Attribute.of("nearest_mode", "floor"),
                        Attribute.of("coordinate_transformation_mode", "asymmetric"));
        return new Value(enlarged, input.channels(), input.height() * rows, input.width() * columns);
    }

    /** Zeros above, below, left and right. */
    static Value padding(ZeroPaddingLayer layer, LayerSite site, Value input) throws UntranslatedException {
        ConvolutionLayers.requireChannelsFirst(layer.getDataFormat());
        int[] border = layer.getPadding();
        String pads = site.graph().integers("pads", 0, 0, border[0], border[2], 0, 0, border[1], border[3]);
        return new Value(
                site.graph().node("Pad", List.of(input.name(), pads)),
                input.channels(),
                input.height() + border[0] + border[1],
                input.width() + border[2] + border[3]);
    }

    static Value cropping(Cropping2D layer, LayerSite site, Value input) throws UntranslatedException {
        ConvolutionLayers.requireChannelsFirst(layer.getDataFormat());
        int[] border = layer.getCropping();
        GraphBuilder graph = site.graph();
        long bottom = input.height() - border[1];
        long right = input.width() - border[3];
        String kept = graph.node(
                "Slice",
                List.of(
                        input.name(),
                        graph.integers("starts", border[0], border[2]),
                        graph.integers("ends", bottom, right),
                        graph.integers("axes", POSITIONS)));
        return new Value(kept, input.channels(), bottom - border[0], right - border[2]);
    }
}
