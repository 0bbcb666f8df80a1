package dev.sparring.ui.desktop.session;

import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Side;
import dev.sparring.gan.run.Outcome;
import java.nio.file.Path;

/** What a session tells the window and what must not be lost. */
sealed interface Message {

    /** The data is read and training begins. */
    record Prepared(Setting setting) implements Message {}

    /** Something happened in the run. */
    record Happened(Event event) implements Message {}

    /** A network's rate will be another than planned. */
    record Adjusted(Side network, Adjustment adjustment) implements Message {}

    /** The run has ended and its checkpoint is written. */
    record Ended(Outcome outcome, Path root) implements Message {}

    /** The run could not begin or broke off; the text says what happened and what to do. */
    record Failed(String text) implements Message {}
}
