package dev.sparring.gan.classifier;

import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.loss.SoftmaxCrossEntropy;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Tells the labels of images apart: a small convolutional network after LeNet-5 (LeCun et al., "Gradient-based learning
 * applied to document recognition", Proceedings of the IEEE 1998).
 *
 * <p>Stages of a 5x5 convolution with ReLU and a 2x2 maximum, 16 channels in the first and 32 in the others, until the side
 * is below 8; then 64 units with ReLU, which are the features of an image, and one logit a label. One thread.
 */
public final class Classifier implements AutoCloseable {

    private static final int LARGEST_SIDE = 1024;
    private static final int UNITS = 64;

    private final SampleShape shape;
    private final Labels labels;
    private final Network network;

    private Classifier(SampleShape shape, Labels labels, Network network) {
        this.shape = shape;
        this.labels = labels;
        this.network = network;
    }

    /**
     * A classifier that has learned nothing yet.
     *
     * @param shape of the images: 1 or 3 channels, sides in [4, 1024]
     * @param labels what it is to tell apart
     * @param seed draws the first parameters
     * @return the classifier, to be closed by the caller
     * @throws IllegalArgumentException if the shape is another
     */
    public static Classifier untrained(SampleShape shape, Labels labels, long seed) {
        if ((shape.channels() != 1 && shape.channels() != 3) || !isSide(shape.height()) || !isSide(shape.width())) {
            throw new IllegalArgumentException("a classifier needs images of 1 or 3 channels with sides in [4, "
                    + LARGEST_SIDE + "], got " + shape.toText());
        }
        return new Classifier(shape, labels, Network.of(definition(shape, labels.count(), seed)));
    }

    private static boolean isSide(int side) {
        return side >= 4 && side <= LARGEST_SIDE;
    }

    private static MultiLayerConfiguration definition(SampleShape shape, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .activation(new ActivationReLU())
                .list();
        int channels = shape.channels();
        int height = shape.height();
        int width = shape.width();
        int stages = 0;
        while (stages == 0 || (Math.max(height, width) >= 8 && Math.min(height, width) >= 2)) {
            int outputs = stages == 0 ? 16 : 32;
            list.layer(new ConvolutionLayer.Builder(5, 5)
                    .padding(2, 2)
                    .nIn(channels)
                    .nOut(outputs)
                    .build());
            list.layer(new SubsamplingLayer.Builder(PoolingType.MAX)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build());
            channels = outputs;
            height /= 2;
            width /= 2;
            stages++;
        }
        list.inputPreProcessor(2 * stages, new CnnToFeedForwardPreProcessor(height, width, channels));
        list.layer(new DenseLayer.Builder()
                .nIn(channels * height * width)
                .nOut(UNITS)
                .build());
        list.layer(new DenseLayer.Builder()
                .nIn(UNITS)
                .nOut(classes)
                .weightInit(WeightInit.XAVIER)
                .activation(new ActivationIdentity())
                .build());
        return list.build();
    }

    /**
     * The images it takes.
     *
     * @return their shape
     */
    public SampleShape shape() {
        return shape;
    }

    /**
     * What it tells apart.
     *
     * @return the labels
     */
    public Labels labels() {
        return labels;
    }

    /**
     * The network, from images to logits {@code [batch, labels]}.
     *
     * @return it, closed with the classifier
     */
    public Network network() {
        return network;
    }

    /**
     * How likely each label is.
     *
     * @param samples whole images of the shape, one after the other, at least one
     * @return {@code [images, labels]}, each row summing to 1; NaN in rows of images that are not finite
     */
    public float[] probabilities(float[] samples) {
        float[] probabilities = Inference.outputs(network, samples, shape.sides());
        double[] row = new double[labels.count()];
        for (int from = 0; from < probabilities.length; from += row.length) {
            SoftmaxCrossEntropy.softmax(probabilities, from, row);
            for (int k = 0; k < row.length; k++) {
                probabilities[from + k] = (float) row[k];
            }
        }
        return probabilities;
    }

    /**
     * The likeliest labels.
     *
     * @param samples as for {@link #probabilities}
     * @return one an image, in their order
     */
    public int[] classify(float[] samples) {
        float[] logits = Inference.outputs(network, samples, shape.sides());
        int[] likeliest = new int[logits.length / labels.count()];
        for (int i = 0; i < likeliest.length; i++) {
            int from = i * labels.count();
            int best = 0;
            for (int k = 1; k < labels.count(); k++) {
                if (logits[from + k] > logits[from + best]) {
                    best = k;
                }
            }
            likeliest[i] = best;
        }
        return likeliest;
    }

    @Override
    public void close() {
        network.close();
    }
}
