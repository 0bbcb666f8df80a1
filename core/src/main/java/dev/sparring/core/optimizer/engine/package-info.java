/**
 * How an optimizer moves a network's flat vector: one fused pass for those that are written as an
 * {@link dev.sparring.core.optimizer.engine.UpdateRule}, ND4J's own updaters for the rest, and the adapter by which DL4J's
 * {@code fit} can use ours.
 *
 * <p>No algorithm is defined here but ND4J's Adam, which is computed by our pass.
 */
@NullMarked
package dev.sparring.core.optimizer.engine;

import org.jspecify.annotations.NullMarked;
