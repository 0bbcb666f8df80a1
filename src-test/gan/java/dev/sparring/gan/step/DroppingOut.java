package dev.sparring.gan.step;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jGraph;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/** Small smooth networks with dropout, of points in the plane, on each execution. */
public enum DroppingOut {
    /** Kernels. */
    COMPILED {
        @Override
        public Network network(int in, int out, long seed) {
            return Network.of(layers(in, out, seed));
        }
    },
    /** DL4J's own layers. */
    LAYERS {
        @Override
        public Network network(int in, int out, long seed) {
            return Dl4jNetwork.of(layers(in, out, seed));
        }
    },
    /** A DL4J graph. */
    GRAPH {
        @Override
        public Network network(int in, int out, long seed) {
            return Dl4jGraph.of(graph(in, out, seed));
        }
    };

    private static final int WIDTH = 12;

    /** A network of one hidden layer that keeps half of what it passes on. */
    public abstract Network network(int in, int out, long seed);

    private static DenseLayer hidden(int in) {
        return new DenseLayer.Builder()
                .nIn(in)
                .nOut(WIDTH)
                .activation(Activation.TANH)
                .build();
    }

    private static DenseLayer head(int out) {
        return new DenseLayer.Builder()
                .nIn(WIDTH)
                .nOut(out)
                .activation(Activation.IDENTITY)
                .dropOut(0.5)
                .build();
    }

    private static MultiLayerConfiguration layers(int in, int out, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .list()
                .layer(hidden(in))
                .layer(head(out))
                .build();
    }

    private static ComputationGraphConfiguration graph(int in, int out, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", hidden(in), "in")
                .addLayer("head", head(out), "hidden")
                .setOutputs("head")
                .build();
    }
}
