package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.LayerOperation;
import dev.sparring.core.kernel.layer.Activation;
import dev.sparring.core.kernel.layer.BatchNormalisation;
import dev.sparring.core.kernel.layer.Convolution;
import dev.sparring.core.kernel.layer.ConvolutionGeometry;
import dev.sparring.core.kernel.layer.Dense;
import dev.sparring.core.kernel.layer.Dropout;
import dev.sparring.core.kernel.layer.Flatten;
import dev.sparring.core.kernel.layer.Pooling;
import dev.sparring.core.kernel.layer.TransposedConvolution;
import dev.sparring.core.kernel.layer.Unflatten;
import dev.sparring.core.kernel.layer.Upsampling;
import dev.sparring.core.network.UnsupportedLayerException;
import dev.sparring.core.onednn.OneDnn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** From DL4J's layers to operations: the one place that knows which layers have kernels. */
public final class Dl4jLayerImporter {

    /** Turns one layer into operations, its dropout and preprocessor left out. */
    @FunctionalInterface
    private interface Rule {
        List<LayerOperation> apply(LayerParameters layer) throws UnsupportedLayerException;
    }

    /** By the exact class, since a subclass may compute something else. */
    private static final Map<Class<? extends Layer>, Rule> RULES = Map.ofEntries(
            rule(DenseLayer.class, Dl4jLayerImporter::dense),
            rule(ConvolutionLayer.class, Dl4jLayerImporter::convolution),
            rule(Convolution2D.class, Dl4jLayerImporter::convolution),
            rule(Deconvolution2D.class, Dl4jLayerImporter::transposedConvolution),
            rule(BatchNormalization.class, Dl4jLayerImporter::batchNormalisation),
            rule(ActivationLayer.class, Dl4jLayerImporter::activationLayer),
            rule(DropoutLayer.class, layer -> List.of()),
            rule(SubsamplingLayer.class, Dl4jLayerImporter::pooling),
            rule(Pooling2D.class, Dl4jLayerImporter::pooling),
            rule(Upsampling2D.class, Dl4jLayerImporter::upsampling));

    /** Layers whose dropout DL4J ignores. */
    private static final Set<Class<? extends Layer>> WITHOUT_DROPOUT =
            Set.of(BatchNormalization.class, ActivationLayer.class, SubsamplingLayer.class, Pooling2D.class);

    private Dl4jLayerImporter() {}

    private static Map.Entry<Class<? extends Layer>, Rule> rule(Class<? extends Layer> layer, Rule rule) {
        return Map.entry(layer, rule);
    }

    /**
     * The operations of a network with the layers they come from, fused where that gives the same numbers.
     *
     * @param network initialised; its parameter vector is what the operations' parameters refer to
     * @return in order
     * @throws UnsupportedLayerException if there is no kernel for something in it, or no oneDNN here
     */
    public static List<LayerPart> of(MultiLayerNetwork network) throws UnsupportedLayerException {
        Optional<String> missing = OneDnn.missing();
        if (missing.isPresent()) {
            throw new UnsupportedLayerException("anything here, since oneDNN cannot be loaded: " + missing.get());
        }
        if (network.params().dataType() != DataType.FLOAT) {
            throw new UnsupportedLayerException(
                    "numbers of type " + network.params().dataType());
        }
        List<LayerPart> parts = new ArrayList<>();
        for (int i = 0; i < network.getnLayers(); i++) {
            // Not the layer's own, which for one that wraps another is the other's.
            Layer definition = network.getLayerWiseConfigurations().getConf(i).getLayer();
            String name = "layer " + i + " (" + definition.getClass().getSimpleName() + ")";
            InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
            if (before != null) {
                add(parts, new LayerPart(name, preProcessor(before)));
            }
            LayerParameters layer =
                    new LayerParameters(i, definition, network.getLayer(i).paramTable());
            for (LayerOperation operation : operations(layer)) {
                add(parts, new LayerPart(name, operation));
            }
        }
        return parts;
    }

    private static void add(List<LayerPart> parts, LayerPart next) {
        int last = parts.size() - 1;
        Optional<LayerPart> fused =
                last < 0 ? Optional.empty() : parts.get(last).fusedWith(next);
        if (fused.isPresent()) {
            parts.set(last, fused.get());
        } else {
            parts.add(next);
        }
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

    private static LayerOperation preProcessor(InputPreProcessor before) throws UnsupportedLayerException {
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
}
