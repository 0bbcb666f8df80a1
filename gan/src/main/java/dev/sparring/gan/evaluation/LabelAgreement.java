package dev.sparring.gan.evaluation;

import dev.sparring.gan.data.Labels;
import java.util.List;

/**
 * Whether a classifier finds in samples the labels that they were asked for.
 *
 * @param names of the labels that were asked for
 * @param asked how often each
 * @param agreeing how many of these samples have that label by the classifier
 * @param accuracy the same share of as many real images, whose labels are known; NaN if they have none
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who counts.
public record LabelAgreement(List<String> names, int[] asked, int[] agreeing, double accuracy) {

    /** Copies the names. */
    public LabelAgreement {
        names = List.copyOf(names);
    }

    /**
     * Counts.
     *
     * @param labels that were asked for
     * @param asked one a sample
     * @param classes what the classifier tells apart
     * @param found one a sample
     * @param accuracy as above
     */
    static LabelAgreement of(Labels labels, int[] asked, Labels classes, int[] found, double accuracy) {
        int[] times = new int[labels.count()];
        int[] agreeing = new int[labels.count()];
        for (int i = 0; i < asked.length; i++) {
            times[asked[i]]++;
            if (labels.names().get(asked[i]).equals(classes.names().get(found[i]))) {
                agreeing[asked[i]]++;
            }
        }
        return new LabelAgreement(labels.names(), times, agreeing, accuracy);
    }

    /**
     * The share of samples with the label that they were asked for.
     *
     * @return in [0, 1]
     */
    public double share() {
        int all = 0;
        int right = 0;
        for (int i = 0; i < asked.length; i++) {
            all += asked[i];
            right += agreeing[i];
        }
        return (double) right / all;
    }

    /**
     * The share of the samples of one label.
     *
     * @param label its index
     * @return in [0, 1]; NaN if it was not asked for
     */
    public double share(int label) {
        return (double) agreeing[label] / asked[label];
    }
}
