package dev.sparring.gan.feature;

import dev.sparring.core.network.FeatureExtractor;
import dev.sparring.core.network.Inference;
import dev.sparring.core.network.Network;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network's penultimate layer as a point a sample; where it is still an image, the mean of each channel over all places. */
final class PenultimateLayer implements AutoCloseable {

    private final FeatureExtractor trunk;
    private final SampleShape shape;
    private final int length;
    private final int places;

    private PenultimateLayer(FeatureExtractor trunk, SampleShape shape) {
        this.trunk = trunk;
        this.shape = shape;
        try (INDArray one = Nd4j.zeros(shape.batch(1))) {
            long[] output = trunk.network().forward(one, false).shape();
            this.length = (int) output[1];
            this.places = output.length == 4 ? (int) (output[2] * output[3]) : 1;
        }
    }

    /** The penultimate layer of a network of layers one after the other, for samples of a shape. */
    static PenultimateLayer of(Network network, SampleShape shape) {
        return new PenultimateLayer(FeatureExtractor.of(network), shape);
    }

    void refresh() {
        trunk.refresh();
    }

    int length() {
        return length;
    }

    PointSet of(float[] samples) {
        float[] outputs = Inference.outputs(trunk.network(), samples, shape.sides());
        if (places == 1) {
            return new PointSet(outputs, length);
        }
        float[] means = new float[outputs.length / places];
        for (int i = 0; i < means.length; i++) {
            float sum = 0;
            for (int place = 0; place < places; place++) {
                sum += outputs[i * places + place];
            }
            means[i] = sum / places;
        }
        return new PointSet(means, length);
    }

    @Override
    public void close() {
        trunk.close();
    }
}
