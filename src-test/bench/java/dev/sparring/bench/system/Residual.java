package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.ResidualShape;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The residual networks as DL4J's graphs. */
final class Residual {

    private Residual() {}

    static ComputationGraphConfiguration generator(Case game) {
        ResidualShape shape = ResidualShape.of(game);
        GraphBuilder graph =
                new NeuralNetConfiguration.Builder().seed(1).graphBuilder().addInputs("z");
        graph.addLayer("fc", dense(shape.start() * ResidualShape.BASE * ResidualShape.BASE), "z");
        String last = "fc";
        for (ResidualShape.Block block : shape.generator()) {
            String up = block.name() + ".up";
            Upsampling2D twice = new Upsampling2D.Builder().size(2).build();
            if (last.equals("fc")) {
                graph.addLayer(
                        up,
                        twice,
                        new FeedForwardToCnnPreProcessor(ResidualShape.BASE, ResidualShape.BASE, shape.start()),
                        last);
            } else {
                graph.addLayer(up, twice, last);
            }
            block(graph, block, up);
            last = block.name();
        }
        return graph.addLayer("end", leaky(), last)
                .addLayer("out", convolution(3, game.channels(), true), "end")
                .addLayer(
                        "image",
                        new ActivationLayer.Builder()
                                .activation(Activation.TANH)
                                .build(),
                        "out")
                .setOutputs("image")
                .setInputTypes(InputType.feedForward(game.latent()))
                .build();
    }

    static ComputationGraphConfiguration discriminator(Case game) {
        GraphBuilder graph =
                new NeuralNetConfiguration.Builder().seed(2).graphBuilder().addInputs("image");
        graph.addLayer("inp", convolution(3, game.width(), true), "image");
        String last = "inp";
        for (ResidualShape.Block block : ResidualShape.of(game).discriminator()) {
            block(graph, block, last);
            last = block.name() + ".half";
            graph.addLayer(
                    last,
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                            .kernelSize(2, 2)
                            .stride(2, 2)
                            .build(),
                    block.name());
        }
        return graph.addLayer("end", leaky(), last)
                .addLayer("features", new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), "end")
                .addLayer("fc", dense(1), "features")
                .setOutputs("fc")
                .setInputTypes(InputType.convolutional(game.side(), game.side(), game.channels()))
                .build();
    }

    private static void block(GraphBuilder graph, ResidualShape.Block block, String from) {
        String name = block.name();
        graph.addLayer(name + ".a1", leaky(), from)
                .addLayer(name + ".c1", convolution(3, block.outputs(), true), name + ".a1")
                .addLayer(name + ".a2", leaky(), name + ".c1")
                .addLayer(name + ".c2", convolution(3, block.outputs(), true), name + ".a2")
                .addLayer(name + ".sc", convolution(1, block.outputs(), false), from)
                .addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".sc", name + ".c2");
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ConvolutionLayer convolution(int kernel, int outputs, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .padding(kernel / 2, kernel / 2)
                .nOut(outputs)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ActivationLayer leaky() {
        return new ActivationLayer.Builder()
                .activation(new ActivationLReLU(Case.SLOPE))
                .build();
    }

    /** Writes the first parameters, in the order that all systems have. */
    static void begin(Map<String, INDArray> parameters, Iterable<String> layers, InitialState start) {
        for (String layer : layers) {
            INDArray weights = Objects.requireNonNull(parameters.get(layer + "_W"), layer);
            weights.assign(weights(weights, start));
            INDArray bias = parameters.get(layer + "_b");
            if (bias != null) {
                bias.assign(Nd4j.create(start.bias(bias.length()), bias.shape(), 'c'));
            }
        }
    }

    private static INDArray weights(INDArray view, InitialState start) {
        if (view.rank() == 2) {
            // [in, out] here, [out, in] in PyTorch.
            long[] turned = {view.size(1), view.size(0)};
            return Nd4j.create(start.weight(turned), turned, 'c').transpose();
        }
        return Nd4j.create(start.weight(view.shape()), view.shape(), 'c');
    }
}
