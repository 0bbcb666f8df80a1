package dev.sparring.gan.balance;

import java.util.Map;

/**
 * One thing that can go wrong, as a pure function of the signals of a run that is old enough to judge. A figure that cannot be
 * had is NaN, and nothing is said because of it.
 *
 * @see Alarm for how findings become events
 */
abstract class Detector {

    private final String kind;
    private final Side network;
    private final int patience;
    private final String advice;

    /**
     * A detector.
     *
     * @param kind of the events, one of {@link Verdicts#KINDS}
     * @param network whom it is about
     * @param patience how many looks in a row must agree before an event is raised or taken back, at least 1
     * @param advice what a person should try
     */
    Detector(String kind, Side network, int patience, String advice) {
        this.kind = kind;
        this.network = network;
        this.patience = patience;
        this.advice = advice;
    }

    String kind() {
        return kind;
    }

    Side network() {
        return network;
    }

    int patience() {
        return patience;
    }

    String advice() {
        return advice;
    }

    /** The network that ran ahead, which is the one to hold back: by default the one it is about. */
    Side winner(Signals signals) {
        return network;
    }

    /** How bad it looks now; {@link Severity#INFO} is well. */
    abstract Severity look(Signals signals);

    /** The numbers and thresholds of a look. */
    abstract Map<String, Object> evidence(Signals signals);
}
