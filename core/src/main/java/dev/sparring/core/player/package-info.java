/**
 * A player: a network with an optimizer, a schedule, a clock, clipping and an average of its own.
 *
 * <p>No player knows another one; what they play for is not known here. What a DL4J definition asks for beside its layers
 * (l1, l2, weight decay, gradient normalisation, constraints) is done here or refused by name.
 */
@NullMarked
package dev.sparring.core.player;

import org.jspecify.annotations.NullMarked;
