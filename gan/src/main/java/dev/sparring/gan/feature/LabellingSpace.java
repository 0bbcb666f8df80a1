package dev.sparring.gan.feature;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.Classifier;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.StackedImages;
import java.nio.file.Path;

/** A space that has learned labels, and tells which one a sample has. */
public interface LabellingSpace extends FeatureSpace {

    /**
     * What it tells apart.
     *
     * @return the labels
     */
    Labels labels();

    /**
     * The likeliest labels.
     *
     * @param samples whole samples of the data's shape, one after the other, at least one
     * @return one a sample, in their order
     */
    int[] classify(float[] samples);

    /**
     * What a stored classifier has learned. Of {@link StackedImages} it may be a classifier of the images that are stacked.
     *
     * @param directory where {@link ClassifierFile} wrote it
     * @param source of the data
     * @return the space, to be closed by the caller
     * @throws SparringException if it is missing or damaged, or takes samples of another shape
     */
    static LabellingSpace load(Path directory, DataSource source) throws SparringException {
        SampleShape shape = source.shape();
        Classifier classifier = ClassifierFile.load(directory);
        if (classifier.shape().equals(shape)) {
            return ClassifierFeatures.of(classifier);
        }
        boolean stacked = source instanceof StackedImages;
        if (stacked && StackedFeatures.fits(classifier, shape)) {
            return StackedFeatures.of(classifier);
        }
        String takes = "the classifier in " + directory + " takes "
                + classifier.shape().toText();
        int labels = classifier.labels().count();
        classifier.close();
        throw stacked
                ? new SparringException.Configuration(
                        takes + " and knows " + labels + " labels, and the run stacks three "
                                + new SampleShape(1, shape.height(), shape.width()).toText(),
                        "train one on what is stacked, with 'sparring classifier train --data idx:DIR'")
                : new SparringException.Configuration(
                        takes + ", and the run makes " + shape.toText(),
                        "train one on such data with 'sparring classifier train'");
    }
}
