package dev.sparring.gan.run;

import dev.sparring.gan.metric.Modes;
import java.util.Optional;

/**
 * What the monitor's look at fresh samples found.
 *
 * @param diversity spread of the samples over the spread of the data
 * @param modes for data whose modes are known
 */
record Look(double diversity, Optional<Modes> modes) {}
