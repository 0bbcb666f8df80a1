package dev.sparring.gan.monitor.statistics;

import dev.sparring.gan.metric.ModeCoverage;
import java.util.Optional;

/**
 * What a check of a run found.
 *
 * @param signals for the detectors, which know no true modes
 * @param modes for data whose modes are known
 */
public record MonitorObservation(Signals signals, Optional<ModeCoverage> modes) {}
