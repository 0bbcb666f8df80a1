/**
 * Optimizers, one algorithm a file, each with its paper and its arithmetic. Each is an ND4J configuration and can be used by a
 * player or, where the step depends on gradients alone, by DL4J's own {@code fit}.
 *
 * <p>How they are applied to a network is the engine's ({@link dev.sparring.core.optimizer.engine}); no schedules, clocks or
 * players here.
 */
@NullMarked
package dev.sparring.core.optimizer;

import org.jspecify.annotations.NullMarked;
