package dev.sparring.ui.desktop.app;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;

/**
 * Light or dark as the system is, unless a person wants it otherwise. Who changes back to what the system has follows it again. JavaFX thread
 * only.
 */
final class ThemeChoice {

    private final BooleanProperty dark;
    private Optional<Boolean> system = Optional.empty();
    private boolean following;
    /** What holds for the next start; empty while that is what is seen. */
    private Optional<Kept> kept = Optional.empty();

    /**
     * What a person has chosen.
     *
     * @param dark whether the window is dark
     * @param following whether it follows the system
     */
    record Kept(boolean dark, boolean following) {}

    /**
     * A choice that was made before.
     *
     * @param dark whether the window is dark; whoever changes it chooses
     * @param following whether it follows the system
     */
    ThemeChoice(BooleanProperty dark, boolean following) {
        this.dark = dark;
        this.following = following;
        dark.addListener((property, before, now) -> {
            this.following = system.equals(Optional.of(now));
            kept = Optional.empty();
        });
    }

    /** Is light or dark this once, whatever was chosen; unless a person chooses meanwhile, that holds again at the next start. */
    void force(boolean once) {
        Kept chosen = chosen();
        dark.set(once);
        following = false;
        kept = Optional.of(chosen);
    }

    /** The system has said whether it is dark; empty if it says nothing. */
    void told(Optional<Boolean> now) {
        system = now;
        if (following) {
            now.ifPresent(dark::set);
        }
    }

    /** What is to be remembered for the next start. */
    Kept chosen() {
        return kept.orElse(new Kept(dark.get(), following));
    }
}
