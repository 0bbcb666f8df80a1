package dev.sparring.gan.balance;

import java.util.Map;

/**
 * One thing that can go wrong, as a pure function of the signals.
 *
 * @see Alarm for how findings become events
 */
interface Detector {

    /** The kind of the events. */
    String kind();

    /** Whom it is about. */
    Side network();

    /** How bad it looks now; {@link Severity#INFO} is well. */
    Severity look(Signals signals);

    /** The numbers and thresholds of a look. */
    Map<String, Object> evidence(Signals signals);

    /** What a person should try. */
    String advice();

    /** How many looks in a row must agree before an event is raised or taken back, at least 1. */
    int patience();
}
