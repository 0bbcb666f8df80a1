package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.gan.export.onnx.graph.Attribute;
import dev.sparring.gan.export.onnx.graph.GraphBuilder;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Normalisations, and what compares the samples of a batch. */
final class NormalizationLayers {

    private NormalizationLayers() {}

    /** By the running mean and variance. */
    static Value batch(BatchNormalization layer, LayerSite site, Value input) throws UntranslatedException {
        ConvolutionLayers.requireChannelsFirst(layer.getCnn2DFormat());
        int channels = site.numbers("mean").length;
        List<String> inputs = List.of(
                input.name(),
                orConstant("scale", "gamma", layer.getGamma(), site, channels),
                orConstant("shift", "beta", layer.getBeta(), site, channels),
                site.vector("mean", "mean"),
                site.graph().constant("variance", variance(layer, site), channels));
        return new Value(
                site.graph().node("BatchNormalization", inputs, Attribute.of("epsilon", layer.getEps())),
                input.sides());
    }

    /** A parameter, or where it is locked the number that stands in for it. */
    private static String orConstant(String what, String parameter, double locked, LayerSite site, int channels) {
        if (site.has(parameter)) {
            return site.vector(what, parameter);
        }
        float[] all = new float[channels];
        Arrays.fill(all, (float) locked);
        return site.graph().constant(what, all, channels);
    }

    /** DL4J may keep the logarithm of the deviation to base 10. */
    private static float[] variance(BatchNormalization layer, LayerSite site) {
        if (!layer.isUseLogStd()) {
            return site.numbers("var");
        }
        float[] variance = site.numbers("log10stdev");
        for (int i = 0; i < variance.length; i++) {
            variance[i] = (float) Math.pow(10, 2.0 * variance[i]);
        }
        return variance;
    }

    /** Opset 17 has normalisation of a whole row and of each channel; other groups are made channels for as long as it takes. */
    static Value group(GroupNormalization layer, LayerSite site, Value input) {
        Attribute epsilon = Attribute.of("epsilon", layer.getEpsilon());
        long groups = layer.groupCount();
        GraphBuilder graph = site.graph();
        if (groups == 1 && !input.isImage()) {
            return new Value(
                    graph.node(
                            "LayerNormalization",
                            List.of(
                                    input.name(),
                                    site.vector("gain", GroupNormalization.GAIN),
                                    site.vector("shift", GroupNormalization.SHIFT)),
                            epsilon),
                    input.sides());
        }
        Value grouped = site.reshaped(input, groups, input.length() / groups);
        float[] ones = new float[(int) groups];
        Arrays.fill(ones, 1);
        String normalised = graph.node(
                "InstanceNormalization",
                List.of(
                        grouped.name(),
                        graph.constant("ones", ones, groups),
                        graph.constant("zeros", new float[(int) groups], groups)),
                epsilon);
        Value back = site.reshaped(new Value(normalised, grouped.sides()), input.sides());
        Value scaled = site.same("Mul", back, byChannel("gain", GroupNormalization.GAIN, site, input));
        return site.same("Add", scaled, byChannel("shift", GroupNormalization.SHIFT, site, input));
    }

    private static String byChannel(String what, String parameter, LayerSite site, Value input) {
        float[] numbers = site.numbers(parameter);
        return input.isImage()
                ? site.graph().constant(what, numbers, numbers.length, 1, 1)
                : site.graph().constant(what, numbers, numbers.length);
    }

    /** The samples of a group are those whose places differ by a multiple of the number of groups. */
    static Value minibatchDeviation(MinibatchStandardDeviation layer, LayerSite site, Value input) {
        GraphBuilder graph = site.graph();
        String members = members(layer.getGroup(), graph, input);
        String shape = joined(graph, members, graph.integers("rest", -1, input.length()));
        String sets = graph.node("Reshape", List.of(input.name(), shape));
        String off = graph.node("Sub", List.of(sets, mean(graph, sets, 0)));
        String variance = mean(graph, graph.node("Mul", List.of(off, off)), 0);
        String above = graph.node("Add", List.of(variance, graph.scalar("epsilon", layer.getEpsilon())));
        String each = mean(graph, graph.node("Sqrt", List.of(above)), 2);
        // A number for each set, and so for each of its samples, at each position.
        String all = graph.node("Expand", List.of(each, joined(graph, members, graph.integers("once", 1, 1))));
        long[] one = input.sides().clone();
        Arrays.fill(one, 1);
        String column = graph.node("Reshape", List.of(all, graph.integers("column", Value.batchOf(one))));
        long[] channel = input.sides().clone();
        channel[0] = 1;
        long[] wide = Value.batchOf(channel);
        wide[0] = 1;
        String added = graph.node("Expand", List.of(column, graph.integers("channel", wide)));
        long[] sides = input.sides().clone();
        sides[0]++;
        return new Value(graph.node("Concat", List.of(input.name(), added), Attribute.of("axis", 1)), sides);
    }

    /** The largest divisor of the batch that is no more than wanted; the batch itself for 0. */
    private static String members(int wanted, GraphBuilder graph, Value input) {
        String batch = graph.node("Shape", List.of(input.name()), Attribute.of("start", 0), Attribute.of("end", 1));
        if (wanted == 0) {
            return batch;
        }
        String candidates =
                graph.integers("sizes", LongStream.rangeClosed(1, wanted).toArray());
        String rest = graph.node("Mod", List.of(batch, candidates));
        String zero = graph.integers("zero", 0);
        String divides = graph.node("Equal", List.of(rest, zero));
        String possible = graph.node("Where", List.of(divides, candidates, zero));
        return graph.node("ReduceMax", List.of(possible), Attribute.of("keepdims", 1));
    }

    private static String joined(GraphBuilder graph, String first, String second) {
        return graph.node("Concat", List.of(first, second), Attribute.of("axis", 0));
    }

    private static String mean(GraphBuilder graph, String of, long axis) {
        return graph.node(
                "ReduceMean", List.of(of), Attribute.of("axes", new long[] {axis}), Attribute.of("keepdims", 1));
    }
}
