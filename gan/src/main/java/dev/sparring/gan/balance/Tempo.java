package dev.sparring.gan.balance;

import dev.sparring.gan.train.PlayerRecord;
import java.util.Arrays;

/**
 * How fast a network moves: the change of its parameters in a step over their norm, the mean of about 50 steps. Steps in which
 * its learning rate rises are left out: how it moves in a warmup says nothing of how it will move.
 */
final class Tempo {

    static final int STATE = Trend.STATE + 2;

    private static final double LEAST = 1e-12;
    private static final long UNKNOWN = -1;

    private final Trend trend = new Trend();
    private double rate;
    private long updates = UNKNOWN;

    void include(PlayerRecord record) {
        long made = updates == UNKNOWN ? 0 : record.updates() - updates;
        boolean rising = record.learningRate() > rate;
        updates = record.updates();
        rate = record.learningRate();
        if (made > 0 && !rising) {
            trend.include(made * record.updateRatio());
        }
    }

    /** Common logarithm of how many times as fast this one is as another; 0 if that is not known yet. */
    double lead(Tempo other) {
        return trend.count() == 0 || other.trend.count() == 0
                ? 0
                : Math.log10(Math.max(trend.recent(), LEAST) / Math.max(other.trend.recent(), LEAST));
    }

    double[] state() {
        double[] state = Arrays.copyOf(trend.state(), STATE);
        state[Trend.STATE] = rate;
        state[Trend.STATE + 1] = updates;
        return state;
    }

    void restore(double[] state) {
        trend.restore(state);
        rate = state[Trend.STATE];
        updates = (long) state[Trend.STATE + 1];
    }
}
