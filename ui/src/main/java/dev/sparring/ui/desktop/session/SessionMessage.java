package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import java.nio.file.Path;

/** What a session tells the window and what must not be lost. */
public sealed interface SessionMessage {

    /** The data is read and training begins. */
    record Prepared(RunSetup setting) implements SessionMessage {}

    /** The run went on from an older checkpoint: what happened since then does not count. */
    record WentBack() implements SessionMessage {}

    /** Something happened in the run. */
    record Happened(RunEvent event) implements SessionMessage {}

    /** A network's rate will be another than planned. */
    record Adjusted(PlayerRole network, ScheduleChange adjustment) implements SessionMessage {}

    /** The run has ended and its checkpoint is written. */
    record Ended(Outcome outcome, Path root) implements SessionMessage {}

    /** The run could not begin or broke off; the text says what happened and what to do. */
    record Failed(String text) implements SessionMessage {}
}
