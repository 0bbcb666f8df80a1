package dev.sparring.gan.balance;

/** A figure's recent mean against its own history: a mean over about 50 steps, its peak, and a slow geometric mean. */
final class Trend {

    private static final double RECENT = 0.02;
    private static final double SLOW = 0.002;
    private static final double LEAST_SHARE = 0.1;

    static final int STATE = 4;

    private double recent;
    private double peak;
    private double logHistory;
    private long count;

    void include(double value) {
        // A gradient of exactly 0, as hinge has where all margins hold, must not drag the geometric mean to nothing.
        double log = Math.log(Math.max(value, Math.max(recent * LEAST_SHARE, 1e-30)));
        if (count == 0) {
            recent = value;
            logHistory = log;
        } else {
            recent += RECENT * (value - recent);
            logHistory += Math.max(SLOW, 1.0 / (count + 1)) * (log - logHistory);
        }
        peak = Math.max(peak, recent);
        count++;
    }

    /** Mean over about 50 steps. */
    double recent() {
        return recent;
    }

    /** The recent mean over its highest value so far, in [0, 1]. */
    double shareOfPeak() {
        return peak == 0 ? 1 : recent / peak;
    }

    /** The recent mean over the geometric mean of about 500 steps. */
    double timesHistory() {
        return count == 0 ? 1 : recent / Math.exp(logHistory);
    }

    long count() {
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
