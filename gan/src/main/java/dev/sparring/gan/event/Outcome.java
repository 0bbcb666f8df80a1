package dev.sparring.gan.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
     * The outcome that files call so.
     *
     * @param label as {@link #label} gives it
     * @return empty for any other word, such as that of a run that has not ended
     */
    public static Optional<Outcome> of(String label) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.label().equals(label))
                .findFirst();
    }

    /**
     * The name as files have it.
     *
     * @return such as {@code stopped-by-monitor}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
