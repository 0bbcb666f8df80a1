package dev.sparring.gan.feature;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.Classifier;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.metric.geometry.PointSet;
import java.nio.file.Path;

/**
 * The space in which a classifier tells labels apart: the numbers of its penultimate layer.
 *
 * <p>One thread, the classifier's.
 */
public final class ClassifierFeatures implements FeatureSpace {

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
     * The features of a classifier that has been stored.
     *
     * @param directory where {@link ClassifierFile} wrote it
     * @param shape of the samples
     * @return the features, to be closed by the caller
     * @throws SparringException if it is missing or damaged, or takes samples of another shape
     */
    public static ClassifierFeatures load(Path directory, SampleShape shape) throws SparringException {
        Classifier classifier = ClassifierFile.load(directory);
        if (!classifier.shape().equals(shape)) {
            String takes = classifier.shape().toText();
            classifier.close();
            throw new SparringException.Configuration(
                    "the classifier in " + directory + " takes " + takes + ", and the run makes " + shape.toText(),
                    "train one on such data with 'sparring classifier train'");
        }
        return of(classifier);
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
