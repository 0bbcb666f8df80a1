package dev.sparring.gan.balance;

/** How a figure swings about its mean: its means between looks, over the last looks. */
final class Swing {

    private static final int LOOKS = 24;
    private static final int LAGS = 8;
    /** Fewer looks than this say nothing. */
    private static final int LEAST = 12;

    static final int STATE = LOOKS + 3;

    /** The last means, the newest at the end. */
    private final double[] means = new double[LOOKS];

    private int filled;
    private double sum;
    private long count;

    void include(double value) {
        sum += value;
        count++;
    }

    /** Ends a stretch between looks. */
    void close() {
        if (count == 0) {
            return;
        }
        System.arraycopy(means, 1, means, 0, LOOKS - 1);
        means[LOOKS - 1] = sum / count;
        filled = Math.min(LOOKS, filled + 1);
        sum = 0;
        count = 0;
    }

    /** Share of neighbouring means that lie on different sides of their mean, in [0, 1]; 0 before there are enough. */
    double signChanges() {
        if (filled < LEAST) {
            return 0;
        }
        double mean = mean();
        int changes = 0;
        for (int i = LOOKS - filled + 1; i < LOOKS; i++) {
            changes += (means[i] - mean) * (means[i - 1] - mean) < 0 ? 1 : 0;
        }
        return (double) changes / (filled - 1);
    }

    /** The lowest autocorrelation at a lag of 1 to 8 looks, in [-1, 1]; 0 before there are enough. */
    double autocorrelation() {
        if (filled < LEAST) {
            return 0;
        }
        double mean = mean();
        double variance = 0;
        for (int i = LOOKS - filled; i < LOOKS; i++) {
            variance += (means[i] - mean) * (means[i] - mean);
        }
        if (variance == 0) {
            return 0;
        }
        double lowest = 1;
        for (int lag = 1; lag <= Math.min(LAGS, filled / 2); lag++) {
            double product = 0;
            for (int i = LOOKS - filled + lag; i < LOOKS; i++) {
                product += (means[i] - mean) * (means[i - lag] - mean);
            }
            lowest = Math.min(lowest, product / variance);
        }
        return lowest;
    }

    private double mean() {
        double total = 0;
        for (int i = LOOKS - filled; i < LOOKS; i++) {
            total += means[i];
        }
        return total / filled;
    }

    double[] state() {
        double[] state = new double[STATE];
        System.arraycopy(means, 0, state, 0, LOOKS);
        state[LOOKS] = filled;
        state[LOOKS + 1] = sum;
        state[LOOKS + 2] = count;
        return state;
    }

    void restore(double[] state) {
        System.arraycopy(state, 0, means, 0, LOOKS);
        filled = (int) state[LOOKS];
        sum = state[LOOKS + 1];
        count = (long) state[LOOKS + 2];
    }
}
