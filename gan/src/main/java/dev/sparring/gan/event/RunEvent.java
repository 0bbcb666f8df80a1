package dev.sparring.gan.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened in a run and that a person may want to know.
 *
 * @param step completed steps
 * @param kind such as {@code mode-collapse}
 * @param severity how bad it is
 * @param network whom it is about
 * @param evidence the numbers and thresholds behind it, by name, in the order in which they are to be shown
 * @param advice what a person should try, one sentence; empty if nothing
 * @param action what was done, empty if nothing
 */
public record RunEvent(
        long step,
        String kind,
        Severity severity,
        PlayerRole network,
        Map<String, Object> evidence,
        String advice,
        String action) {

    /** Copies the evidence. */
    public RunEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(action, "action");
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /**
     * An event that asks for nothing.
     *
     * @param step completed steps
     * @param kind such as {@code checkpoint}
     * @param evidence what there is to say of it
     * @param action what was done
     * @return the event, about both networks
     */
    public static RunEvent info(long step, String kind, Map<String, Object> evidence, String action) {
        return new RunEvent(step, kind, Severity.INFO, PlayerRole.BOTH, evidence, "", action);
    }

    /**
     * This event with one more piece of evidence.
     *
     * @param key what it is called
     * @param value a number, a truth or a text
     * @return the event
     */
    public RunEvent withEvidence(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(evidence);
        more.put(key, value);
        return new RunEvent(step, kind, severity, network, more, advice, action);
    }

    /**
     * This event with an action.
     *
     * @param done what was done
     * @return the event
     */
    public RunEvent withAction(String done) {
        return new RunEvent(step, kind, severity, network, evidence, advice, done);
    }
}
