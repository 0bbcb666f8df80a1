package dev.sparring.gan.export.onnx.layer;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.GroupedConvolution2D;
import dev.sparring.core.layer.LearnedGainLayer;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.gan.export.onnx.graph.Value;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
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
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Which layer is translated how: the one place that knows. */
public final class LayerTranslations {

    /** Adds the nodes of one layer, as it is in use: without dropout, its preprocessor left out. */
    @FunctionalInterface
    private interface Translation<L extends Layer> {
        Value add(L layer, LayerSite site, Value input) throws UntranslatedException;
    }

    /** By the exact class, since a subclass may compute something else. */
    private static final Map<Class<? extends Layer>, Translation<Layer>> TRANSLATIONS = Map.ofEntries(
            of(DenseLayer.class, RowLayers::dense),
            of(EmbeddingLayer.class, RowLayers::embedding),
            of(PReLULayer.class, RowLayers::parametricRelu),
            of(LearnedGainLayer.class, RowLayers::learnedGain),
            of(SpectralDenseLayer.class, RowLayers::spectralDense),
            of(ActivationLayer.class, (layer, site, input) -> Activations.add(site, layer.getActivationFn(), input)),
            of(DropoutLayer.class, (layer, site, input) -> input),
            of(ConvolutionLayer.class, ConvolutionLayers::convolution),
            of(Convolution2D.class, ConvolutionLayers::convolution),
            of(Deconvolution2D.class, ConvolutionLayers::transposed),
            of(GroupedConvolution2D.class, ConvolutionLayers::grouped),
            of(SpectralConvolution2D.class, ConvolutionLayers::spectral),
            of(BatchNormalization.class, NormalizationLayers::batch),
            of(GroupNormalization.class, NormalizationLayers::group),
            of(MinibatchStandardDeviation.class, NormalizationLayers::minibatchDeviation),
            of(SubsamplingLayer.class, PoolingLayers::pooling),
            of(Pooling2D.class, PoolingLayers::pooling),
            of(GlobalPoolingLayer.class, PoolingLayers::global),
            of(Upsampling2D.class, PoolingLayers::upsampling),
            of(ZeroPaddingLayer.class, PoolingLayers::padding),
            of(Cropping2D.class, PoolingLayers::cropping));

    private LayerTranslations() {}

    private static <L extends Layer> Map.Entry<Class<? extends Layer>, Translation<Layer>> of(
            Class<L> kind, Translation<L> translation) {
        return Map.entry(kind, (layer, site, input) -> translation.add(kind.cast(layer), site, input));
    }

    /** The layers that have a translation. */
    public static Set<Class<? extends Layer>> kinds() {
        return TRANSLATIONS.keySet();
    }

    /**
     * Translates a layer.
     *
     * @param layer its definition
     * @param site where
     * @param input what it reads, behind its preprocessor
     * @return what it gives
     * @throws UntranslatedException if there is no translation
     */
    public static Value add(Layer layer, LayerSite site, Value input) throws UntranslatedException {
        Translation<Layer> translation = TRANSLATIONS.get(layer.getClass());
        if (translation == null) {
            throw new UntranslatedException("it computes what no operator is known for");
        }
        return translation.add(layer, site, input);
    }
}
