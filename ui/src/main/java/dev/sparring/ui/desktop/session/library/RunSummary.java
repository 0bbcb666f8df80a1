package dev.sparring.ui.desktop.session.library;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run on disk in a few figures, as a list of runs shows it.
 *
 * @param root its directory
 * @param name of its configuration, such as {@code ring}
 * @param state whether it is made, has ended, or can go on
 * @param step completed steps
 * @param steps planned steps, 0 if that is not known
 * @param start when it began; empty if that is not known
 * @param bestDistance the least Fréchet distance of its checkpoints; empty if none was taken
 * @param diagnosis the newest of the monitor's; empty if there is none
 * @param picture the newest picture of samples; empty if there is none
 */
public record RunSummary(
        Path root,
        String name,
        State state,
        long step,
        long steps,
        Optional<Instant> start,
        OptionalDouble bestDistance,
        Optional<RunEvent> diagnosis,
        Optional<Path> picture) {

    /** What has become of a run. */
    public enum State {
        /** It is being made, in whatever process. */
        TRAINING,
        /** All planned steps were made. */
        COMPLETED,
        /** A person or the monitor ended it. */
        STOPPED,
        /** It could not go on: something was not finite, or an error came up. */
        FAILED,
        /** Its process ended without a word; it goes on from its last checkpoint. */
        INTERRUPTED;

        /**
         * Its name for people.
         *
         * @return one word, such as {@code completed}
         */
        public String label() {
            return Texts.text("state." + style());
        }

        /**
         * Its name in the stylesheet.
         *
         * @return one word, lower case
         */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What tells it from other runs.
     *
     * @return the name of its directory
     */
    public String folder() {
        Path last = root.getFileName();
        return last == null ? root.toString() : last.toString();
    }

    /**
     * Whether it can go on towards the end that was planned.
     *
     * @return true for runs that were stopped or broken off
     */
    public boolean isUnfinished() {
        return state == State.STOPPED || state == State.INTERRUPTED;
    }
}
