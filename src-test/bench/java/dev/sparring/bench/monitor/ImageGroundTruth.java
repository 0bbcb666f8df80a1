package dev.sparring.bench.monitor;

import dev.sparring.gan.classifier.Classifier;
import java.util.Arrays;

/** What is true of images, from a classifier of the data's labels, which the monitor does not know. */
final class ImageGroundTruth implements GroundTruthProbe {

    /** A label is lost that gets less than this part of what it should. */
    private static final double LOST = 0.1;
    /** So is one whose images have less than this part of the spread they should have. */
    private static final double ALIKE = 0.35;
    /** An image is good of whose label the classifier is so sure. */
    private static final double SURE = 0.8;

    private final Classifier classifier;
    private final double[] shares;
    private final double[] within;
    private final double spread;
    private int[] before = new int[0];
    private float[] imagesBefore = new float[0];

    /**
     * Measures the data.
     *
     * @param classifier of its labels
     * @param reals some hundred real images
     */
    ImageGroundTruth(Classifier classifier, float[] reals) {
        this.classifier = classifier;
        int[] labels = classifier.classify(reals);
        this.shares = shares(labels, classifier.labels().count());
        this.within = within(reals, labels, shares.length);
        this.spread = spread(reals, labels.length);
    }

    private static double[] shares(int[] labels, int count) {
        double[] shares = new double[count];
        for (int label : labels) {
            shares[label] += 1.0 / labels.length;
        }
        return shares;
    }

    /** The spread of the images of each label; NaN where there are fewer than five. */
    private static double[] within(float[] images, int[] labels, int kinds) {
        int length = images.length / labels.length;
        double[] spreads = new double[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            float[] some = new float[images.length];
            int count = 0;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == kind) {
                    System.arraycopy(images, i * length, some, count++ * length, length);
                }
            }
            spreads[kind] = count < 5 ? Double.NaN : spread(Arrays.copyOf(some, count * length), count);
        }
        return spreads;
    }

    private static double spread(float[] images, int count) {
        int length = images.length / count;
        double squares = 0;
        for (int k = 0; k < length; k++) {
            double sum = 0;
            double sumOfSquares = 0;
            for (int i = k; i < images.length; i += length) {
                sum += images[i];
                sumOfSquares += (double) images[i] * images[i];
            }
            squares += sumOfSquares / count - sum / count * sum / count;
        }
        return Math.sqrt(squares);
    }

    @Override
    public GroundTruth of(long step, float[] images) {
        int[] labels = classifier.classify(images);
        float[] probabilities = classifier.probabilities(images);
        int kinds = shares.length;
        double[] found = shares(labels, kinds);
        double[] spreads = within(images, labels, kinds);
        double lost = 0;
        for (int label = 0; label < kinds; label++) {
            boolean alike = spreads[label] < ALIKE * within[label];
            lost += alike || found[label] < LOST * shares[label] ? shares[label] : 0;
        }
        double good = 0;
        double hops = 0;
        double moved = 0;
        int length = images.length / labels.length;
        boolean first = before.length == 0;
        for (int i = 0; i < labels.length; i++) {
            double sure = 0;
            for (int label = 0; label < kinds; label++) {
                sure = Math.max(sure, probabilities[i * kinds + label]);
            }
            good += sure >= SURE ? 1.0 / labels.length : 0;
            if (!first) {
                hops += labels[i] != before[i] ? 1.0 / labels.length : 0;
                double squares = 0;
                for (int k = i * length; k < (i + 1) * length; k++) {
                    squares += Math.pow(images[k] - imagesBefore[k], 2);
                }
                moved += Math.sqrt(squares) / labels.length / spread;
            }
        }
        before = labels;
        imagesBefore = Arrays.copyOf(images, images.length);
        return new GroundTruth(step, spread(images, labels.length) / spread, lost, good, first ? 1 : moved, hops);
    }
}
