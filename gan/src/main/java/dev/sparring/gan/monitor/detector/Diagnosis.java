package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;

/**
 * Something that is wrong with a run right now.
 *
 * @param kind one of {@link Detectors#kinds}
 * @param severity how bad it is
 * @param network whom it is about
 * @param dominantPlayer the network that ran ahead
 * @param since completed steps at the first of the checks that led to it
 */
public record Diagnosis(String kind, Severity severity, PlayerRole network, PlayerRole dominantPlayer, long since) {

    /** What has stood for so many checks does not go away by itself. */
    private static final int LASTING = 10;

    /**
     * Whether it has stood for ten checks.
     *
     * @param step completed steps
     * @param every steps between checks
     * @return true from the tenth check after the first on
     */
    public boolean isPersistent(long step, long every) {
        return step - since >= LASTING * every;
    }
}
