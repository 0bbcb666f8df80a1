/**
 * Figures of merit of samples: pure functions of numbers, no networks.
 */
@NullMarked
package dev.sparring.gan.metric;

import org.jspecify.annotations.NullMarked;
