/**
 * Optimizers by name, for configurations. The algorithms are {@link dev.sparring.core.optimizer}'s; here is what they are called, what
 * can be set about them, and how others join. Two files: the interface is for optimizers of one's own.
 */
@NullMarked
package dev.sparring.gan.optimizer;

import org.jspecify.annotations.NullMarked;
