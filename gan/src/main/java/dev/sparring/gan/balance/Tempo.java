package dev.sparring.gan.balance;

import dev.sparring.gan.train.PlayerRecord;

/**
 * How fast a network is driven: its learning rate times its updates in a step. While its rate rises, what it had before stays:
 * a warmup is no delay.
 */
final class Tempo {

    static final int STATE = 3;

    private static final long UNKNOWN = -1;

    private double tempo;
    private double rate;
    private long updates = UNKNOWN;

    void include(PlayerRecord record) {
        long made = updates == UNKNOWN ? 0 : record.updates() - updates;
        boolean rising = record.learningRate() > rate;
        updates = record.updates();
        rate = record.learningRate();
        if (made > 0 && !rising) {
            tempo = made * rate;
        }
    }

    /** Common logarithm of how many times as fast this one is as another; 0 while that is not known. */
    double lead(Tempo other) {
        return tempo == 0 || other.tempo == 0 ? 0 : Math.log10(tempo / other.tempo);
    }

    double[] state() {
        return new double[] {tempo, rate, updates};
    }

    void restore(double[] state) {
        tempo = state[0];
        rate = state[1];
        updates = (long) state[2];
    }
}
