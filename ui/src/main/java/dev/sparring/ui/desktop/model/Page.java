package dev.sparring.ui.desktop.model;

/** The pages of the window, in the order in which a person goes through them. */
public enum Page {
    /** What can be trained, and the runs that were. */
    RUNS("Runs"),
    /** What the next run is to be. */
    NEW_RUN("New run"),
    /** The run that is made or looked at. */
    TRAIN("Train"),
    /** What the generator made, at any step. */
    SAMPLES("Samples"),
    /** How both players do, and everything the monitor has found. */
    MONITOR("Monitor"),
    /** Several runs on disk side by side. */
    COMPARE("Compare");

    private final String title;

    Page(String title) {
        this.title = title;
    }

    /**
     * Its name for people.
     *
     * @return one or two words
     */
    public String title() {
        return title;
    }
}
