package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;

/** What the window is doing. */
public enum Phase {
    /** Nothing yet. */
    IDLE(true, false, false),
    /** Data is being read. */
    PREPARING(false, false, true),
    /** A run on disk is being read. */
    OPENING(false, false, false),
    /** A run on disk is shown that has not ended, and perhaps goes on in another process. */
    FOLLOWING(true, false, false),
    /** Steps are made. */
    RUNNING(false, true, true),
    /** The run rests between steps. */
    PAUSED(false, true, true),
    /** The run ends and writes its checkpoint. */
    SAVING(false, false, false),
    /** The run has ended. */
    ENDED(true, false, false);

    private final boolean canStart;
    private final boolean canPause;
    private final boolean canStop;

    Phase(boolean canStart, boolean canPause, boolean canStop) {
        this.canStart = canStart;
        this.canPause = canPause;
        this.canStop = canStop;
    }

    /**
     * Its name for people.
     *
     * @return one to three words
     */
    public String label() {
        return Texts.text("phase." + name().toLowerCase(Locale.ROOT));
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
     * Whether another run can be shown.
     *
     * @return false while it is not known yet what is shown
     */
    public boolean canLeave() {
        return this != PREPARING && this != OPENING;
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
