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

    /**
     * A choice that was made before.
     *
     * @param dark whether the window is dark; whoever changes it chooses
     * @param following whether it follows the system
     */
    ThemeChoice(BooleanProperty dark, boolean following) {
        this.dark = dark;
        this.following = following;
        dark.addListener((property, before, now) -> this.following = system.equals(Optional.of(now)));
    }

    /** The system has said whether it is dark; empty if it says nothing. */
    void told(Optional<Boolean> now) {
        system = now;
        if (following) {
            now.ifPresent(dark::set);
        }
    }

    /** Whether it follows the system. */
    boolean isFollowing() {
        return following;
    }
}
