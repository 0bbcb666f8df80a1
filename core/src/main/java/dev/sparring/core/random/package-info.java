/**
 * Randomness as a pure function of (seed, purpose, counter), so that a resumed run draws what the unbroken run would have. Only
 * {@link dev.sparring.core.random.DropoutStream} keeps a position, which can be read and set.
 */
@NullMarked
package dev.sparring.core.random;

import org.jspecify.annotations.NullMarked;
