/**
 * The balance monitor of a run, a pipeline of values: statistics, detectors, diagnoses, actions, and one executor that applies
 * them and tells the listener.
 *
 * <p>{@link dev.sparring.gan.monitor.RunMonitor} is the pipeline of a run; {@link dev.sparring.gan.monitor.BalanceMonitor} is its
 * judging half, which needs no run and no files. Each stage has a package of its own; this one puts them together.
 */
@NullMarked
package dev.sparring.gan.monitor;

import org.jspecify.annotations.NullMarked;
