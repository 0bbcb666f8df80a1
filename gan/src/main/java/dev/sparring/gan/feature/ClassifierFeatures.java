package dev.sparring.gan.feature;

import dev.sparring.gan.classifier.Classifier;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * The space in which a classifier tells labels apart: the numbers of its penultimate layer.
 *
 * <p>One thread, the classifier's.
 */
public final class ClassifierFeatures implements LabellingSpace {

    private final Classifier classifier;
    private final PenultimateLayer layer;

    private ClassifierFeatures(Classifier classifier, PenultimateLayer layer) {
        this.classifier = classifier;
        this.layer = layer;
    }

    /**
     * The features of a classifier.
     *
     * @param classifier trained; it belongs to the features from here on and is closed with them
     * @return the features, to be closed by the caller
     */
    public static ClassifierFeatures of(Classifier classifier) {
        return new ClassifierFeatures(classifier, PenultimateLayer.of(classifier.network(), classifier.shape()));
    }

    /**
     * Whose features they are, for labels and probabilities.
     *
     * @return the classifier
     */
    public Classifier classifier() {
        return classifier;
    }

    @Override
    public Labels labels() {
        return classifier.labels();
    }

    @Override
    public int[] classify(float[] samples) {
        return classifier.classify(samples);
    }

    @Override
    public int length() {
        return layer.length();
    }

    @Override
    public PointSet of(float[] samples) {
        return layer.of(samples);
    }

    @Override
    public String description() {
        return layer.length() + " features of a classifier of "
                + classifier.labels().count() + " labels";
    }

    @Override
    public void close() {
        layer.close();
        classifier.close();
    }
}
