package dev.sparring.ui.desktop.model;

/** What the window is doing. */
public enum Phase {
    /** Nothing yet. */
    IDLE("Ready", true, false, false),
    /** Data is being read. */
    PREPARING("Preparing…", false, false, true),
    /** A run on disk is being read. */
    OPENING("Opening…", false, false, false),
    /** A run on disk is shown that has not ended, and perhaps goes on in another process. */
    FOLLOWING("Not ended yet", true, false, false),
    /** Steps are made. */
    RUNNING("Training", false, true, true),
    /** The run rests between steps. */
    PAUSED("Paused", false, true, true),
    /** The run ends and writes its checkpoint. */
    SAVING("Saving…", false, false, false),
    /** The run has ended. */
    ENDED("Ended", true, false, false);

    private final String label;
    private final boolean canStart;
    private final boolean canPause;
    private final boolean canStop;

    Phase(String label, boolean canStart, boolean canPause, boolean canStop) {
        this.label = label;
        this.canStart = canStart;
        this.canPause = canPause;
        this.canStop = canStop;
    }

    /**
     * Its name for people.
     *
     * @return one word
     */
    public String label() {
        return label;
    }

    /**
     * Whether a run can begin.
     *
     * @return false while there is one
     */
    public boolean canStart() {
        return canStart;
    }

    /**
     * Whether the run can be paused, resumed or moved by one step.
     *
     * @return false unless steps are being made
     */
    public boolean canPause() {
        return canPause;
    }

    /**
     * Whether the run can be stopped.
     *
     * @return false where there is none, or it is ending already
     */
    public boolean canStop() {
        return canStop;
    }
}
