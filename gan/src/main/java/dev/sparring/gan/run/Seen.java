package dev.sparring.gan.run;

import dev.sparring.gan.balance.Look;
import dev.sparring.gan.balance.Signals;
import dev.sparring.gan.metric.Modes;
import java.util.Optional;

/**
 * What a look at a run found.
 *
 * @param signals for the monitor, which knows no true modes
 * @param modes for data whose modes are known
 */
record Seen(Signals signals, Optional<Modes> modes) {

    Look look() {
        return signals.samples();
    }
}
