package dev.sparring.gan.monitor.action;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;

/** Is told what the monitor finds and does, on the training thread, when it happens. */
public interface MonitorListener {

    /**
     * Something happened.
     *
     * @param event what
     * @throws SparringException.Storage if it cannot be written down
     */
    void onEvent(RunEvent event) throws SparringException.Storage;

    /**
     * A player's schedule was changed.
     *
     * @param role whose
     * @param change from the player's next update on
     */
    void onScheduleChange(PlayerRole role, ScheduleChange change);
}
