package dev.sparring.gan.monitor;

import dev.sparring.gan.metric.PrecisionRecall;
import dev.sparring.gan.metric.geometry.PointSet;
import dev.sparring.gan.monitor.statistics.SampleStatistics;

/** Of a game whose samples are not looked at: every figure is NaN, and nothing is said because of it. */
final class UnseenSamples implements SampleStatistics {

    private static final PrecisionRecall UNKNOWN = new PrecisionRecall(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** One point of NaN. */
    @Override
    public PointSet features() {
        return new PointSet(new float[] {Float.NaN}, 1);
    }

    @Override
    public double diversity() {
        return Double.NaN;
    }

    @Override
    public double effective() {
        return Double.NaN;
    }

    @Override
    public double shareLost() {
        return Double.NaN;
    }

    @Override
    public PrecisionRecall overlap() {
        return UNKNOWN;
    }

    @Override
    public double differentBins() {
        return Double.NaN;
    }

    @Override
    public double divergence() {
        return Double.NaN;
    }

    @Override
    public double drift() {
        return Double.NaN;
    }

    @Override
    public double moved() {
        return Double.NaN;
    }

    @Override
    public double duplicates() {
        return Double.NaN;
    }
}
