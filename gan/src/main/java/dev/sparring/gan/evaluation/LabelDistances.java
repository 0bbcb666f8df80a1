package dev.sparring.gan.evaluation;

import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.metric.FrechetDistance;
import dev.sparring.gan.metric.geometry.Gaussian;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Arrays;
import java.util.List;

/**
 * How far the samples that were asked for a label are from the real ones of that label: squared Fréchet distances of their features.
 *
 * @param names of the labels
 * @param samples one distance a label; NaN where there are fewer than {@link Evaluation#LEAST_COUNT} samples or real ones
 * @param data the same of other real samples of that label
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the one who measures.
public record LabelDistances(List<String> names, double[] samples, double[] data) {

    /** Copies the names. */
    public LabelDistances {
        names = List.copyOf(names);
    }

    /** Measures each label's samples, and other real ones, against the reference's. */
    static LabelDistances of(List<String> names, Labelled reference, Labelled samples, Labelled others) {
        double[] ofSamples = new double[names.size()];
        double[] ofData = new double[names.size()];
        for (int label = 0; label < names.size(); label++) {
            ofSamples[label] = samples.distance(reference, label);
            ofData[label] = others.distance(reference, label);
        }
        return new LabelDistances(names, ofSamples, ofData);
    }

    /**
     * Features of samples with a label each.
     *
     * @param points one a sample
     * @param labels indices of names; -1 for none of them
     */
    record Labelled(PointSet points, int[] labels) {

        /** Of real samples by their own labels, which may be called the same and stand in another order. */
        static Labelled of(PointSet points, DataSource source, List<String> names) {
            int[] labels = new int[points.count()];
            Arrays.setAll(
                    labels,
                    i -> source.label(i).isPresent()
                            ? names.indexOf(
                                    source.labelNames().get(source.label(i).getAsInt()))
                            : -1);
            return new Labelled(points, labels);
        }

        private double distance(Labelled other, int label) {
            int[] here = indices(label);
            int[] there = other.indices(label);
            return Math.min(here.length, there.length) < Evaluation.LEAST_COUNT
                    ? Double.NaN
                    : FrechetDistance.distance(
                            Gaussian.of(points.choose(here)), Gaussian.of(other.points.choose(there)));
        }

        private int[] indices(int label) {
            int[] chosen = new int[labels.length];
            int count = 0;
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    chosen[count++] = i;
                }
            }
            return Arrays.copyOf(chosen, count);
        }
    }
}
