package dev.sparring.gan.feature;

import dev.sparring.gan.classifier.Classifier;
import dev.sparring.gan.data.Labels;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.StackedImages;
import dev.sparring.gan.metric.geometry.PointSet;

/**
 * What a classifier of grey images sees in stacks of them, channel by channel: three times its features, and a label that is made of the
 * three labels, as in {@link StackedImages}.
 *
 * <p>One thread, the classifier's.
 */
final class StackedFeatures implements LabellingSpace {

    private final ClassifierFeatures one;
    private final Labels labels;

    private StackedFeatures(ClassifierFeatures one) {
        this.one = one;
        this.labels = new Labels(StackedImages.names(one.labels().names()));
    }

    /** Whether a classifier can label the channels of stacks. */
    static boolean fits(Classifier classifier, SampleShape stack) {
        return classifier.shape().equals(new SampleShape(1, stack.height(), stack.width()))
                && stack.channels() == StackedImages.CHANNELS
                && classifier.labels().count() <= StackedImages.MOST_KINDS;
    }

    /** Of a classifier that fits; it belongs to the features from here on and is closed with them. */
    static StackedFeatures of(Classifier classifier) {
        return new StackedFeatures(ClassifierFeatures.of(classifier));
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public int[] classify(float[] samples) {
        // Channel after channel, stacks lie as three images each do.
        int[] found = one.classify(samples);
        int[] stacked = new int[found.length / StackedImages.CHANNELS];
        for (int i = 0; i < stacked.length; i++) {
            stacked[i] = StackedImages.label(found, i, one.labels().count());
        }
        return stacked;
    }

    @Override
    public int length() {
        return StackedImages.CHANNELS * one.length();
    }

    @Override
    public PointSet of(float[] samples) {
        return new PointSet(one.of(samples).numbers(), length());
    }

    @Override
    public String description() {
        return length() + " features of a classifier of " + one.labels().count() + " labels, channel by channel";
    }

    @Override
    public void close() {
        one.close();
    }
}
