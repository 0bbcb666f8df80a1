package dev.sparring.gan.feature;

import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.core.random.RandomStream;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.Subset;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Images through fixed convolutions whose weights are drawn and never trained, 64 numbers an image.
 *
 * <p>Naeem et al., "Reliable Fidelity and Diversity Metrics for Generative Models", ICML 2020: where the data is unlike
 * photographs, embeddings by random weights into 64 numbers show faults that those trained on photographs miss. Theirs is a
 * VGG; here, for speed, 4x4 convolutions of stride 2 until the side is at most 16, two 3x3 ones, LeakyReLU 0.2, and the
 * mean over each quarter of the image. Each number is shifted and scaled to mean 0 and standard deviation 1 on real images.
 *
 * <p>Features of different seeds, sizes or data have nothing to do with each other. One thread.
 */
public final class RandomConvolutions implements FeatureSpace {

    private static final int LEAST_SIDE = 4;
    private static final int LARGEST_SIDE = 16;
    private static final int CHANNELS = 16;
    private static final int CELLS = 2;
    private static final int SCALED_ON = 1024;

    /** A number that hardly varies on the data counts at most 20 times as much as it would unscaled. */
    private static final double LEAST_SHARE = 0.05;

    private final Network network;
    private final SampleShape shape;
    private final float[] mean;
    private final float[] factor;

    private RandomConvolutions(Network network, SampleShape shape) {
        this.network = network;
        this.shape = shape;
        int length = CELLS * CELLS * CHANNELS;
        this.mean = new float[length];
        this.factor = new float[length];
        Arrays.fill(factor, 1);
    }

    /**
     * Features for a source of images, scaled on 1,024 of its images, or on all if there are fewer. They are read a few at a
     * time, so memory does not grow with their size.
     *
     * @param source of images with sides of at least 4
     * @param seed draws the weights and chooses the images; the same seed and source give the same features
     * @return the features, to be closed by the caller
     * @throws IllegalArgumentException if the source's samples are no images, or smaller ones
     */
    public static RandomConvolutions of(DataSource source, long seed) {
        SampleShape shape = source.shape();
        if (!shape.isImage() || Math.min(shape.height(), shape.width()) < LEAST_SIDE) {
            throw new IllegalArgumentException("random convolutions need images of at least " + LEAST_SIDE + "x"
                    + LEAST_SIDE + ", got " + shape.toText());
        }
        int count = (int) Math.min(SCALED_ON, source.size().orElse(SCALED_ON));
        long choice = new RandomStream(seed, "feature-scale").wordAt(0);
        long weights = new RandomStream(seed, "feature-weights").wordAt(0);
        RandomConvolutions features = new RandomConvolutions(Network.of(definition(shape, weights)), shape);
        features.scaleTo(
                features.of(Subset.disjoint(source, choice, count).get(0)).numbers());
        return features;
    }

    private static MultiLayerConfiguration definition(SampleShape shape, long seed) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .activation(new ActivationLReLU(0.2))
                .list();
        int channels = shape.channels();
        int height = shape.height();
        int width = shape.width();
        do {
            list.layer(convolution(channels, CHANNELS, 4, 2));
            channels = CHANNELS;
            height /= 2;
            width /= 2;
        } while (Math.max(height, width) > LARGEST_SIDE && Math.min(height, width) >= 2 * CELLS);
        list.layer(convolution(channels, 2 * CHANNELS, 3, 1));
        list.layer(convolution(2 * CHANNELS, CHANNELS, 3, 1));
        if (height > CELLS || width > CELLS) {
            // Quarters of an odd side overlap by one.
            list.layer(new SubsamplingLayer.Builder(PoolingType.AVG)
                    .kernelSize(height - height / CELLS, width - width / CELLS)
                    .stride(height / CELLS, width / CELLS)
                    .build());
        }
        return list.build();
    }

    private static ConvolutionLayer convolution(int inputs, int outputs, int kernel, int stride) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .padding(1, 1)
                .nIn(inputs)
                .nOut(outputs)
                .build();
    }

    private float[] raw(float[] samples) {
        return Inference.outputs(network, samples, shape.sides());
    }

    private void scaleTo(float[] raw) {
        int length = mean.length;
        int count = raw.length / length;
        double[] deviations = new double[length];
        double variances = 0;
        for (int k = 0; k < length; k++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += raw[i * length + k];
            }
            double centre = sum / count;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double away = raw[i * length + k] - centre;
                squares += away * away;
            }
            mean[k] = (float) centre;
            deviations[k] = Math.sqrt(squares / count);
            variances += squares / count;
        }
        double usual = Math.sqrt(variances / length);
        for (int k = 0; k < length; k++) {
            double deviation = Math.max(deviations[k], LEAST_SHARE * usual);
            factor[k] = (float) (deviation == 0 ? 1 : 1 / deviation);
        }
    }

    @Override
    public int length() {
        return mean.length;
    }

    @Override
    public PointSet of(float[] samples) {
        float[] features = raw(samples);
        for (int i = 0; i < features.length; i++) {
            int k = i % mean.length;
            features[i] = (features[i] - mean[k]) * factor[k];
        }
        return new PointSet(features, mean.length);
    }

    @Override
    public String description() {
        return mean.length + " random convolutional features";
    }

    @Override
    public void close() {
        network.close();
    }
}
