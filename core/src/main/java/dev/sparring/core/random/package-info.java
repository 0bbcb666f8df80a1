/**
 * Randomness as a pure function of (seed, purpose, counter), so that a resumed run draws what the unbroken run would have.
 * Nothing here keeps state.
 */
@NullMarked
package dev.sparring.core.random;

import org.jspecify.annotations.NullMarked;
