/**
 * What can go wrong, one detector a file: pure functions of the signals. How a finding becomes a diagnosis, and when it is over,
 * is the same for all ({@link dev.sparring.gan.monitor.detector.DetectorState}).
 *
 * <p>A detector of your own is a class that extends {@link dev.sparring.gan.monitor.detector.Detector}, named in {@code
 * META-INF/services}. Nothing is done about diagnoses here.
 */
@NullMarked
package dev.sparring.gan.monitor.detector;

import org.jspecify.annotations.NullMarked;
