package dev.sparring.gan.evaluation;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.feature.CollectedFeatures;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.LabellingSpace;
import dev.sparring.gan.metric.geometry.PointSet;
import java.util.Optional;
import java.util.function.Consumer;

/** What is kept of a set of samples that comes a few at a time: its features, and its labels where the space knows any. */
final class MeasuredSet implements Consumer<float[]> {

    private final CollectedFeatures collected;
    private final Optional<LabellingSpace> labelling;
    private final int[] labels;
    private int filled;
    private boolean finite = true;

    MeasuredSet(FeatureSpace features, int count) {
        this.collected = new CollectedFeatures(features, count);
        this.labelling = features instanceof LabellingSpace learned ? Optional.of(learned) : Optional.empty();
        this.labels = new int[labelling.isPresent() ? count : 0];
    }

    /** The whole of a source. */
    static MeasuredSet of(FeatureSpace features, DataSource source) {
        MeasuredSet set =
                new MeasuredSet(features, Math.toIntExact(source.size().orElseThrow()));
        source.forEachBlock(Inference.block(source.shape().length()), set);
        return set;
    }

    @Override
    public void accept(float[] samples) {
        for (float number : samples) {
            finite &= Float.isFinite(number);
        }
        collected.accept(samples);
        labelling.ifPresent(known -> {
            int[] found = known.classify(samples);
            System.arraycopy(found, 0, labels, filled, found.length);
            filled += found.length;
        });
    }

    /** Whether all numbers of the samples are. */
    boolean finite() {
        return finite;
    }

    PointSet points() {
        return collected.points();
    }

    /** A label a sample; none where the space knows none. */
    int[] labels() {
        return labels;
    }
}
