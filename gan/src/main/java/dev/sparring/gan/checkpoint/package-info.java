/**
 * Checkpoints on disk: a directory of a manifest, tensors in the safetensors layout and a small JSON state.
 *
 * <p>Written whole or not at all; read as hostile. What is in a checkpoint is its writer's business, not this package's.
 * {@code docs/checkpoint.md} is the specification.
 */
@NullMarked
package dev.sparring.gan.checkpoint;

import org.jspecify.annotations.NullMarked;
