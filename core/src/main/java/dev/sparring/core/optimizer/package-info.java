/**
 * Players: a network with an optimizer, a schedule, a clock, clipping and an average of its own.
 *
 * <p>An optimizer is a configuration of ND4J's or one of this package, each a file with its paper and its arithmetic.
 *
 * <p>No player knows another one; what they play for is not known here.
 */
@NullMarked
package dev.sparring.core.optimizer;

import org.jspecify.annotations.NullMarked;
