package dev.sparring.gan.model;

import dev.sparring.core.layer.InnerProductVertex;
import dev.sparring.core.network.Definition;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.data.SampleShape;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph of layers with names, of a generator or a discriminator, told labels or not. Each method gives the name of what it added. */
final class GraphLayers {

    private final GraphBuilder graph;
    private final NetworkSpec spec;
    private final InputType inputType;
    private final String input;

    private GraphLayers(NetworkSpec spec, IWeightInit first, String input, InputType inputType) {
        OpenMp.requireReadableThreads();
        this.spec = spec;
        this.input = input;
        this.inputType = inputType;
        this.graph = new NeuralNetConfiguration.Builder()
                .seed(spec.seed())
                .dataType(DataType.FLOAT)
                .cacheMode(CacheMode.DEVICE)
                .weightInit(first)
                .graphBuilder()
                .addInputs(input);
        if (spec.isConditional()) {
            graph.addInputs(Model.LABEL);
        }
    }

    /**
     * A generator's layers.
     *
     * @param spec what it is to fit
     * @param first draws the first weights where a layer says nothing else
     */
    static GraphLayers generator(NetworkSpec spec, IWeightInit first) {
        return new GraphLayers(spec, first, Model.LATENT, InputType.feedForward(spec.latent()));
    }

    /** A discriminator's layers. */
    static GraphLayers discriminator(NetworkSpec spec, IWeightInit first) {
        SampleShape shape = spec.shape();
        return new GraphLayers(
                spec, first, Model.SAMPLE, InputType.convolutional(shape.height(), shape.width(), shape.channels()));
    }

    /** What comes in: of a conditional generator the latent vector with the label's embedding. */
    String input() {
        if (!spec.isConditional() || input.equals(Model.SAMPLE)) {
            return input;
        }
        add("embedding", LabelEmbedding.besideLatent(spec), Model.LABEL);
        graph.addVertex("joined", new MergeVertex(), input, "embedding");
        return "joined";
    }

    String add(String name, Layer layer, String from) {
        graph.addLayer(name, layer, from);
        return name;
    }

    /** A normalisation of so many channels, which the label of a conditional generator then scales and shifts. */
    String normalization(String name, Layer layer, int channels, String from) {
        add(name, layer, from);
        if (!spec.isConditional() || input.equals(Model.SAMPLE)) {
            return name;
        }
        LabelEmbedding.modulate(graph, name + ".label", name, spec, channels);
        return name + ".label";
    }

    String activation(String name, IActivation function, String from) {
        return add(name, new ActivationLayer.Builder().activation(function).build(), from);
    }

    /** A row of numbers, as an image of so many rows, columns and channels. */
    String image(String name, int height, int width, int channels, String from) {
        graph.addVertex(name, new PreprocessorVertex(new FeedForwardToCnnPreProcessor(height, width, channels)), from);
        return name;
    }

    /** Twice as high and wide, each pixel repeated. */
    String twice(String name, String from) {
        return add(name, new Upsampling2D.Builder().size(2).build(), from);
    }

    /** Half as high and wide, the mean of four pixels each. */
    String half(String name, String from) {
        return add(name, mean(2, ConvolutionMode.Truncate), from);
    }

    /** The mean of each pixel and its neighbours to the right and below; at the edges of those there are. */
    String smooth(String name, String from) {
        return add(name, mean(1, ConvolutionMode.Same), from);
    }

    private static Layer mean(int stride, ConvolutionMode mode) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(2, 2)
                .stride(stride, stride)
                .convolutionMode(mode)
                .build();
    }

    String sum(String name, String one, String other) {
        graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), one, other);
        return name;
    }

    /** A generator that ends here. */
    Definition generator(String image) {
        return build(image);
    }

    /** A discriminator: the head's logit of a row of features and, if it is told labels, their projection on the label's embedding. */
    Definition discriminator(String features, int length, Layer head) {
        add("logit", head, features);
        if (!spec.isConditional()) {
            return build("logit");
        }
        add("embedding", LabelEmbedding.ofFeatures(spec, length), Model.LABEL);
        graph.addVertex("projection", new InnerProductVertex(), "embedding", features);
        return build(sum("output", "logit", "projection"));
    }

    private Definition build(String output) {
        graph.setOutputs(output);
        if (spec.isConditional()) {
            graph.setInputTypes(inputType, InputType.feedForward(spec.labels()));
        } else {
            graph.setInputTypes(inputType);
        }
        return Definition.of(graph.build());
    }

    /** A fully connected layer without an activation. */
    static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }
}
