package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.ConvolutionGeometry;
import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.layer.Activation;
import dev.sparring.core.kernel.layer.Convolution;
import dev.sparring.core.kernel.layer.Dense;
import dev.sparring.core.kernel.layer.Dropout;
import dev.sparring.core.kernel.layer.Embedding;
import dev.sparring.core.kernel.layer.Flatten;
import dev.sparring.core.kernel.layer.LearnedGain;
import dev.sparring.core.kernel.layer.ParametricRelu;
import dev.sparring.core.kernel.layer.TransposedConvolution;
import dev.sparring.core.kernel.layer.Unflatten;
import dev.sparring.core.kernel.normalisation.BatchNormalisation;
import dev.sparring.core.kernel.normalisation.GroupNormalisation;
import dev.sparring.core.kernel.normalisation.MinibatchDeviation;
import dev.sparring.core.kernel.normalisation.SpectralNormalisation;
import dev.sparring.core.kernel.pooling.Border;
import dev.sparring.core.kernel.pooling.GlobalPooling;
import dev.sparring.core.kernel.pooling.Pooling;
import dev.sparring.core.kernel.pooling.Upsampling;
import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.onednn.OneDnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** From DL4J's layers to operations: the one place that knows which layers have kernels. */
public final class Dl4jImporter {

    /** Turns one layer into operations, its dropout and preprocessor left out. */
    @FunctionalInterface
    private interface Rule {
        List<LayerOperation> apply(LayerParameters layer) throws UnsupportedLayerException;
    }

    /** By the exact class, since a subclass may compute something else. */
    private static final Map<Class<? extends Layer>, Rule> RULES = Map.ofEntries(
            rule(DenseLayer.class, Dl4jImporter::dense),
            rule(ConvolutionLayer.class, Dl4jImporter::convolution),
            rule(Convolution2D.class, Dl4jImporter::convolution),
            rule(Deconvolution2D.class, Dl4jImporter::transposedConvolution),
            rule(BatchNormalization.class, Dl4jImporter::batchNormalisation),
            rule(ActivationLayer.class, Dl4jImporter::activationLayer),
            rule(DropoutLayer.class, layer -> List.of()),
            rule(SubsamplingLayer.class, Dl4jImporter::pooling),
            rule(Pooling2D.class, Dl4jImporter::pooling),
            rule(Upsampling2D.class, Dl4jImporter::upsampling),
            rule(ZeroPaddingLayer.class, Dl4jImporter::padding),
            rule(Cropping2D.class, Dl4jImporter::cropping),
            rule(GlobalPoolingLayer.class, Dl4jImporter::globalPooling),
            rule(EmbeddingLayer.class, Dl4jImporter::embedding),
            rule(PReLULayer.class, Dl4jImporter::parametricRelu),
            rule(GroupNormalization.class, Dl4jImporter::groupNormalisation),
            rule(MinibatchStandardDeviation.class, Dl4jImporter::minibatchDeviation),
            rule(LearnedGainLayer.class, layer -> List.of(new LearnedGain(layer.parameter(LearnedGainLayer.GAIN)))),
            rule(GroupedConvolution2D.class, Dl4jImporter::groupedConvolution),
            rule(SpectralDenseLayer.class, Dl4jImporter::spectralDense),
            rule(SpectralConvolution2D.class, Dl4jImporter::spectralConvolution));

    /** Layers whose dropout DL4J ignores. */
    private static final Set<Class<? extends Layer>> WITHOUT_DROPOUT = Set.of(
            BatchNormalization.class,
            ActivationLayer.class,
            SubsamplingLayer.class,
            Pooling2D.class,
            EmbeddingLayer.class,
            GlobalPoolingLayer.class);

    private Dl4jImporter() {}

    private static Map.Entry<Class<? extends Layer>, Rule> rule(Class<? extends Layer> layer, Rule rule) {
        return Map.entry(layer, rule);
    }

    /**
     * A network of layers one after the other.
     *
     * @param network initialised; its parameter vector is what the operations' parameters refer to
     * @return its operations, fused where that gives the same numbers
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     */
    public static PlanGraph of(MultiLayerNetwork network) throws UnsupportedLayerException {
        requireOneDnn(network);
        PlanGraph.Builder builder = new PlanGraph.Builder(List.of("input"));
        int place = 0;
        for (int i = 0; i < network.getnLayers(); i++) {
            // Not the layer's own, which for one that wraps another is the other's.
            Layer definition = network.getLayerWiseConfigurations().getConf(i).getLayer();
            String name = "layer " + i + " (" + definition.getClass().getSimpleName() + ")";
            InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
            place = add(
                    builder,
                    name,
                    before,
                    new LayerParameters(i, definition, network.getLayer(i).paramTable()),
                    place);
        }
        return builder.build(place);
    }

    /**
     * A graph.
     *
     * @param graph initialised, of one output; its parameter vector is what the operations' parameters refer to
     * @return its operations in topological order, fused where that gives the same numbers
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     */
    public static PlanGraph of(ComputationGraph graph) throws UnsupportedLayerException {
        requireOneDnn(graph);
        List<String> inputs = graph.getConfiguration().getNetworkInputs();
        PlanGraph.Builder builder = new PlanGraph.Builder(inputs);
        Map<String, Integer> places = new HashMap<>();
        inputs.forEach(name -> places.put(name, places.size()));
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            String vertexName = vertex.getVertexName();
            if (vertex.isInputVertex()) {
                continue;
            }
            List<Integer> read = new ArrayList<>();
            for (String name : known(graph.getConfiguration().getVertexInputs(), vertexName)) {
                read.add(known(places, name));
            }
            org.deeplearning4j.nn.conf.graph.GraphVertex definition =
                    known(graph.getConfiguration().getVertices(), vertexName);
            if (definition instanceof LayerVertex layerVertex) {
                Layer layer = layerVertex.getLayerConf().getLayer();
                places.put(
                        vertexName,
                        add(
                                builder,
                                "vertex " + vertexName + " (" + layer.getClass().getSimpleName() + ")",
                                layerVertex.getPreProcessor(),
                                new LayerParameters(
                                        vertex.getLayer().getIndex(),
                                        layer,
                                        vertex.getLayer().paramTable()),
                                read.get(0)));
            } else {
                String name =
                        "vertex " + vertexName + " (" + definition.getClass().getSimpleName() + ")";
                places.put(
                        vertexName,
                        builder.add(new PlanNode(name, Dl4jVertices.operation(definition, read.size()), read)));
            }
        }
        String output = graph.getConfiguration().getNetworkOutputs().get(0);
        return builder.build(known(places, output));
    }

    private static <T> T known(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static void requireOneDnn(Model network) throws UnsupportedLayerException {
        Optional<String> missing = OneDnn.missing();
        if (missing.isPresent()) {
            throw new UnsupportedLayerException("anything here, since oneDNN cannot be loaded: " + missing.get());
        }
        if (network.params().dataType() != DataType.FLOAT) {
            throw new UnsupportedLayerException(
                    "numbers of type " + network.params().dataType());
        }
    }

    /** Adds a layer behind its preprocessor and gives its place. */
    private static int add(
            PlanGraph.Builder builder, String name, @Nullable InputPreProcessor before, LayerParameters layer, int read)
            throws UnsupportedLayerException {
        int place = read;
        if (before != null) {
            place = builder.add(new PlanNode(name, preProcessor(before), List.of(place)));
        }
        for (LayerOperation operation : operations(layer)) {
            place = builder.add(new PlanNode(name, operation, List.of(place)));
        }
        return place;
    }

    private static List<LayerOperation> operations(LayerParameters layer) throws UnsupportedLayerException {
        Layer definition = layer.definition();
        Rule rule = RULES.get(definition.getClass());
        if (rule == null) {
            throw new UnsupportedLayerException(definition.getClass().getSimpleName());
        }
        if (definition instanceof BaseLayer base && base.getWeightNoise() != null) {
            throw new UnsupportedLayerException(
                    "weight noise " + base.getWeightNoise().getClass().getSimpleName());
        }
        List<LayerOperation> operations = new ArrayList<>();
        if (definition.getIDropout() != null && !WITHOUT_DROPOUT.contains(definition.getClass())) {
            operations.add(dropout(layer));
        }
        operations.addAll(rule.apply(layer));
        return operations;
    }

    private static LayerOperation dropout(LayerParameters layer) throws UnsupportedLayerException {
        Layer definition = layer.definition();
        // DL4J forgets the masks on the way back through a transposed convolution and an up-sampling.
        if (definition.getIDropout() instanceof org.deeplearning4j.nn.conf.dropout.Dropout dropout
                && dropout.getPSchedule() == null
                && !(definition instanceof Deconvolution2D)
                && !(definition instanceof Upsampling2D)) {
            return new Dropout(dropout.getP(), layer.index());
        }
        throw new UnsupportedLayerException(definition.getIDropout().getClass().getSimpleName() + " in "
                + definition.getClass().getSimpleName());
    }

    static LayerOperation preProcessor(InputPreProcessor before) throws UnsupportedLayerException {
        if (before instanceof FeedForwardToCnnPreProcessor image
                && before.getClass() == FeedForwardToCnnPreProcessor.class) {
            return new Unflatten(image.getNumChannels(), image.getInputHeight(), image.getInputWidth());
        }
        if (before instanceof CnnToFeedForwardPreProcessor flat
                && before.getClass() == CnnToFeedForwardPreProcessor.class
                && flat.getFormat() != CNN2DFormat.NHWC) {
            return new Flatten();
        }
        throw new UnsupportedLayerException(before.getClass().getSimpleName());
    }

    private static Activation activation(IActivation activation) throws UnsupportedLayerException {
        return Activation.of(activation)
                .orElseThrow(() -> new UnsupportedLayerException(
                        "activation " + activation.getClass().getSimpleName()));
    }

    private static List<LayerOperation> activationLayer(LayerParameters layer) throws UnsupportedLayerException {
        return List.of(activation(((ActivationLayer) layer.definition()).getActivationFn()));
    }

    private static List<LayerOperation> dense(LayerParameters layer) throws UnsupportedLayerException {
        DenseLayer dense = (DenseLayer) layer.definition();
        if (dense.hasLayerNorm()) {
            throw new UnsupportedLayerException("layer normalisation in DenseLayer");
        }
        return List.of(
                new Dense(
                        layer.size("W", 0),
                        layer.size("W", 1),
                        layer.parameter("W"),
                        layer.parameterOrNull("b"),
                        Activation.IDENTITY),
                activation(dense.getActivationFn()));
    }

    private static List<LayerOperation> convolution(LayerParameters layer) throws UnsupportedLayerException {
        ConvolutionLayer convolution = (ConvolutionLayer) layer.definition();
        return List.of(
                new Convolution(
                        layer.size("W", 1),
                        layer.size("W", 0),
                        1,
                        window(convolution),
                        layer.parameter("W"),
                        layer.parameterOrNull("b"),
                        Activation.IDENTITY),
                activation(convolution.getActivationFn()));
    }

    private static List<LayerOperation> transposedConvolution(LayerParameters layer) throws UnsupportedLayerException {
        ConvolutionLayer convolution = (ConvolutionLayer) layer.definition();
        return List.of(
                new TransposedConvolution(
                        layer.size("W", 0),
                        layer.size("W", 1),
                        window(convolution),
                        layer.parameter("W"),
                        layer.parameterOrNull("b")),
                activation(convolution.getActivationFn()));
    }

    private static ConvolutionGeometry window(ConvolutionLayer layer) throws UnsupportedLayerException {
        requireChannelsFirst(layer.getCnn2dDataFormat());
        return ConvolutionGeometry.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                same(layer.getConvolutionMode()));
    }

    private static boolean same(ConvolutionMode mode) throws UnsupportedLayerException {
        if (mode == ConvolutionMode.Causal) {
            throw new UnsupportedLayerException("convolution mode Causal");
        }
        return mode == ConvolutionMode.Same;
    }

    private static void requireChannelsFirst(CNN2DFormat format) throws UnsupportedLayerException {
        if (format == CNN2DFormat.NHWC) {
            throw new UnsupportedLayerException("images of format NHWC");
        }
    }

    private static List<LayerOperation> batchNormalisation(LayerParameters layer) throws UnsupportedLayerException {
        BatchNormalization normalisation = (BatchNormalization) layer.definition();
        requireChannelsFirst(normalisation.getCnn2DFormat());
        boolean logarithmic = normalisation.isUseLogStd();
        return List.of(new BatchNormalisation(
                layer.parameter("mean").length(),
                (float) normalisation.getEps(),
                normalisation.getDecay(),
                layer.parameterOrNull("gamma"),
                layer.parameterOrNull("beta"),
                (float) normalisation.getGamma(),
                (float) normalisation.getBeta(),
                layer.parameter("mean"),
                layer.parameter(logarithmic ? "log10stdev" : "var"),
                logarithmic,
                false));
    }

    private static List<LayerOperation> pooling(LayerParameters layer) throws UnsupportedLayerException {
        SubsamplingLayer pooling = (SubsamplingLayer) layer.definition();
        requireChannelsFirst(pooling.getCnn2dDataFormat());
        ConvolutionGeometry window = ConvolutionGeometry.of(
                pooling.getKernelSize(),
                pooling.getStride(),
                pooling.getPadding(),
                pooling.getDilation(),
                same(pooling.getConvolutionMode()));
        return switch (pooling.getPoolingType()) {
            case MAX -> List.of(Pooling.max(window));
            case AVG -> List.of(Pooling.average(window, pooling.isAvgPoolIncludePadInDivisor()));
            default -> throw new UnsupportedLayerException("pooling " + pooling.getPoolingType());
        };
    }

    private static List<LayerOperation> upsampling(LayerParameters layer) throws UnsupportedLayerException {
        Upsampling2D upsampling = (Upsampling2D) layer.definition();
        requireChannelsFirst(upsampling.getFormat());
        int[] size = upsampling.getSize();
        return List.of(new Upsampling(size[0], size[size.length - 1]));
    }

    private static List<LayerOperation> padding(LayerParameters layer) throws UnsupportedLayerException {
        ZeroPaddingLayer padding = (ZeroPaddingLayer) layer.definition();
        requireChannelsFirst(padding.getDataFormat());
        return border(padding.getPadding(), true);
    }

    private static List<LayerOperation> cropping(LayerParameters layer) throws UnsupportedLayerException {
        Cropping2D cropping = (Cropping2D) layer.definition();
        requireChannelsFirst(cropping.getDataFormat());
        return border(cropping.getCropping(), false);
    }

    private static List<LayerOperation> border(int[] sides, boolean added) {
        return List.of(new Border(sides[0], sides[1], sides[2], sides[3], added));
    }

    private static List<LayerOperation> globalPooling(LayerParameters layer) throws UnsupportedLayerException {
        GlobalPoolingLayer pooling = (GlobalPoolingLayer) layer.definition();
        boolean positions = Arrays.equals(pooling.getPoolingDimensions(), new int[] {2, 3})
                || pooling.getPoolingDimensions() == null;
        boolean known = pooling.getPoolingType() == PoolingType.SUM || pooling.getPoolingType() == PoolingType.AVG;
        if (!positions || !known || !pooling.isCollapseDimensions()) {
            throw new UnsupportedLayerException("global pooling " + pooling.getPoolingType() + " as it is set");
        }
        return List.of(new GlobalPooling(pooling.getPoolingType() == PoolingType.SUM));
    }

    private static List<LayerOperation> embedding(LayerParameters layer) throws UnsupportedLayerException {
        EmbeddingLayer embedding = (EmbeddingLayer) layer.definition();
        return List.of(
                new Embedding(layer.size("W", 0), layer.size("W", 1), layer.parameter("W"), layer.parameterOrNull("b")),
                activation(embedding.getActivationFn()));
    }

    private static List<LayerOperation> parametricRelu(LayerParameters layer) throws UnsupportedLayerException {
        INDArray slopes = Objects.requireNonNull(layer.parameters().get("W"), "W");
        // One a channel, or one a number of a row, or one alone: then it does not matter in which order they stand.
        if (slopes.size(0) != slopes.length()) {
            throw new UnsupportedLayerException("a slope for each number of an image in PReLULayer");
        }
        return List.of(new ParametricRelu(layer.parameter("W")));
    }

    private static List<LayerOperation> groupNormalisation(LayerParameters layer) {
        GroupNormalization normalisation = (GroupNormalization) layer.definition();
        return List.of(new GroupNormalisation(
                normalisation.getChannels(),
                normalisation.groupCount(),
                (float) normalisation.getEpsilon(),
                layer.parameter(GroupNormalization.GAIN),
                layer.parameter(GroupNormalization.SHIFT)));
    }

    private static List<LayerOperation> minibatchDeviation(LayerParameters layer) {
        MinibatchStandardDeviation deviation = (MinibatchStandardDeviation) layer.definition();
        return List.of(new MinibatchDeviation(deviation.getGroup(), (float) deviation.getEpsilon()));
    }

    private static List<LayerOperation> groupedConvolution(LayerParameters layer) {
        GroupedConvolution2D convolution = (GroupedConvolution2D) layer.definition();
        int kernel = convolution.getKernel();
        return List.of(new Convolution(
                convolution.getInputs(),
                convolution.getOutputs(),
                convolution.getGroups(),
                ConvolutionGeometry.of(
                        new int[] {kernel, kernel}, new int[] {1, 1}, new int[] {0, 0}, new int[] {1, 1}, true),
                layer.parameter(GroupedConvolution2D.WEIGHTS),
                layer.parameterOrNull(GroupedConvolution2D.BIAS),
                Activation.IDENTITY));
    }

    private static List<LayerOperation> spectralDense(LayerParameters layer) {
        SpectralDenseLayer dense = (SpectralDenseLayer) layer.definition();
        return List.of(spectral(
                layer,
                new Dense(
                        dense.getInputs(),
                        dense.getOutputs(),
                        layer.parameter(SpectralDenseLayer.WEIGHTS),
                        layer.parameter(SpectralDenseLayer.BIAS),
                        Activation.IDENTITY)));
    }

    private static List<LayerOperation> spectralConvolution(LayerParameters layer) {
        SpectralConvolution2D convolution = (SpectralConvolution2D) layer.definition();
        int kernel = convolution.getKernel();
        int stride = convolution.getStride();
        int padding = convolution.getPadding();
        return List.of(spectral(
                layer,
                new Convolution(
                        convolution.getInputs(),
                        convolution.getOutputs(),
                        1,
                        ConvolutionGeometry.of(
                                new int[] {kernel, kernel},
                                new int[] {stride, stride},
                                new int[] {padding, padding},
                                new int[] {1, 1},
                                false),
                        layer.parameter(SpectralConvolution2D.WEIGHTS),
                        layer.parameter(SpectralConvolution2D.BIAS),
                        Activation.IDENTITY)));
    }

    private static LayerOperation spectral(LayerParameters layer, LayerOperation inner) {
        return new SpectralNormalisation(
                inner,
                layer.size(SpectralDenseLayer.WEIGHTS, 0),
                layer.parameter(SpectralDenseLayer.RIGHT).length(),
                layer.parameter(SpectralDenseLayer.WEIGHTS),
                layer.parameter(SpectralDenseLayer.LEFT),
                layer.parameter(SpectralDenseLayer.RIGHT));
    }
}
