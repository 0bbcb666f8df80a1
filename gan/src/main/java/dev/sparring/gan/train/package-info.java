/**
 * The training loop: one step as the design's data flow has it, a run made of steps, and what a run tells its listeners.
 *
 * <p>One thread trains and owns ND4J; everything handed to listeners is immutable. No screens here.
 */
@NullMarked
package dev.sparring.gan.train;

import org.jspecify.annotations.NullMarked;
