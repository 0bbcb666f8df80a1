/** Calibration of the balance monitor against runs whose truth is known. */
@NullMarked
package dev.sparring.bench.monitor;

import org.jspecify.annotations.NullMarked;
