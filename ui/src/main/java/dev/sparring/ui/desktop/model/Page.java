package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;

/** The pages of the window, in the order in which a person goes through them. */
public enum Page {
    /** What can be trained, and the runs that were. */
    RUNS,
    /** What the next run is to be. */
    NEW_RUN,
    /** The run that is made or looked at. */
    TRAIN,
    /** What the generator made, at any step. */
    SAMPLES,
    /** How both players do, and everything the monitor has found. */
    MONITOR,
    /** Several runs on disk side by side. */
    COMPARE,
    /** What can be taken out of the run that is shown. */
    EXPORT;

    /**
     * Its name for people.
     *
     * @return one or two words
     */
    public String title() {
        return Texts.text("page." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * Whether it shows the one run that is made or looked at.
     *
     * @return false for those about all runs, or about the next
     */
    public boolean isAboutRun() {
        return this == TRAIN || this == SAMPLES || this == MONITOR || this == EXPORT;
    }
}
