package dev.sparring.gan.export;

import java.util.Locale;

/** Which of a run's networks. */
public enum NetworkRole {
    /** Makes samples. */
    GENERATOR,
    /** Judges them. */
    DISCRIMINATOR;

    /**
     * The word for people and files.
     *
     * @return {@code generator} or {@code discriminator}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
