/**
 * What there is to see of a run, as numbers: each {@link dev.sparring.gan.monitor.statistics.Signal} is one of them, with its
 * key, its meaning, its unit and how it is taken.
 *
 * <p>Nothing is judged here. Trackers keep what they need between checks and can be stored. Some files more than elsewhere: signals
 * and the trackers that they are taken from are one concern.
 */
@NullMarked
package dev.sparring.gan.monitor.statistics;

import org.jspecify.annotations.NullMarked;
