package dev.sparring.gan.monitor.statistics;

/** How a figure swings about its mean: its means between checks, over the last checks. */
public final class LossAutocorrelation {

    private static final int CHECKS = 24;
    private static final int LAGS = 8;
    /** Fewer checks than this say nothing. */
    private static final int LEAST = 12;

    static final int STATE = CHECKS + 3;

    /** The last means, the newest at the end. */
    private final double[] means = new double[CHECKS];

    private int filled;
    private double sum;
    private long count;

    void include(double value) {
        sum += value;
        count++;
    }

    /** Ends a stretch between checks. */
    void close() {
        if (count == 0) {
            return;
        }
        System.arraycopy(means, 1, means, 0, CHECKS - 1);
        means[CHECKS - 1] = sum / count;
        filled = Math.min(CHECKS, filled + 1);
        sum = 0;
        count = 0;
    }

    /** Share of neighbouring means that lie on different sides of their mean, in [0, 1]; 0 before there are enough. */
    public double signChanges() {
        if (filled < LEAST) {
            return 0;
        }
        double mean = mean();
        int changes = 0;
        for (int i = CHECKS - filled + 1; i < CHECKS; i++) {
            changes += (means[i] - mean) * (means[i - 1] - mean) < 0 ? 1 : 0;
        }
        return (double) changes / (filled - 1);
    }

    /** The lowest autocorrelation at a lag of 1 to 8 checks, in [-1, 1]; 0 before there are enough. */
    public double autocorrelation() {
        if (filled < LEAST) {
            return 0;
        }
        double mean = mean();
        double variance = 0;
        for (int i = CHECKS - filled; i < CHECKS; i++) {
            variance += (means[i] - mean) * (means[i] - mean);
        }
        if (variance == 0) {
            return 0;
        }
        double lowest = 1;
        for (int lag = 1; lag <= Math.min(LAGS, filled / 2); lag++) {
            double product = 0;
            for (int i = CHECKS - filled + lag; i < CHECKS; i++) {
                product += (means[i] - mean) * (means[i - lag] - mean);
            }
            lowest = Math.min(lowest, product / variance);
        }
        return lowest;
    }

    private double mean() {
        double total = 0;
        for (int i = CHECKS - filled; i < CHECKS; i++) {
            total += means[i];
        }
        return total / filled;
    }

    double[] state() {
        double[] state = new double[STATE];
        System.arraycopy(means, 0, state, 0, CHECKS);
        state[CHECKS] = filled;
        state[CHECKS + 1] = sum;
        state[CHECKS + 2] = count;
        return state;
    }

    void restore(double[] state) {
        System.arraycopy(state, 0, means, 0, CHECKS);
        filled = (int) state[CHECKS];
        sum = state[CHECKS + 1];
        count = (long) state[CHECKS + 2];
    }
}
