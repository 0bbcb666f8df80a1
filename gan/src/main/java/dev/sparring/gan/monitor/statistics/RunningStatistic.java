package dev.sparring.gan.monitor.statistics;

/**
 * A figure's recent mean, over about 50 values. Of a scale, such as a gradient's norm, also its peak and a slow geometric mean,
 * both to be held against the recent one; a single value, however large, moves neither by much.
 */
public final class RunningStatistic {

    private static final double RECENT = 0.02;
    private static final double SLOW = 0.002;
    private static final double LEAST_SHARE = 0.1;
    private static final double MOST_TIMES = 10;

    /** Fewer values than the recent mean is over are a mean of all there are. */
    private static final int WINDOW = (int) Math.round(1 / RECENT);

    /** Of fewer values the mean is that of the first one or two. */
    private static final int ENOUGH = 10;

    static final int STATE = 4;

    private final boolean scale;
    private double recent;
    private double peak;
    private double logHistory;
    private long count;

    private RunningStatistic(boolean scale) {
        this.scale = scale;
    }

    /** Of a figure of any sign. */
    static RunningStatistic ofMean() {
        return new RunningStatistic(false);
    }

    /** Of a figure that is at least 0 and changes by factors. */
    static RunningStatistic ofScale() {
        return new RunningStatistic(true);
    }

    /** Takes a value in, unless it is not finite: one of these would be in all means for ever. */
    void include(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (scale) {
            includeScale(value);
        } else {
            recent += Math.max(RECENT, 1.0 / (count + 1)) * (value - recent);
            count++;
        }
    }

    private void includeScale(double value) {
        if (value <= 0 && count == 0) {
            // There is no scale yet to which nothing could be little.
            return;
        }
        // A gradient of exactly 0, as hinge has where all margins hold, must not drag the geometric mean to nothing. At
        // first only
        // that: a mean that is too high because of its first value must be free to come down.
        double least = value > 0 && count < WINDOW ? 0 : recent * LEAST_SHARE;
        double log = Math.log(Math.max(value, Math.max(least, 1e-30)));
        logHistory += Math.max(SLOW, 1.0 / (count + 1)) * (log - logHistory);
        if (count < WINDOW) {
            // The geometric mean: a first gradient a hundred times as large as all others is no peak to fall from.
            recent = Math.exp(logHistory);
        } else {
            recent += RECENT * (Math.min(value, MOST_TIMES * recent) - recent);
        }
        count++;
        if (count >= ENOUGH) {
            peak = Math.max(peak, recent);
        }
    }

    /** Mean over about 50 values. */
    public double recent() {
        return recent;
    }

    /** The recent mean over its highest value so far, in [0, 1]; 1 before there are ten values. */
    public double shareOfPeak() {
        return peak == 0 ? 1 : recent / peak;
    }

    /** The recent mean over the geometric mean of about 500 values; 1 before there are 50. */
    public double timesHistory() {
        return count <= WINDOW ? 1 : recent / Math.exp(logHistory);
    }

    /** Values taken in so far. */
    public long count() {
        return count;
    }

    double[] state() {
        return new double[] {recent, peak, logHistory, count};
    }

    void restore(double[] state) {
        recent = state[0];
        peak = state[1];
        logHistory = state[2];
        count = (long) state[3];
    }
}
