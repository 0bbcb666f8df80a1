package dev.sparring.bench.jmh;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One layer by itself, forward and all the way back, compiled and on DL4J's layers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH opens before it measures.
public class KernelBenchmark {

    private static final int BATCH = 64;
    private static final int CHANNELS = 64;
    private static final int SIDE = 14;

    /** What is measured, each on 64 images of 64x14x14; dense on 64 x 128 numbers. */
    public enum Kind {
        /** 128 to 128. */
        DENSE {
            @Override
            Layer layer() {
                return new DenseLayer.Builder()
                        .nOut(128)
                        .activation(new ActivationLReLU(0.2))
                        .build();
            }
        },
        /** 4x4, stride 2, to 128 channels. */
        CONVOLUTION {
            @Override
            Layer layer() {
                return new ConvolutionLayer.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(128)
                        .activation(new ActivationLReLU(0.2))
                        .build();
            }
        },
        /** 4x4, stride 2, to 1 channel. */
        TRANSPOSED {
            @Override
            Layer layer() {
                return new Deconvolution2D.Builder(4, 4)
                        .stride(2, 2)
                        .padding(1, 1)
                        .nOut(1)
                        .build();
            }
        },
        /** By channel. */
        NORMALISATION {
            @Override
            Layer layer() {
                return new BatchNormalization.Builder().build();
            }
        },
        /** 2x2, largest. */
        POOLING {
            @Override
            Layer layer() {
                return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build();
            }
        },
        /** Twice. */
        UPSAMPLING {
            @Override
            Layer layer() {
                return new Upsampling2D.Builder(2).build();
            }
        };

        abstract Layer layer();
    }

    /** The layer. */
    @Param
    public Kind kind = Kind.DENSE;

    /** Whether it is compiled or DL4J's. */
    @Param({"true", "false"})
    public boolean compiled;

    private Network network;
    private INDArray input;
    private INDArray gradient;

    /** Builds the network; a 1x1 convolution of one channel gives those without parameters some. */
    @Setup(Level.Trial)
    public void open() {
        boolean dense = kind == Kind.DENSE;
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).list();
        list.layer(kind.layer());
        if (kind == Kind.POOLING || kind == Kind.UPSAMPLING) {
            list.layer(new ConvolutionLayer.Builder(1, 1).nOut(1).build());
        }
        list.setInputType(dense ? InputType.feedForward(128) : InputType.convolutional(SIDE, SIDE, CHANNELS));
        MultiLayerNetwork definition = new MultiLayerNetwork(list.build());
        definition.init();
        network = compiled ? Network.of(definition) : Dl4jNetwork.of(definition);
        input = dense
                ? Nd4j.randn(DataType.FLOAT, BATCH, 128)
                : Nd4j.randn(DataType.FLOAT, BATCH, CHANNELS, SIDE, SIDE);
        gradient = Nd4j.randn(DataType.FLOAT, network.forward(input, true).shape());
    }

    /** Forward, back to the parameters and to the input. */
    @Benchmark
    public INDArray pass() {
        network.clearGradients();
        network.forward(input, true);
        return network.backward(gradient);
    }

    /** Gives the memory back. */
    @TearDown
    public void close() {
        network.close();
    }
}
