package dev.sparring.gan.event;

import java.util.Locale;

/** How a run ended. */
public enum Outcome {
    /** All steps were made. */
    COMPLETED,
    /** Somebody asked it to stop; it can be resumed. */
    STOPPED,
    /** The monitor's policy ended it. */
    STOPPED_BY_MONITOR,
    /** A loss, gradient or parameter was not finite. */
    DIVERGED,
    /** An error ended it. */
    FAILED;

    /**
     * The name as files have it.
     *
     * @return such as {@code stopped-by-monitor}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
