/**
 * A finished run judged: samples of one of its checkpoints beside the data, figure by figure. {@code docs/evaluate.md} says what
 * the figures mean.
 *
 * <p>Composes runs, feature spaces and metrics; no arithmetic of its own, no screens.
 */
@NullMarked
package dev.sparring.gan.evaluation;

import org.jspecify.annotations.NullMarked;
